"""How much source is parsed: what would take too long or too much memory is not.

A tree needs up to a kilobyte for each bracket, comma and operator, so these are counted first. No
ordinary module has as many as are allowed in one, and no ordinary run in all.
"""

from __future__ import annotations

import re
import sys
import weakref
from typing import ClassVar

MOST_PARTS = 300_000
"""Parts in one file. Ordinary source has one in eleven characters."""

MOST_IN_ALL = 2_000_000
"""Parts of all files that are kept: as many as 22 MB of ordinary source have."""

_ORDINARY = 11
_JOINTS = b"([{,.:;=+-*/%|&^<>@~\n"
_LONGEST_NUMBER = rb"0[xXoObB][0-9a-fA-F_]{3500}"
"""Such a number can be written, but Python refuses to print it."""

_FORMAT = rb"""\b(?:[fF][rR]?|[rR][fF])(\"""|'''|"|')"""
_MOST_FORMATTED = 500_000_000


class Kept:
    """The sum of what is kept of all files, in this process."""

    parts: ClassVar[int] = 0
    is_full: ClassVar[bool] = False
    """Whether a file has been refused because of the others."""

    @classmethod
    def keep(cls, owner: object, parts: int) -> None:
        """Count the parts of a file as long as the owner of its tree lives."""
        cls.parts += parts
        weakref.finalize(owner, cls._drop, parts).atexit = False

    @classmethod
    def _drop(cls, parts: int) -> None:
        cls.parts -= parts


def parts_of(data: bytes) -> int:
    """About the number of nodes that the tree of some source has."""
    return len(data) - len(data.translate(None, _JOINTS))


def why_too_much(data: bytes, parts: int) -> str | None:
    """Why source with that many parts is not parsed, after "it"; None if it is."""
    if parts > MOST_PARTS:
        return "has too many parts"
    if Kept.parts + parts > MOST_IN_ALL:
        Kept.is_full = True
        size = MOST_IN_ALL * _ORDINARY // 1_000_000
        return f"is not read, since about {size} MB of Python have been read in this run"
    if _has_long_number(data):
        return "has a number with too many digits"
    if sys.version_info < (3, 12) and _formatted(data) > _MOST_FORMATTED:
        return "has an f-string with too many values"
    return None


def _has_long_number(data: bytes) -> bool:
    return re.search(_LONGEST_NUMBER, data) is not None


_FEW_VALUES = 1_000
"""Values in f-strings that take no time worth counting."""


def _formatted(data: bytes) -> int:
    """How long it takes to parse the f-strings: before Python 3.12, length times values."""
    if data.count(b"{") < _FEW_VALUES:
        return 0
    work = place = 0
    joined = data.replace(b"\\\n", b"  ")
    while (found := re.compile(_FORMAT).search(joined, place)) is not None:
        end = joined.find(found[1] if len(found[1]) == 3 else b"\n", found.end())
        end = len(joined) if end < 0 else end
        work += (end - found.end()) * joined.count(b"{", found.end(), end)
        place = end
    return work
