"""How deep and how large a document may be."""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Severity

MAX_DEPTH = 250
"""Levels of nesting; noob 1003.0.2 ends in a RecursionError at about the same depth."""

MAX_VALUES = 250_000
"""Values that a document may have, counting those behind each alias every time."""

TOO_DEEP = (
    f"nested more than {MAX_DEPTH} levels deep once aliases are expanded, which noob-lint cannot "
    "check"
)
TOO_MANY = f"more than {MAX_VALUES:,} values once aliases are expanded, too many for a tube"


class LimitError(Exception):
    """The document exceeds a limit at `offset`; nothing after it is read."""

    def __init__(self, message: str, offset: int, severity: Severity = Severity.ERROR) -> None:
        super().__init__(message)
        self.offset = offset
        self.severity = severity


class TooDeepError(LimitError):
    """The document nests deeper than noob can follow."""

    def __init__(self, offset: int) -> None:
        super().__init__(
            f"nested more than {MAX_DEPTH} levels deep, which noob cannot read", offset
        )
