"""Positions and spans in a file, and the index that turns offsets into lines.

Everything here is zero-based and counts Unicode code points of the decoded text, without its byte
order mark. Lines end at ``\\n``, ``\\r\\n`` or ``\\r``, as in editors and in the Language Server
Protocol.

The values are named tuples rather than dataclasses: importing ``dataclasses`` costs a tenth of the
time in which ``noob-lint`` checks a tube.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from noob_lint.support.values import NamedTuple


class Position(NamedTuple):
    """A place between two characters: zero-based line, column and offset, in code points."""

    line: int
    column: int
    offset: int


class Span(NamedTuple):
    """The text from ``start`` up to, and without, ``end``."""

    start: Position
    end: Position

    @property
    def is_empty(self) -> bool:
        """Whether the span is empty (an omitted value, the end of a file)."""
        return self.start.offset == self.end.offset


def _line_starts(text: str) -> list[int]:
    if "\r" in text:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
    starts = [0]
    for line in text.split("\n")[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    return starts


class Source:
    """A decoded text, the path it was read from, and the offsets at which its lines start.

    The index is built when a position is first asked for, so a file without findings costs nothing.
    """

    __slots__ = ("_last", "_starts", "path", "text")

    def __init__(self, text: str, path: str = "") -> None:
        self.text = text
        self.path = path
        self._starts: list[int] | None = None
        self._last: tuple[int | None, str] = (None, "")

    @property
    def line_starts(self) -> list[int]:
        """The offset of the first character of each line; there is always a first line."""
        if self._starts is None:
            self._starts = _line_starts(self.text)
        return self._starts

    def position(self, offset: int) -> Position:
        """The position of `offset`, which is clamped to the text."""
        starts = self.line_starts
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(starts, offset) - 1
        return Position(line, offset - starts[line], offset)

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets; `end` is at least `start`."""
        return Span(self.position(start), self.position(max(start, end)))

    def line(self, number: int) -> str:
        """The text of the zero-based line `number`, without its line break.

        Those who ask for the same line in turn get the same object, since it may be very long.
        """
        if number != self._last[0]:
            starts = self.line_starts
            end = starts[number + 1] if number + 1 < len(starts) else len(self.text)
            self._last = number, self.text[starts[number] : end].rstrip("\r\n")
        return self._last[1]
