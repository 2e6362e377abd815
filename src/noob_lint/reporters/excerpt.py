"""A part of a source line as it is shown, and the position of the marks below it.

What is shown differs from the source: tabs are expanded, unsafe characters are escaped, and a long
line is cut around its mark.
"""

from __future__ import annotations

from typing import NamedTuple

from noob_lint.diagnostics.style import escape

FULL = 123
"""The most cells of a source line that are shown where no terminal limits them."""

_TAB = 4
_DOTS = "..."
_LEAST = 10  # cells, in however narrow a terminal
_BEFORE = 40  # how many characters of a long line are shown before a mark
_MOST = 4  # characters looked at for each cell; more would only be combining marks without width


class Excerpt(NamedTuple):
    """A shown line, and the cell at which each character of the source line begins.

    `cells` has one more item than there are characters shown; `first` is the column of the first.
    """

    text: str
    first: int
    cells: tuple[int, ...]
    is_cut: bool

    def mark(self, start: int, end: int) -> tuple[int, int]:
        """The first cell and the number of cells of columns `start` to `end`, at least one cell."""
        left = self._cell(start)
        return left, max(self._cell(end) - left, 1)

    def _cell(self, column: int) -> int:
        return self.cells[min(max(column - self.first, 0), len(self.cells) - 1)]


def excerpt(line: str, column: int, width: int = FULL) -> Excerpt:
    """The part of `line` to show, in at most `width` cells, so that `column` is in it."""
    width = max(width, _LEAST)
    whole = _show(line, 0, width)
    if not whole.is_cut:
        return whole
    column = min(column, len(line))
    room = width - len(_DOTS)
    before = min(column, _BEFORE, room // 3)
    part = _show(line, column - before, room)
    while before and column < len(line) and column >= part.first + len(part.cells) - 1:
        before //= 2  # escaped characters take up the width
        part = _show(line, column - before, room)
    return part


def _show(line: str, first: int, width: int) -> Excerpt:
    """The line from column `first` on, up to `width` cells, and dots where it is cut."""
    shown: list[str] = [_DOTS] if first else []
    cell = len(_DOTS) if first else 0
    cells = [cell]
    for char in line[first : first + _MOST * width]:
        text, taken = _cell(char, cell)
        if cell + taken > width:
            break
        shown.append(text)
        cell += taken
        cells.append(cell)
    is_cut = first + len(cells) - 1 < len(line)
    return Excerpt("".join(shown) + (_DOTS if is_cut else ""), first, tuple(cells), is_cut)


def _cell(char: str, cell: int) -> tuple[str, int]:
    """How `char` is shown when it begins at `cell`, and how many cells it takes."""
    if char.isascii() and char.isprintable():
        return char, 1
    if char == "\t":
        width = _TAB - cell % _TAB
        return " " * width, width
    if not char.isprintable():
        text = escape(char)
        return text, len(text)
    import unicodedata  # a shared library that most runs do not need

    if unicodedata.category(char) in ("Mn", "Me"):
        return char, 0
    return char, 2 if unicodedata.east_asian_width(char) in "WF" else 1
