"""The vertical order and place of what stands in each column: few crossings, straight wires.

The columns are known, so only two of the four steps of a layered layout remain: sorting each column
by the places of its neighbours (barycentres), and moving everything as close to its neighbours as
the order allows (a weighted isotonic regression for each column). What is inside a bracket stays
together in each column, and its walls keep out the rest.

No library is used for that. These were tried in November 2026, with tubes of 60 to 1,000 nodes:

- grandalf (0.8, pure Python): wires end in the middle of boxes, rather than at slots and signals,
  nothing can be kept together in a bracket, and it finds columns of its own. No release since 2023.
- elkjs (0.12) has all of that, but needs a JavaScript engine, and ten times as long: 1 s of
  processor time for 60 nodes, 11 s for 1,000.
- Graphviz compiled to WebAssembly needs a runtime for that (wasmtime: 10 MB), and nodes cannot be
  both in a cluster and in a given column.
- igraph (6 MB) takes columns, but draws points without a size, slots or groups.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise

from noob_lint.graph.cells import (
    Cell,
    Tie,
    Wall,
    Walls,
    between,
    gap,
    walls_around,
    with_walls,
)

_WIDEST = 34.0
"""The space that is left where no column has anything."""

_FEW = 1_500
_SWAPS = 4
"""Up to so many cells, more rounds are made, and neighbours are swapped so often."""


def place(columns: Sequence[list[Cell]]) -> dict[str, Walls]:
    """Order the cells of each column and set their `y`; returns the walls of the brackets."""
    size = sum(map(len, columns))
    rounds = 10 if size <= _FEW else 4
    _fill_brackets(columns)
    for column in columns:
        _stack(column)
    _sort(columns, rounds)
    for number in range(rounds):
        _straighten(columns, is_forward=number % 2 == 0)
    _straighten(columns, is_forward=True, is_both=True)
    _straighten(columns, is_forward=False, is_both=True)
    return _without_bands(columns, _settle(columns))


def _fill_brackets(columns: Sequence[list[Cell]]) -> None:
    """Put an empty cell into each column that a bracket only passes through."""
    spans: dict[tuple[str, ...], list[int]] = {}
    for level, column in enumerate(columns):
        for cell in column:
            for depth in range(1, len(cell.path) + 1):
                spans.setdefault(cell.path[:depth], []).append(level)
    for path, found in spans.items():
        present = set(found)
        for level in range(min(found), max(found) + 1):
            if level not in present:
                columns[level].append(Cell(-1, level, 0.0, path))


def _stack(column: list[Cell]) -> None:
    y = 0.0
    for rank, cell in enumerate(column):
        cell.y, cell.rank = y, rank
        y += cell.height + gap(cell)
    for cell in column:
        cell.y -= y / 2


def _sort(columns: Sequence[list[Cell]], rounds: int) -> None:
    """Order the cells of each column so that few wires cross."""
    best = [[*column] for column in columns]
    is_small = sum(map(len, columns)) <= _FEW
    fewest = None
    for number in range(rounds):
        centers = _centers(columns)
        is_forward = number % 2 == 0
        for column in columns if is_forward else reversed(columns):
            wanted = {}
            for cell in column:
                ties = cell.before if is_forward else cell.behind
                wanted[cell] = _mean(ties) if ties else cell.y
            column[:] = _arranged(column, wanted, centers, 0)
            _renumber(column)
            _regress(column, [wanted[cell] for cell in column], [1.0] * len(column))
        if is_small:
            _swap(columns)
        crossings = _crossings(columns)
        if fewest is None or crossings < fewest:
            fewest, best = crossings, [[*column] for column in columns]
        if not crossings:
            break
    for column, order in zip(columns, best, strict=True):
        column[:] = order
        _renumber(column)
        _regress(column, [cell.y for cell in column], [1.0] * len(column))
    centers = _centers(columns)
    for column in columns if centers else ():  # so that brackets have the same order everywhere
        column[:] = _arranged(column, {cell: cell.y for cell in column}, centers, 0)
        _renumber(column)


def _mean(ties: Sequence[Tie]) -> float:
    weight = sum(one.weight for one in ties)
    return sum(one.wanted * one.weight for one in ties) / weight


def _centers(columns: Iterable[list[Cell]]) -> dict[tuple[str, ...], float]:
    """The middle of what is inside each bracket."""
    sums: dict[tuple[str, ...], list[float]] = {}
    for column in columns:
        for cell in column:
            for depth in range(1, len(cell.path) + 1):
                sums.setdefault(cell.path[:depth], []).append(cell.y + cell.height / 2)
    return {path: sum(found) / len(found) for path, found in sums.items()}


def _arranged(
    cells: list[Cell],
    wanted: dict[Cell, float],
    centers: dict[tuple[str, ...], float],
    depth: int,
) -> list[Cell]:
    """The cells by the places that they want; those of a bracket stay together."""
    groups: dict[tuple[str, ...], list[Cell]] = {}
    entries: list[tuple[float, int, int, list[Cell]]] = []
    for cell in cells:
        if len(cell.path) > depth:
            groups.setdefault(cell.path[: depth + 1], []).append(cell)
        else:
            entries.append((wanted[cell] + cell.height / 2, 1, cell.rank, [cell]))
    for number, path in enumerate(sorted(groups)):
        inner = _arranged(groups[path], wanted, centers, depth + 1)
        entries.append((centers[path], 0, number, inner))
    entries.sort(key=lambda one: one[:3])
    return [cell for entry in entries for cell in entry[3]]


def _crossings(columns: Sequence[list[Cell]]) -> int:
    """How many pairs of wires cross."""
    count = 0
    for column in columns:
        ends: list[tuple[int, float]] = []
        for cell in column:
            for _, group in groupby(sorted(cell.behind, key=_near), _near):
                new = [one.end for one in group]
                count += sum(len(ends) - bisect_right(ends, end) for end in new)
                for end in new:
                    insort(ends, end)
    return count


def _near(tie: Tie) -> float:
    return tie.near


def _swap(columns: Sequence[list[Cell]]) -> None:
    """Swap neighbours in a column as long as that leaves fewer crossings, a few times at most."""
    for _ in range(_SWAPS):
        swapped = False
        for column in columns:
            for rank in range(len(column) - 1):
                upper, lower = column[rank], column[rank + 1]
                if upper.path == lower.path and _gain(upper, lower) > 0:
                    column[rank], column[rank + 1] = lower, upper
                    upper.rank, lower.rank = rank + 1, rank
                    swapped = True
        if not swapped:
            break


def _gain(upper: Cell, lower: Cell) -> int:
    """How many crossings fewer there are if two neighbours change places."""
    gain = 0
    for above, below in ((upper.before, lower.before), (upper.behind, lower.behind)):
        ends = sorted(other.end for other in below)
        for one in above:
            gain += bisect_left(ends, one.end) + bisect_right(ends, one.end) - len(ends)
    return gain


def _renumber(column: Iterable[Cell]) -> None:
    for rank, cell in enumerate(column):
        cell.rank = rank


def _regress(
    column: Sequence[Cell],
    wanted: Sequence[float],
    weights: Sequence[float],
    gaps: Sequence[float] | None = None,
) -> None:
    """Set the places of cells as close as possible to those wanted, in order and without overlap.

    Neighbours that want the same place share what is between (pool adjacent violators).
    """
    shifts, shift = [], 0.0
    for number, cell in enumerate(column):
        shifts.append(shift)
        shift += cell.height + (gap(cell) if gaps is None else gaps[number])
    pools: list[tuple[float, float, int]] = []
    for want, weight, offset in zip(wanted, weights, shifts, strict=True):
        place, mass, count = want - offset, weight, 1
        while pools and pools[-1][0] > place:
            other, more, members = pools.pop()
            place = (place * mass + other * more) / (mass + more)
            mass, count = mass + more, count + members
        pools.append((place, mass, count))
    number = 0
    for place, _, count in pools:
        for _ in range(count):
            column[number].y = place + shifts[number]
            number += 1


def _straighten(columns: Sequence[list[Cell]], *, is_forward: bool, is_both: bool = False) -> None:
    """Move the cells of each column towards their neighbours."""
    walls = walls_around(columns)
    for column in columns if is_forward else reversed(columns):
        items, wanted, weights, gaps = [], [], [], []
        for item in with_walls(column):
            gaps.append(0.0)
            if isinstance(item, Wall):
                items.append(Cell(-1, 0, 0.0, ()))
                wanted.append(walls[item.path].top if item.is_top else walls[item.path].bottom)
                weights.append(200.0)
                continue
            before, behind = item.before, item.behind
            if not is_forward:
                before, behind = behind, before
            ties = [*before, *behind] if is_both or not before else before
            items.append(item)
            wanted.append(_median(ties) if ties else item.y)
            weights.append(sum(one.weight for one in ties) if ties else 0.1)
        found = [*with_walls(column)]
        for number in range(len(found) - 1):
            gaps[number] = between(found[number], found[number + 1])
        _regress(items, wanted, weights, gaps)


def _median(ties: Sequence[Tie]) -> float:
    """The place that makes the most of the wires straight; between two, the middle."""
    places = sorted((one.wanted, one.weight) for one in ties)
    half = sum(weight for _, weight in places) / 2
    number, passed = 0, places[0][1]
    while passed < half:
        number += 1
        passed += places[number][1]
    found = places[number][0]
    return found if passed > half else (found + places[number + 1][0]) / 2


def _settle(columns: Sequence[list[Cell]]) -> dict[str, Walls]:
    """Push down what still overlaps; each bracket gets the same walls in all columns."""
    walls = walls_around(columns)
    places: dict[Cell | Wall, float] = {}
    followers: dict[Cell | Wall, list[tuple[Cell | Wall, float]]] = {}
    missing: dict[Cell | Wall, int] = {}
    for column in columns:
        items = with_walls(column)
        for item in items:
            if isinstance(item, Wall):
                places[item] = walls[item.path].top if item.is_top else -1e9
            else:
                places[item] = item.y
            missing.setdefault(item, 0)
        for upper, lower in pairwise(items):
            height = upper.height if isinstance(upper, Cell) else 0.0
            followers.setdefault(upper, []).append((lower, height + between(upper, lower)))
            missing[lower] += 1
    ready = [item for item, count in missing.items() if not count]
    for item in ready:  # it grows
        for lower, distance in followers.get(item, ()):
            places[lower] = max(places[lower], places[item] + distance)
            missing[lower] -= 1
            if not missing[lower]:
                ready.append(lower)
    for item, y in places.items():
        if isinstance(item, Cell):
            item.y = y
    tops = {item.path: y for item, y in places.items() if isinstance(item, Wall) and item.is_top}
    bottoms = {
        item.path: y for item, y in places.items() if isinstance(item, Wall) and not item.is_top
    }
    return {path[-1]: Walls(top, bottoms[path]) for path, top in tops.items()}


def _without_bands(columns: Sequence[list[Cell]], walls: Mapping[str, Walls]) -> dict[str, Walls]:
    """Close the horizontal bands in which no column has anything; returns the moved walls."""
    cells = [cell for column in columns for cell in column]
    spans = [(cell.y, cell.y + cell.height) for cell in cells]
    spans = sorted([*spans, *((one.top, one.bottom) for one in walls.values())])
    starts: list[float] = []
    removed: list[float] = []
    end, total = (spans[0][0] if spans else 0.0), 0.0
    for top, bottom in spans:
        if top - end > _WIDEST:
            total += top - end - _WIDEST
            starts.append(top)
            removed.append(total)
        end = max(end, bottom)

    def moved(y: float) -> float:
        number = bisect_right(starts, y)
        return y - removed[number - 1] if number else y

    for cell in cells:
        cell.y = moved(cell.y)
    return {name: Walls(moved(one.top), moved(one.bottom)) for name, one in walls.items()}
