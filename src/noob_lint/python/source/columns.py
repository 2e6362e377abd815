"""Columns in bytes of UTF-8, as `ast` counts them, in code points."""

from __future__ import annotations

from itertools import accumulate

_STRIDE = 512
_CONTINUATIONS = bytes(range(0x80, 0xC0))


class Columns:
    """The columns of one line, however long it is."""

    __slots__ = ("_counts", "_data")

    def __init__(self, line: str) -> None:
        self._data = b"" if line.isascii() else line.encode(errors="replace")
        starts = range(0, len(self._data), _STRIDE)
        self._counts = [0, *accumulate(self._count(one, one + _STRIDE) for one in starts)]

    def characters_before(self, column: int) -> int:
        """The number of characters before a column in bytes."""
        if not self._data:
            return column
        whole = min(column // _STRIDE, len(self._counts) - 1)
        return self._counts[whole] + self._count(whole * _STRIDE, column)

    def _count(self, start: int, end: int) -> int:
        return len(self._data[start:end].translate(None, _CONTINUATIONS))
