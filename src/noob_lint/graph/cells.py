"""What stands in the columns of a picture, and the walls of brackets between it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

GAP, WIRE_GAP = 24.0, 13.0
WALL_INSIDE, WALL_OUTSIDE, WALL_TITLE = 14.0, 16.0, 22.0


class Cell:
    """Something in a column: a box, a wire on its way through it, or a bracket without either.

    `path` are the brackets around it, outermost first; `y` is its top. `rank` is its place in its
    column.
    """

    __slots__ = ("before", "behind", "height", "level", "number", "path", "rank", "y")

    def __init__(self, number: int, level: int, height: float, path: tuple[str, ...]) -> None:
        self.number = number
        self.level = level
        self.height = height
        self.path = path
        self.y = 0.0
        self.rank = 0
        self.before: list[Tie] = []
        self.behind: list[Tie] = []


class Tie(NamedTuple):
    """A part of a wire between a cell and another one in the next column, as one of them sees it.

    `near` is the height of its end at that cell, `far` at the other one, relative to their tops.
    """

    other: Cell
    near: float
    far: float
    weight: float

    @property
    def wanted(self) -> float:
        """The top of the cell for which this part of the wire is straight."""
        return self.other.y + self.far - self.near

    @property
    def end(self) -> tuple[int, float]:
        """Where it ends in the other column, in relation to other wires."""
        return self.other.rank, self.far


class Walls(NamedTuple):
    """Where a bracket begins and ends, vertically."""

    top: float
    bottom: float


def tie(left: Cell, out: float, right: Cell, into: float, weight: float) -> None:
    """Connect two cells, at heights relative to their tops."""
    left.behind.append(Tie(right, out, into, weight))
    right.before.append(Tie(left, into, out, weight))


def gap(cell: Cell) -> float:
    """The space below a cell."""
    return GAP if cell.height else WIRE_GAP


class Wall(NamedTuple):
    """The upper or lower wall of a bracket in a column."""

    path: tuple[str, ...]
    is_top: bool


def with_walls(column: Iterable[Cell]) -> list[Cell | Wall]:
    """The cells of a column with the walls of the brackets between them."""
    found: list[Cell | Wall] = []
    around: tuple[str, ...] = ()
    for cell in column:
        found += _steps(around, cell.path)
        found.append(cell)
        around = cell.path
    return [*found, *_steps(around, ())]


def _steps(left: tuple[str, ...], right: tuple[str, ...]) -> list[Wall]:
    common = 0
    while common < min(len(left), len(right)) and left[common] == right[common]:
        common += 1
    closing = [Wall(left[:depth], is_top=False) for depth in range(len(left), common, -1)]
    return [*closing, *(Wall(right[:depth], True) for depth in range(common + 1, len(right) + 1))]


def between(upper: Cell | Wall, lower: Cell | Wall) -> float:
    """The space between two neighbours in a column."""
    if isinstance(upper, Wall):
        if upper.is_top:
            return WALL_TITLE
        return WALL_OUTSIDE
    if isinstance(lower, Wall):
        return WALL_OUTSIDE if lower.is_top else WALL_INSIDE
    return max(gap(upper), gap(lower)) if upper.height and lower.height else WIRE_GAP


def walls_around(columns: Iterable[list[Cell]]) -> dict[tuple[str, ...], Walls]:
    """The walls that just enclose what is inside each bracket."""
    found: dict[tuple[str, ...], Walls] = {}
    for column in columns:
        for cell in column:
            for depth in range(len(cell.path), 0, -1):
                more = len(cell.path) - depth + 1
                top = cell.y - WALL_TITLE * more
                bottom = cell.y + cell.height + WALL_INSIDE * more
                known = found.get(cell.path[:depth], Walls(top, bottom))
                found[cell.path[:depth]] = Walls(min(known.top, top), max(known.bottom, bottom))
    return found
