"""The kinds of names that noob knows, and what is wrong with a text that should be one.

Facts from noob 1003.0.2 (`noob.types`, `noob.const`), the same since 1000 and, but for the reserved
name `tube`, before. Imports nothing of this package: the models, the schema words and the rules all
ask here, so a name is judged and described alike everywhere.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterable

SPECIAL_TYPES = ("gather", "map", "return", "tube")
"""Node types that noob provides itself; they win over builtins of the same name."""


def is_identifier(text: str) -> bool:
    """Whether `text` is a Python identifier (keywords count, as they do for noob)."""
    return text.isidentifier()


def is_absolute_identifier(text: str) -> bool:
    """Whether `text` can be a `type`: a special type, a builtin, or a dotted Python path."""
    if "." in text:
        return all(part.isidentifier() for part in text.split("."))
    return text in SPECIAL_TYPES or text in builtins.__dict__


def is_signal_reference(text: str) -> bool:
    """Whether `text` is `<identifier>.<identifier>`."""
    parts = text.split(".")
    return len(parts) == 2 and all(part.isidentifier() for part in parts)


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `name` was most likely meant to be, or None when nothing is near.

    The first of equally near ones wins, so the answer does not depend on hashing.
    """
    from difflib import get_close_matches  # 6 ms that only a finding pays

    known = list(candidates)
    folded = {candidate.casefold(): candidate for candidate in reversed(known)}
    if name.casefold() in folded and folded[name.casefold()] != name:
        return folded[name.casefold()]
    close = get_close_matches(name.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close and folded[close[0]] != name else None
