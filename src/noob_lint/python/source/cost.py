"""How much source is parsed: what would take too long or too much memory is not.

A tree needs up to a kilobyte for each bracket, comma and operator, so these are counted first. No
ordinary module has as many as are allowed in one, and no ordinary run in all. The bodies of
functions are dropped and parsed again when needed, so what is left of ordinary trees is small; that
is counted, too.
"""

from __future__ import annotations

import ast
import re
import sys
import weakref
from typing import ClassVar

MOST_PARTS = 300_000
"""Parts in one file. Ordinary source has one in eleven characters."""

MOST_IN_ALL = 1_500_000
"""Parts of all files that are parsed: as many as 15 MB of ordinary source have."""

MOST_NODES = 500_000
"""Nodes of all trees that are kept: some ten times as many as such source leaves."""

_ORDINARY = 10
_INDENTATION = 3
"""Tabs of ordinary lines that are indented with them."""

_WORDS = (b"and ", b"or ", b"not ", b"in ", b"is ", b"if ", b"else ", b"for ", b"await ")
_JOINTS = b"([{,.:;=+-*/%|&^<>@~\n\f"
_LONGEST_NUMBER = rb"0[xXoObB][0-9a-fA-F_]{3500}"
"""Such a number can be written, but Python refuses to print it."""

_FORMAT = rb"""\b(?:[fF][rR]?|[rR][fF])(\"""|'''|"|')"""
_MOST_FORMATTED = 500_000_000


class Kept:
    """The sum of what is kept of all files, in this process."""

    parts: ClassVar[int] = 0
    nodes: ClassVar[int] = 0
    is_full: ClassVar[bool] = False
    """Whether a file has been refused because of the others."""

    @classmethod
    def keep(cls, owner: object, parts: int, nodes: int = 0) -> None:
        """Count the parts of a file, and what is left of its tree, as long as the owner lives."""
        cls.parts += parts
        cls.nodes += nodes
        weakref.finalize(owner, cls._drop, parts, nodes).atexit = False

    @classmethod
    def _drop(cls, parts: int, nodes: int) -> None:
        cls.parts -= parts
        cls.nodes -= nodes


def parts_of(data: bytes) -> int:
    """About the number of nodes that the tree of some source has."""
    joints = len(data) - len(data.translate(None, _JOINTS))
    quotes = data.count(b"'") + data.count(b'"')
    tabs = max(0, data.count(b"\t") - _INDENTATION * data.count(b"\n"))  # a word may end in one
    return joints + quotes // 2 + tabs + sum(map(data.count, _WORDS))


def nodes_of(tree: ast.AST) -> int:
    """The number of nodes of a tree."""
    count, left = 0, [tree]
    while left:
        count += 1
        for value in vars(left.pop()).values():
            if type(value) is list:
                left += [one for one in value if isinstance(one, ast.AST)]
            elif isinstance(value, ast.AST):
                left.append(value)
    return count


def why_too_much(data: bytes, parts: int) -> str | None:
    """Why source with that many parts is not parsed, after "it"; None if it is."""
    if parts > MOST_PARTS:
        return "has too many parts"
    if Kept.parts + parts > MOST_IN_ALL:
        Kept.is_full = True
        size = MOST_IN_ALL * _ORDINARY // 1_000_000
        return f"is not read, since about {size} MB of Python have been read in this run"
    if Kept.nodes > MOST_NODES:
        Kept.is_full = True
        return "is not read, since very large Python modules have been read in this run"
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
