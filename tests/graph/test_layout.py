"""The places of boxes and wires: nothing overlaps, whatever the tube."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path
from random import Random

import pytest

from noob_lint.graph.layout import Box, Frame, Layout, lay_out
from noob_lint.graph.picture import (
    Bracket,
    Edge,
    Kind,
    Node,
    Picture,
    Port,
    TooLargeError,
    Way,
)
from tests.expected import expected

HERE = Path(__file__).parent / "places"


def random_picture(seed: int, count: int) -> Picture:
    """A picture with `count` nodes, some in brackets, and wires of all kinds between them."""
    random = Random(seed)
    nodes, edges = [], []
    brackets = [Bracket("m0[]", "m0", "m0"), Bracket("m1[]", "m1", "m1")]
    paths: list[tuple[str, ...]] = [(), (), ("m0[]",), ("m0[]", "m1[]")]
    for number in range(count):
        slots = tuple(Port(f"slot{one}", "int") for one in range(random.randrange(4)))
        signals = tuple(Port(f"signal{one}") for one in range(1 + random.randrange(3)))
        kind = random.choice([Kind.NODE, Kind.NODE, Kind.ASSET, Kind.INPUT, Kind.GATHER])
        path = random.choice(paths) if kind is Kind.NODE else ()
        nodes.append(
            Node(f"n{number}", kind, f"name{number}", "a.type", (), slots, signals, brackets=path)
        )
    for _ in range(2 * count):
        source, target = random.choice(nodes), random.choice(nodes)
        if target.slots:
            signal, slot = random.choice(source.signals).name, random.choice(target.slots).name
            way = random.choice([Way.SIGNAL, Way.SIGNAL, Way.SIGNAL, Way.PARAM, Way.UPDATE])
            edges.append(Edge(source.id, signal, target.id, slot, way=way))
    return Picture("t", "t.yaml", nodes=tuple(nodes), edges=tuple(edges), brackets=tuple(brackets))


@pytest.mark.parametrize("seed", range(12))
def test_nothing_overlaps(seed: int) -> None:
    picture = random_picture(seed, 4 + 3 * seed)
    layout = lay_out(picture)
    assert layout == lay_out(picture)
    assert {box.node.id for box in layout.boxes} == {node.id for node in picture.nodes}
    assert {path.edge for path in layout.paths} == set(picture.edges)
    for one, other in combinations(layout.boxes, 2):
        assert not overlap(one, other), (one, other)
    for frame in layout.frames:
        for box in layout.boxes:
            is_inside = frame.bracket.id in box.node.brackets
            assert overlap(frame, box) == is_inside, (frame, box)
    parts: list[Box | Frame] = [*layout.boxes, *layout.frames]
    for part in parts:
        assert inside(layout, part)
    for path in layout.paths:
        for (x, y), (to_x, to_y) in pairwise(path.points):
            if y == to_y or path.is_angular:
                crossed = [box for box in layout.boxes if crosses(box, x, y, to_x, to_y)]
                assert crossed == [], path


@pytest.mark.parametrize("seed", [1, 4, 7, 10])
def test_where_everything_is(seed: int) -> None:
    """`UPDATE_EXPECTED=1` rewrites what is expected."""
    layout = lay_out(random_picture(seed, 4 + 3 * seed))
    lines = [f"{layout.width:.1f} x {layout.height:.1f}"]
    parts: list[Box | Frame] = [*layout.boxes, *layout.frames]
    for one in parts:
        name = one.node.id if isinstance(one, Box) else one.bracket.id
        lines.append(f"{name}: {one.x:.1f},{one.y:.1f} {one.width:.1f} x {one.height:.1f}")
    for path in layout.paths:
        edge, points = path.edge, " ".join(f"{x:.1f},{y:.1f}" for x, y in path.points)
        ends = f"{edge.source} {edge.signal} to {edge.target} {edge.slot}"
        lines.append(f"{ends}{' back' if path.is_angular else ''}: {points}")
    told = "".join(f"{line}\n" for line in lines)
    assert told == expected(HERE / f"{seed}.txt", told)


def overlap(one: Box | Frame, other: Box | Frame) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def inside(layout: Layout, box: Box | Frame) -> bool:
    return (
        box.x >= 0
        and box.y >= 0
        and box.x + box.width <= layout.width
        and box.y + box.height <= layout.height
    )


def crosses(box: Box, x: float, y: float, to_x: float, to_y: float) -> bool:
    """Whether a horizontal or vertical line passes through the inside of a box."""
    left, right = sorted((x, to_x))
    top, bottom = sorted((y, to_y))
    return (
        left < box.x + box.width - 0.01
        and box.x + 0.01 < right
        and top < box.y + box.height
        and box.y < bottom
    ) or (
        left < box.x + box.width - 0.01
        and box.x + 0.01 < right
        and box.y < y == to_y < box.y + box.height
    )


def chain(count: int, reach: int) -> Picture:
    """Nodes of which each depends on the `reach` nodes before it."""
    nodes = tuple(
        Node(f"n{number}", Kind.NODE, "n", signals=(Port("v"),)) for number in range(count)
    )
    edges = tuple(
        Edge(f"n{source}", "v", f"n{target}", "")
        for target in range(count)
        for source in range(max(0, target - reach), target)
    )
    return Picture("t", "t.yaml", nodes=nodes, edges=edges)


def test_wires_that_no_browser_could_show_are_refused() -> None:
    assert len(lay_out(chain(300, 2)).boxes) == 300
    with pytest.raises(TooLargeError, match=r"^its wires are too many and too long to draw$"):
        lay_out(chain(800, 30))
    simple = chain(2_200, 1)
    edges = tuple(Edge(f"n{one}", "v", f"n{one + 40}", "") for one in range(2_160))
    with pytest.raises(TooLargeError, match=r"^its wires are too many and too long to draw$"):
        lay_out(simple._replace(edges=(*simple.edges, *edges)))


def test_nested_brackets_stay_apart() -> None:
    count = 40
    brackets = tuple(Bracket(f"n{number}[]", f"n{number}", "n") for number in range(count))
    nodes = tuple(
        node._replace(brackets=tuple(one.id for one in brackets[:number]))
        for number, node in enumerate(chain(count, 1).nodes)
    )
    layout = lay_out(chain(count, 1)._replace(nodes=nodes, brackets=brackets))
    for outer, inner in pairwise(layout.frames):
        assert outer.x < inner.x
        assert outer.y < inner.y
        assert inner.x + inner.width <= outer.x + outer.width
        assert inner.y + inner.height < outer.y + outer.height
    for frame in layout.frames:
        around = {box.node.id for box in layout.boxes if overlap(frame, box)}
        assert around == {node.id for node in nodes if frame.bracket.id in node.brackets}


def test_nothing_and_a_single_node_have_a_layout() -> None:
    assert lay_out(Picture("t", "p")) == Layout(24.0, 24.0)
    (box,) = lay_out(Picture("t", "p", nodes=(Node("n", Kind.NODE, "n"),))).boxes
    assert (box.x, box.y, box.width, box.height) == (24.0, 50.0, 72.0, 28.0)
