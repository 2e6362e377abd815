"""Where everything in a picture is drawn: boxes in columns, wires between them, frames around them.

Wires run horizontally through columns, in places of their own, and change height only between
columns, so no wire crosses a box. A tube inside a node is laid out by itself and then placed in the
box of the node.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from noob_lint.graph.cells import Cell, Walls, tie
from noob_lint.graph.columns import place
from noob_lint.graph.levels import SOURCES, backward, levels
from noob_lint.graph.measure import HEAD, Shape, shape
from noob_lint.graph.picture import Bracket, Change, Edge, Kind, Node, Picture, TooLargeError, Way

MOST_CELLS = 80_000
"""More boxes and parts of wires are refused: they would take minutes."""

MOST_STEPS = 250_000
"""If all wires together pass more columns, no browser would show the image."""

_TOO_LONG = "its wires are too many and too long to draw"

MARGIN = 24.0
_HEADING = 26.0
_GAP = 64.0
_LANE = 13.0
_INNER = 14.0
_SIDES = 44.0
"""The room for the sides of all nested brackets between two columns."""


class Box(NamedTuple):
    """A node with its place."""

    node: Node
    shape: Shape
    x: float
    y: float
    width: float
    height: float


class Path(NamedTuple):
    """A wire with the points that it passes.

    Between two points at different heights it is a curve, or for one that leads back, which
    `is_angular`, a straight line.
    """

    edge: Edge
    points: tuple[tuple[float, float], ...]
    is_angular: bool = False


class Frame(NamedTuple):
    """A bracket with its place."""

    bracket: Bracket
    x: float
    y: float
    width: float
    height: float


class Heading(NamedTuple):
    """The number of a generation above its column."""

    text: str
    x: float
    y: float


class Layout(NamedTuple):
    """Everything with its place; frames and boxes that contain others come before those."""

    width: float
    height: float
    boxes: tuple[Box, ...] = ()
    paths: tuple[Path, ...] = ()
    frames: tuple[Frame, ...] = ()
    headings: tuple[Heading, ...] = ()


def lay_out(picture: Picture) -> Layout:
    """The places of everything in a picture; the same on every run.

    Raises:
        TooLargeError: the wires are too many or too long.
    """
    scopes: dict[str, list[Node]] = {"": []}
    for node in picture.nodes:
        scopes.setdefault(node.inside, []).append(node)
    by_id = {node.id: node for node in picture.nodes}
    edges: dict[str, list[Edge]] = {}
    for edge in picture.edges:
        edges.setdefault(by_id[edge.source].inside, []).append(edge)
    brackets: dict[str, list[Bracket]] = {}
    for bracket in picture.brackets:
        brackets.setdefault(bracket.inside, []).append(bracket)
    done: dict[str, Layout] = {}
    for inside in sorted(scopes, key=lambda one: -one.count("/") if one else 1):
        scope = _Scope(scopes[inside], edges.get(inside, []), brackets.get(inside, []), done)
        done[inside] = scope.layout(is_outer=not inside)
    return done[""]


class _Scope:
    """One tube: its nodes, its wires, and the layouts of the tubes inside its nodes."""

    def __init__(
        self,
        nodes: Sequence[Node],
        edges: Sequence[Edge],
        brackets: Sequence[Bracket],
        inner: Mapping[str, Layout],
    ) -> None:
        self._nodes = {node.id: node for node in nodes}
        self._edges = edges
        self._brackets = brackets
        self._inner = {one: inner[one] for one in self._nodes if one in inner}
        self._shapes = {node.id: shape(node) for node in nodes}
        self._sizes = {one: self._size(one) for one in self._nodes}
        pairs = dict.fromkeys(
            (one.source, one.target) for one in edges if one.way is not Way.UPDATE
        )
        back = backward([*self._nodes], pairs)
        self._forward = [
            one
            for one in edges
            if one.way is not Way.UPDATE and (one.source, one.target) not in back
        ]
        self._backward = [
            one for one in edges if one.way is Way.UPDATE or (one.source, one.target) in back
        ]
        kinds = {node.id: node.kind for node in nodes}
        self._levels = levels(kinds, _lengths(edges, back, kinds))
        self._wires: dict[tuple[str, float], list[Cell]] = {}
        self._cells: dict[str, Cell] = {}
        self._boxes: dict[str, Box] = {}
        self._lefts: list[float] = []
        self._rights: list[float] = []
        self._spans: dict[str, range] = {}
        self._depths: dict[str, int] = {}
        self._measure_brackets()

    def _size(self, name: str) -> tuple[float, float]:
        own, inner = self._shapes[name], self._inner.get(name)
        if inner is None:
            return own.width, own.height
        return max(own.width, inner.width + 2 * _INNER), own.height + inner.height + _INNER

    def layout(self, *, is_outer: bool) -> Layout:
        """The layout of the tube, with its upper left corner at 0, 0."""
        margin = MARGIN if is_outer else MARGIN / 2
        columns = self._columns()
        walls = _moved_down(columns, place(columns), margin + (_HEADING if is_outer else 0.0))
        is_framed = any(span[0] == 0 for span in self._spans.values())
        self._spread(columns, margin + (_GAP / 2 if self._backward or is_framed else 0.0))
        self._boxes = {name: self._box(name) for name in self._nodes}
        frames = list(self._frames(walls))
        bottoms = [max((cell.y + cell.height for cell in one), default=0.0) for one in columns]
        for frame in frames:
            for level in self._spans[frame.bracket.id]:
                bottoms[level] = max(bottoms[level], frame.y + frame.height)
        paths = [self._path(edge) for edge in self._forward]
        paths += self._back(bottoms)
        inner = [
            _moved(
                one, self._boxes[name].x + _INNER, self._boxes[name].y + self._shapes[name].height
            )
            for name, one in self._inner.items()
        ]
        right = max(self._rights, default=0.0) + (_GAP / 2 if self._backward else 0.0)
        right = max([right, *(one.x + one.width for one in frames)])
        return Layout(
            right + margin,
            max(bottoms, default=0.0) + margin,
            (*self._boxes.values(), *(box for one in inner for box in one.boxes)),
            (*paths, *(path for one in inner for path in one.paths)),
            (*frames, *(frame for one in inner for frame in one.frames)),
            tuple(self._headings()) if is_outer else (),
        )

    def _columns(self) -> list[list[Cell]]:
        """The boxes, and the wires that pass through a column, in columns."""
        count = max(self._levels.values(), default=-1) + 1
        columns: list[list[Cell]] = [[] for _ in range(count)]
        for number, (name, node) in enumerate(self._nodes.items()):
            level = self._levels[name]
            cell = Cell(number, level, self._sizes[name][1], node.brackets)
            self._cells[name] = cell
            columns[level].append(cell)
        nets: dict[tuple[str, float], list[Edge]] = {}
        for edge in self._forward:
            nets.setdefault((edge.source, self._out(edge)), []).append(edge)
        steps = (self._levels[one.target] - self._levels[one.source] for one in self._forward)
        if sum(steps) > MOST_STEPS:
            raise TooLargeError(_TOO_LONG)
        size = len(self._nodes)
        for (source, out), edges in nets.items():
            size += self._add_wire(columns, source, out, edges)
            if size > MOST_CELLS:
                raise TooLargeError(_TOO_LONG)
        return columns

    def _add_wire(
        self, columns: list[list[Cell]], source: str, out: float, edges: Sequence[Edge]
    ) -> int:
        """Add the cells of the wires that leave a node at one height; they share a trunk."""
        start = self._cells[source]
        targets = [(self._cells[one.target], self._into(one)) for one in edges]
        last = max(cell.level for cell, _ in targets)
        trunk = [start]
        for level in range(start.level + 1, last):
            paths = [start.path, *(cell.path for cell, _ in targets if cell.level > level)]
            trunk.append(Cell(start.number, level, 0.0, _common(paths)))
            columns[level].append(trunk[-1])
        self._wires[source, out] = trunk
        for number, (left, right) in enumerate(pairwise(trunk)):
            tie(left, 0.0 if number else out, right, 0.0, 8.0 if number else 2.0)
        for cell, into in dict.fromkeys(targets):
            left = trunk[cell.level - start.level - 1]
            tie(left, out if left is start else 0.0, cell, into, 1.0 if left is start else 2.0)
        return len(trunk) - 1

    def _out(self, edge: Edge) -> float:
        shape = self._shapes[edge.source]
        return shape.right.get(edge.signal, HEAD)

    def _into(self, edge: Edge) -> float:
        shape = self._shapes[edge.target]
        return shape.left.get(edge.slot, HEAD)

    def _spread(self, columns: Sequence[Sequence[Cell]], left: float) -> None:
        """Set the left and right ends of each column; many wires between two need more space."""
        widths = [0.0] * len(columns)
        for name, level in self._levels.items():
            widths[level] = max(widths[level], self._sizes[name][0])
        for level, column in enumerate(columns):
            self._lefts.append(left)
            self._rights.append(left + widths[level])
            ties = ((cell, one) for cell in column for one in cell.behind)
            steep = sum(abs(one.wanted - cell.y) > 30.0 for cell, one in ties)
            left = self._rights[-1] + _GAP + min(110.0, 5.0 * steep)

    def _box(self, name: str) -> Box:
        level = self._levels[name]
        wide, high = self._sizes[name]
        x = (self._lefts[level] + self._rights[level] - wide) / 2
        return Box(self._nodes[name], self._shapes[name], x, self._cells[name].y, wide, high)

    def _path(self, edge: Edge) -> Path:
        """A wire from left to right."""
        source, target = self._boxes[edge.source], self._boxes[edge.target]
        out, last = self._out(edge), self._levels[edge.target]
        y = source.y + out
        points = [(source.x + source.width, y), (self._rights[self._levels[edge.source]], y)]
        for cell in self._wires[edge.source, out][1:]:
            if cell.level >= last:
                break
            points += [(self._lefts[cell.level], cell.y), (self._rights[cell.level], cell.y)]
        y = target.y + self._into(edge)
        points += [(self._lefts[last], y), (target.x, y)]
        return Path(edge, _without_repeats(points))

    def _back(self, bottoms: list[float]) -> Iterator[Path]:
        """The wires that lead back, below what they pass; the shortest ones come first.

        `bottoms` says where each column ends, which they change.
        """

        def length(edge: Edge) -> int:
            return self._levels[edge.source] - self._levels[edge.target]

        for number, edge in enumerate(sorted(self._backward, key=length)):
            source, target = self._boxes[edge.source], self._boxes[edge.target]
            first, last = sorted((self._levels[edge.source], self._levels[edge.target]))
            lane = max(bottoms[first : last + 1]) + _LANE
            bottoms[first : last + 1] = [lane] * (last + 1 - first)
            step = 9.0 + 6.0 * (number % 4)
            down = self._rights[self._levels[edge.source]] + step
            up = self._lefts[self._levels[edge.target]] - step
            start = source.y + self._out(edge)
            end = target.y + (HEAD if edge.way is Way.UPDATE else self._into(edge))
            left, right = source.x + source.width, target.x
            points = ((left, start), (down, start), (down, lane), (up, lane), (up, end))
            yield Path(edge, (*points, (right, end)), is_angular=True)

    def _frames(self, walls: Mapping[str, Walls]) -> Iterator[Frame]:
        for bracket in self._brackets:
            if bracket.id not in walls:
                continue
            top, bottom = walls[bracket.id]
            span, deepest = self._spans[bracket.id], self._depths[bracket.id]
            side = 10.0 + min(8.0, _SIDES / max(self._depths.values())) * deepest
            x = self._lefts[span[0]] - side
            wide = self._rights[span[-1]] + side - x
            yield Frame(bracket, x, top, wide, bottom - top)

    def _measure_brackets(self) -> None:
        """Note the columns that each bracket passes, and how many others are inside it."""
        for name, node in self._nodes.items():
            level = self._levels[name]
            for depth, one in enumerate(node.brackets):
                span = self._spans.get(one, range(level, level + 1))
                self._spans[one] = range(min(span[0], level), max(span[-1], level) + 1)
                self._depths[one] = max(self._depths.get(one, 0), len(node.brackets) - depth)

    def _headings(self) -> Iterator[Heading]:
        """The numbers of the generations, where a column has nodes of exactly one."""
        found: dict[int, set[int]] = {}
        for node in self._nodes.values():
            if node.generation is not None and node.change is not Change.REMOVED:
                found.setdefault(self._levels[node.id], set()).add(node.generation)
        for level, numbers in sorted(found.items()):
            if len(numbers) == 1:
                middle = (self._lefts[level] + self._rights[level]) / 2
                yield Heading(f"generation {numbers.pop()}", middle, MARGIN + 4.0)


def _moved_down(
    columns: Iterable[Iterable[Cell]], walls: Mapping[str, Walls], top: float
) -> dict[str, Walls]:
    """Move all cells so that the uppermost is at `top`; returns the walls, moved as far."""
    tops = [cell.y for column in columns for cell in column]
    shift = top - min([*tops, *(one.top for one in walls.values())], default=0.0)
    for column in columns:
        for cell in column:
            cell.y += shift
    return {name: Walls(one.top + shift, one.bottom + shift) for name, one in walls.items()}


def _lengths(
    edges: Iterable[Edge], back: Container[tuple[str, str]], kinds: Mapping[str, Kind]
) -> dict[tuple[str, str], int]:
    """How many columns the target of each pair has to be behind its source."""
    found: dict[tuple[str, str], int] = {}
    for edge in edges:
        pair = (edge.source, edge.target)
        if edge.way is not Way.UPDATE and pair not in back:
            is_early = edge.way is Way.PARAM and kinds[edge.source] in SOURCES
            found[pair] = max(found.get(pair, 0), 0 if is_early else 1)
    return found


def _common(paths: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The brackets that all of these have in common."""
    found: tuple[str, ...] | None = None
    for path in paths:
        if found is None:
            found = path
        while path[: len(found)] != found:
            found = found[:-1]
    return found or ()


def _without_repeats(points: Iterable[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    found: list[tuple[float, float]] = []
    for point in points:
        if not found or found[-1] != point:
            found.append(point)
    return tuple(found)


def _moved(layout: Layout, x: float, y: float) -> Layout:
    return layout._replace(
        boxes=tuple(one._replace(x=one.x + x, y=one.y + y) for one in layout.boxes),
        paths=tuple(
            one._replace(points=tuple((px + x, py + y) for px, py in one.points))
            for one in layout.paths
        ),
        frames=tuple(one._replace(x=one.x + x, y=one.y + y) for one in layout.frames),
    )
