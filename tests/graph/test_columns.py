"""The parts of a layout one by one: columns, the order and the places in them, and walls."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from noob_lint.graph.cells import Cell, Tie, Wall, Walls, between, tie, walls_around, with_walls
from noob_lint.graph.columns import (
    _arranged,
    _centers,
    _crossings,
    _fill_brackets,
    _gain,
    _mean,
    _median,
    _regress,
    _stack,
    _swap,
    _without_bands,
    place,
)
from noob_lint.graph.layout import _common, _without_repeats
from noob_lint.graph.levels import backward, levels
from noob_lint.graph.picture import Kind


def cell(path: str = "", height: float = 10.0, y: float = 0.0, rank: int = 0) -> Cell:
    """A cell inside of brackets of one letter each."""
    made = Cell(0, 0, height, tuple(path))
    made.y, made.rank = y, rank
    return made


@pytest.mark.parametrize(
    ("names", "pairs", "back"),
    [
        ("", "", ""),
        ("abc", "ab bc ac", ""),
        ("abc", "ab bc ca", "ca"),
        ("abc", "cb bc ab", "cb"),
        ("cba", "ab bc cb", "cb"),  # what nothing leads to comes first
        ("cba", "aa ab bc cb", "aa cb"),  # and what only leads to itself
        ("ba", "ab ba", "ab"),
        ("abcd", "ab ac bd cd", ""),
        ("abcd", "ab bc cb bd da", "cb da"),
        ("abcd", "cd dc ab ba", "dc ba"),
    ],
)
def test_what_leads_back(names: str, pairs: str, back: str) -> None:
    found = backward([*names], [(one[0], one[1]) for one in pairs.split()])
    assert found == {(one[0], one[1]) for one in back.split()}


@pytest.mark.parametrize(
    ("kinds", "lengths", "expected"),
    [
        ({}, {}, {}),
        ({"a": Kind.NODE}, {}, {"a": 0}),
        (dict.fromkeys("abc", Kind.NODE), {"ac": 1, "ab": 1, "bc": 1}, {"a": 0, "b": 1, "c": 2}),
        (dict.fromkeys("cab", Kind.NODE), {"bc": 3, "ab": 1, "ac": 1}, {"c": 4, "a": 0, "b": 1}),
        (
            {**dict.fromkeys("abc", Kind.NODE), "x": Kind.ASSET, "y": Kind.MISSING},
            {"ab": 1, "bc": 1, "xc": 1, "yc": 1, "yb": 1},
            {"a": 0, "b": 1, "c": 2, "x": 1, "y": 0},
        ),
        ({"i": Kind.INPUT, "a": Kind.NODE}, {"ia": 0}, {"i": 0, "a": 1}),
        (
            {"x": Kind.ASSET, "y": Kind.ASSET, "z": Kind.ASSET, "a": Kind.NODE, "b": Kind.NODE},
            {"ab": 2, "xy": 1, "yb": 1},
            {"x": 0, "y": 1, "z": 0, "a": 0, "b": 2},
        ),
        (
            {"m": Kind.MAP, "a": Kind.NODE, "b": Kind.NODE},
            {"ab": 2, "mb": 1},
            {"m": 0, "a": 0, "b": 2},
        ),
    ],
)
def test_levels(kinds: dict[str, Kind], lengths: dict[str, int], expected: dict[str, int]) -> None:
    assert levels(kinds, {(one[0], one[1]): number for one, number in lengths.items()}) == expected


def shown(item: Cell | Wall) -> str:
    if isinstance(item, Cell):
        return f".{''.join(item.path)}"
    return f"{'[' if item.is_top else ']'}{''.join(item.path)}"


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ([], ""),
        ([""], "."),
        (["ab"], "[a [ab .ab ]ab ]a"),
        (["", "a", "ab", "ac", "db", ""], ". [a .a [ab .ab ]ab [ac .ac ]ac ]a [d [db .db ]db ]d ."),
        (["a", "a", "b"], "[a .a .a ]a [b .b ]b"),
    ],
)
def test_walls_stand_between(paths: list[str], expected: str) -> None:
    assert " ".join(map(shown, with_walls([*map(cell, paths)]))) == expected


TOP, BOTTOM = Wall(("a",), is_top=True), Wall(("a",), is_top=False)


@pytest.mark.parametrize(
    ("upper", "lower", "space"),
    [
        *((cell(), cell(), 24.0), (cell(), cell(height=0.0), 13.0)),
        *((cell(height=0.0), cell(), 13.0), (cell(height=0.0), cell(height=0.0), 13.0)),
        *((TOP, cell(), 22.0), (TOP, BOTTOM, 22.0), (TOP, TOP, 22.0)),
        *((BOTTOM, cell(), 16.0), (BOTTOM, TOP, 16.0), (BOTTOM, BOTTOM, 16.0)),
        *((cell(), TOP, 16.0), (cell(height=0.0), BOTTOM, 14.0)),
    ],
)
def test_the_space_between(upper: Cell | Wall, lower: Cell | Wall, space: float) -> None:
    assert between(upper, lower) == space


def test_walls_enclose_what_is_inside() -> None:
    columns = [[cell("a", 5.0, 10.0), cell("ab", 4.0, 20.0)], [cell("", 5.0, -500.0)]]
    assert walls_around(columns) == {("a",): Walls(-24.0, 52.0), ("a", "b"): Walls(-2.0, 38.0)}
    columns.append([cell("a", 0.0, -50.0), cell("a", 1.0, 100.0)])
    assert walls_around(columns)["a",] == Walls(-72.0, 115.0)


def test_a_tie_is_seen_from_both_ends() -> None:
    left, right = cell(y=40.0, rank=2), cell(y=100.0, rank=7)
    tie(left, 3.0, right, 5.0, 2.0)
    assert (left.before, right.behind) == ([], [])
    assert left.behind == [Tie(right, 3.0, 5.0, 2.0)]
    assert right.before == [Tie(left, 5.0, 3.0, 2.0)]
    assert [(one.wanted, one.end) for one in (*left.behind, *right.before)] == [
        *((102.0, (7, 5.0)), (38.0, (2, 3.0))),
    ]


@pytest.mark.parametrize(
    ("ties", "median", "mean"),
    [
        ([(5, 1)], 5, 5),
        ([(1, 1), (3, 1)], 2, 2),
        ([(3, 1), (1, 1), (11, 1)], 3, 5),
        ([(0, 1), (10, 3)], 10, 7.5),
        ([(0, 3), (10, 1)], 0, 2.5),
        ([(0, 2), (4, 1), (8, 1)], 2, 3),
        ([(10, 1), (4, 1), (2, 1), (0, 1)], 3, 4),
        ([(0, 1), (2, 1), (4, 3), (9, 1)], 4, 23 / 6),
    ],
)
def test_the_place_that_wires_want(
    ties: list[tuple[float, float]], median: float, mean: float
) -> None:
    made = [Tie(cell(y=wanted), 0.0, 0.0, weight) for wanted, weight in ties]
    assert (_median(made), _mean(made)) == (median, mean)


@pytest.mark.parametrize(
    ("heights", "wanted", "weights", "gaps", "expected"),
    [
        ([10, 10], [0, 100], [1, 1], None, [0, 100]),
        ([10, 10], [0, 0], [1, 1], None, [-17, 17]),
        ([10, 10], [0, 0], [3, 1], None, [-8.5, 25.5]),
        ([10, 10], [0, 0], [1, 1], [0, 0], [-5, 5]),
        ([10, 10], [0, 0], [1, 1], [6, 0], [-8, 8]),
        ([0, 0, 0], [30, 10, 0], [1, 1, 1], None, [1 / 3, 40 / 3, 79 / 3]),
        ([0, 0, 0], [0, 30, 10], [1, 1, 1], None, [0, 13.5, 26.5]),
        ([], [], [], None, []),
    ],
)
def test_cells_keep_their_distance(
    heights: list[float],
    wanted: list[float],
    weights: list[float],
    gaps: list[float] | None,
    expected: list[float],
) -> None:
    column = [cell(height=height) for height in heights]
    _regress(column, wanted, weights, gaps)
    assert [one.y for one in column] == pytest.approx(expected)


def two(wires: str) -> tuple[list[Cell], list[Cell]]:
    """Two columns of three cells with wires such as 0.5-1.0: cell, height, cell, height."""
    left, right = ([cell(rank=rank) for rank in range(3)] for _ in range(2))
    for wire in wires.split():
        (source, out), (target, into) = (end.split(".") for end in wire.split("-"))
        tie(left[int(source)], float(out), right[int(target)], float(into), 1.0)
    return left, right


@pytest.mark.parametrize(
    ("wires", "crossings"),
    [
        *(("", 0), ("0.0-0.0 1.0-1.0", 0), ("0.0-1.0 1.0-0.0", 1)),
        ("0.0-0.0 0.0-1.0 1.0-0.0 1.0-1.0", 1),
        *(("0.0-1.0 0.5-0.0", 1), ("0.5-0.0 0.0-1.0", 1), ("0.5-1.0 0.0-0.0", 0)),
        *(("0.0-0.5 1.0-0.2", 1), ("0.0-0.2 1.0-0.5", 0), ("0.0-0.2 1.0-0.2", 0)),
        ("0.0-1.0 0.0-2.0 1.0-0.0 2.0-0.0", 4),
        ("0.0-2.0 1.0-1.0 2.0-0.0", 3),
    ],
)
def test_crossings(wires: str, crossings: int) -> None:
    assert _crossings(two(wires)) == crossings


@pytest.mark.parametrize(
    ("wires", "gain"),
    [
        *(("0.0-1.0 1.0-0.0", 1), ("0.0-0.0 1.0-1.0", -1), ("0.0-0.0 1.0-0.0", 0)),
        *(("0.0-2.0 1.0-1.0 1.0-0.0", 2), ("0.0-1.0 1.0-2.0 1.0-0.0", 0), ("0.0-1.0", 0)),
        *(("0.0-1.0 0.0-2.0 1.0-0.0", 2), ("2.0-0.0 1.0-1.0 1.0-0.0", 0)),
    ],
)
def test_what_a_swap_gains(wires: str, gain: int) -> None:
    left, right = two(wires)
    assert _gain(left[0], left[1]) == gain
    mirrored = " ".join("-".join(reversed(wire.split("-"))) for wire in wires.split())
    left, right = two(mirrored)
    assert _gain(right[0], right[1]) == gain


def test_neighbours_are_swapped() -> None:
    columns = two("0.0-2.0 1.0-1.0 2.0-0.0")
    before = [[*column] for column in columns]
    _swap(columns)
    orders = [[old.index(one) for one in it] for old, it in zip(before, columns, strict=True)]
    assert orders == [[1, 2, 0], [1, 0, 2]]
    assert [[one.rank for one in it] for it in columns] == [[0, 1, 2]] * 2
    assert _crossings(columns) == 0


def test_cells_in_different_brackets_are_not_swapped() -> None:
    columns = two("0.0-1.0 1.0-0.0")
    columns[0][1].path = columns[1][1].path = ("a",)
    _swap(columns)
    assert _crossings(columns) == 1


def test_a_bracket_is_in_each_column_that_it_passes() -> None:
    columns = [[cell("ab"), cell("")], [], [cell("a")], [], [cell("ab")], []]
    _fill_brackets(columns)
    assert [[(one.number, one.level, one.height, one.path) for one in it] for it in columns] == [
        [(0, 0, 10.0, ("a", "b")), (0, 0, 10.0, ())],
        [(-1, 1, 0.0, ("a",)), (-1, 1, 0.0, ("a", "b"))],
        [(0, 0, 10.0, ("a",)), (-1, 2, 0.0, ("a", "b"))],
        [(-1, 3, 0.0, ("a",)), (-1, 3, 0.0, ("a", "b"))],
        [(0, 0, 10.0, ("a", "b"))],
        [],
    ]


def test_columns_begin_stacked_around_the_middle() -> None:
    column = [cell(), cell(height=0.0), cell(height=20.0)]
    _stack(column)
    assert [(one.y, one.rank) for one in column] == [(-45.5, 0), (-11.5, 1), (1.5, 2)]


def test_brackets_stay_together_where_their_middle_is() -> None:
    column = [cell("a", y=0.0), cell("", y=20.0), cell("ab", y=90.0), cell("c", y=10.0, rank=4)]
    column += [cell("", y=20.0, rank=3), cell("a", y=30.0)]
    centers = _centers([column, [cell("c", y=50.0)]])
    assert centers == {("a",): 45.0, ("a", "b"): 95.0, ("c",): 35.0}
    found = _arranged(column, {one: one.y for one in column}, centers, 0)
    assert [column.index(one) for one in found] == [1, 4, 3, 0, 5, 2]


@pytest.mark.parametrize(
    ("spans", "walls", "expected", "moved"),
    [
        ([], None, [], None),
        ([(0, 10), (44, 54)], None, [0, 44], None),
        ([(0, 10), (45, 55)], None, [0, 44], None),
        ([(100, 110), (0, 10)], (150, 160), [44, 0], (88, 98)),
        ([(0, 200), (10, 20), (230, 240)], None, [0, 10, 230], None),
        ([(50, 60), (200, 210)], (0, 100), [50, 134], (0, 100)),
        ([(-90, -80), (0, 10), (90, 100)], None, [-90, -46, -2], None),
    ],
)
def test_empty_bands_are_closed(
    spans: list[tuple[float, float]],
    walls: tuple[float, float] | None,
    expected: list[float],
    moved: tuple[float, float] | None,
) -> None:
    cells = [cell(height=bottom - top, y=top) for top, bottom in spans]
    columns: Sequence[list[Cell]] = [cells[:1], cells[1:]]
    found = _without_bands(columns, {} if walls is None else {"w": Walls(*walls)})
    assert [one.y for one in cells] == expected
    assert found == ({} if moved is None else {"w": Walls(*moved)})


def test_a_bracket_among_others() -> None:
    """Everything in place: wires straight where the order allows, and room for the walls."""
    columns = [
        [cell(), cell(height=30.0), cell("a")],
        [cell("a", 20.0), cell(), cell("ab")],
        [cell(), cell("a")],
    ]
    for left, right in pairwise(columns):
        for number, one in enumerate(left):
            tie(one, 5.0, right[(number + 1) % len(right)], 5.0, 1.0 + number)
    order = [[*column] for column in columns]
    walls = place(columns)
    places = [
        [(old.index(one), round(one.y, 2)) for one in column]
        for old, column in zip(order, columns, strict=True)
    ]
    assert places == [
        [(0, -152.65), (1, -118.65), (2, 10.46)],
        [(1, -152.14), (2, -28.65), (0, 11.35)],
        [(0, -152.14), (1, -29.54)],
    ]
    ends = {name: (round(top, 2), round(low, 2)) for name, (top, low) in walls.items()}
    assert ends == {"a": (-72.65, 45.35), "b": (-50.65, -4.65)}


@pytest.mark.parametrize(
    ("paths", "common"),
    [
        ([], ""),
        (["ab"], "ab"),
        (["ab", "ac"], "a"),
        (["ab", "a"], "a"),
        (["a", "ab"], "a"),
        (["abc", "abd", "b"], ""),
        (["", "a"], ""),
    ],
)
def test_the_brackets_in_common(paths: list[str], common: str) -> None:
    assert _common(map(tuple, paths)) == tuple(common)


def test_points_are_passed_once() -> None:
    points = [(0.0, 0.0), (0.0, 0.0), (1.0, 0.0), (0.0, 0.0)]
    assert _without_repeats(points) == ((0.0, 0.0), (1.0, 0.0), (0.0, 0.0))
