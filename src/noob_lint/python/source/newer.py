"""Whether a syntax error may only be syntax that the Python which runs this does not know yet."""

from __future__ import annotations

import re
import sys

_STRING = r"""\b([rR]?{0}|{0}[rR])["']"""
_F_STRING = re.compile(_STRING.format("[fF]"))
_SYNTAX = (
    ((3, 12), re.compile(r"^\s*type\s+\w|^\s*(async\s+)?(def|class)\s+\w+\s*\[", re.MULTILINE)),
    ((3, 14), re.compile(rf"{_STRING.format('[tT]')}|\bexcept\*?\s*\w[\w.]*\s*,")),
    ((3, 15), re.compile(r"^\s*lazy\s+\w|\*\s*\w[^\n]*\bfor\b", re.MULTILINE)),
)
"""What new syntax looks like, by the version that has it first; f-strings are separate."""


def may_be_newer(text: str, error: SyntaxError, version: tuple[int, int] | None) -> bool:
    """Whether the Python `version` (None: unknown) may accept what this one does not."""
    own, latest = sys.version_info[:2], version or _SYNTAX[-1][0]
    if latest <= own:
        return False
    if own < (3, 12) and _is_in_f_string(text, error):
        return True
    return any(own < since <= latest and syntax.search(text) for since, syntax in _SYNTAX)


def _is_in_f_string(text: str, error: SyntaxError) -> bool:
    """Whether it may be about what f-strings may hold since Python 3.12."""
    if "f-string" in error.msg or error.lineno is None:
        return True
    lines = text.splitlines()[error.lineno - 1 : error.end_lineno or error.lineno]
    return any(_F_STRING.search(line) for line in lines)
