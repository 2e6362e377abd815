"""Whole images of pictures that are made here; `UPDATE_EXPECTED=1` rewrites what is expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from noob_lint.graph.dot import dot
from noob_lint.graph.mermaid import mermaid
from noob_lint.graph.picture import (
    Badge,
    Bracket,
    Change,
    Edge,
    Kind,
    Node,
    Param,
    Picture,
    Port,
    State,
    Way,
    Where,
)
from noob_lint.graph.svg import svg
from tests.expected import expected

HERE = Path(__file__).parent / "drawn"


def found(number: int, severity: str = "error", message: str = "it is wrong") -> Badge:
    return Badge(severity, f"rule-{number}", message, Where("p.yaml", number, 1))


def node(name: str, *slots: str, signals: tuple[str, ...] = ("value",)) -> Node:
    ports = tuple(Port(one) for one in slots)
    return Node(f"n.{name}", Kind.NODE, name, "a.b", (), ports, tuple(Port(one) for one in signals))


def wire(source: str, target: str, slot: str = "", signal: str = "value") -> Edge:
    return Edge(f"n.{source}", signal, f"n.{target}", slot)


def badges() -> Picture:
    """Nodes and wires with none to five findings, whose places must not touch."""
    some = [found(number, "warning") for number in range(1, 100)]
    worse = [found(number) for number in range(100, 106)]
    nodes = [node("source")]
    nodes += (
        node(f"n{count}", "a", "b")._replace(badges=tuple(some[:count])) for count in range(6)
    )
    nodes.append(
        node("mixed", "a")._replace(badges=(some[3], found(7, "info"), worse[0], some[98]))
    )
    nodes.append(node("mild", "a")._replace(badges=(found(7, "info"),)))
    edges = [wire("source", f"n{count}", "a") for count in range(6)]
    edges += (
        wire("source", "mixed", "a")._replace(badges=tuple(worse[:1]), never="it never runs"),
        wire("n0", "mixed", "a")._replace(badges=tuple(worse[1:6])),
        wire("n1", "mixed", "a")._replace(badges=tuple(some[:3])),
        wire("n2", "mixed", "a")._replace(badges=(some[0], some[1]), never="it is disabled"),
        wire("n3", "mild", "a")._replace(badges=(found(8, "info"),), way=Way.UPDATE),
    )
    message = "a long message that has to be wrapped, " * 5
    left = (found(3, message=message), Badge("info", "other", "elsewhere", Where("o.yaml", 1, 1)))
    return Picture("badges", "p.yaml", "", tuple(nodes), tuple(edges), badges=(*left, *some[10:20]))


def long() -> Picture:
    """Texts at the limit of what is shown, and one character behind it."""
    nodes: list[Node] = []
    for more in (0, 1):
        name, port = "n" * (32 + more), Port("s" * (24 + more), "t" * (26 + more))
        path = f"a.{'b' * (33 + more)}"
        params = tuple(
            Param(f"p{number}", "v" * (34 + more * number)) for number in range(7 + more)
        )
        nodes += (
            Node(f"n.{more}", Kind.NODE, name, path, params, (port,), (port,)),
            Node(f"m.{more}", Kind.TUBE, f"tube {more}", "first.second." + path, is_open=False),
            Node(f"w.{more}", Kind.NODE, "漢" * (16 + more), "é" * (36 + more), about="about it"),
            Node(f"o.{more}", Kind.NODE, "a", "漢" * 18 + "." + "x" * more),
        )
    nodes.append(Node("n.tiny", Kind.NODE, "t"))
    wide = Port("slot", "carried"), Port("a_longer_slot_here", "int")
    nodes.append(Node("n.ports", Kind.NODE, "p", "", (), wide, (Port("", "int"), *reversed(wide))))
    edges = (Edge("n.0", "s" * 24, "n.1", "s" * 25, "t", never="n" * 200),)
    brackets = (Bracket("b", "n.0", "b" * 31),)
    nodes[1] = nodes[1]._replace(brackets=("b",))
    title, path, about = "t" * 61, "p" * 20, f"{'a' * 98}\nand more"
    notes = ("note " * 48, "note " * 49)
    return Picture(title, path, about, tuple(nodes), edges, brackets, notes=notes)


SIZES = {
    "all of them short": (Picture("t", "p.yaml", "about"), (360, 70)),
    "no subtitle": (Picture("p.yaml", "p.yaml"), (360, 70)),
    "a title": (Picture("t" * 40, "p"), (414, 70)),
    "a title that is cut off": (Picture("t" * 70, "p"), (597, 70)),
    "a subtitle": (Picture("t", "p", "a" * 80), (586, 70)),
    "a subtitle that is cut off": (Picture("t", "p", "a" * 200), (816.6, 70)),
    "a note": (Picture("t", "p", notes=("n" * 80,)), (633.2, 104)),
    "a note that is cut off": (Picture("t", "p", notes=("n" * 300,)), (1755.6, 104)),
    "two rows": (Picture("t", "p", notes=("n", "m"), origins=("o",)), (360, 140)),
}


@pytest.mark.parametrize("name", SIZES)
def test_an_image_is_as_wide_as_its_texts(name: str) -> None:
    picture, (wide, high) = SIZES[name]
    start = svg(picture).partition("\n")[0]
    assert f'width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"' in start


def kinds() -> Picture:
    """Every kind, state and change, with and without a type, from more files than colours."""
    nodes: list[Node] = []
    for number, kind in enumerate(Kind):
        own = (Param("taken", "input.a"), Param("kept", "input.b"), Param("also", "1"))
        slots, origin = (Port("taken"), Port("also")), f"file-{number}.yaml"
        where = Where("p.yaml", number, 2)
        whole = Node(f"k.{kind}", kind, f"a {kind}", "a.type", own, slots, origin=origin)
        nodes += (
            whole._replace(about="a & b\nc", where=where, code=Where("/code.py", 1, 1)),
            Node(f"bare.{kind}", kind, "bare", generation=number // 2),
        )
    for state in State:
        for change in Change:
            one = node(f"{state} {change}", "in")
            nodes.append(one._replace(state=state, change=change, generation=3))
    edges = []
    for number, change in enumerate(Change):
        for way in Way:
            ends = nodes[2 * number].id, nodes[2 * number + 7].id
            edges.append(Edge(ends[0], "value", ends[1], "also", "int", way, change=change))
    origins = tuple(one.origin for one in nodes if one.origin)
    return Picture("kinds", "kinds", nodes=tuple(nodes), edges=tuple(edges), origins=origins)


def back() -> Picture:
    """Wires that lead back, over one column, several, and none, below what they pass."""
    names = [f"c{number}" for number in range(6)]
    nodes = [node(name, "a", "b", "again", signals=("value", "other")) for name in names]
    nodes[2] = nodes[2]._replace(slots=tuple(Port(f"s{number}") for number in range(12)))
    nodes.append(Node("n.store", Kind.ASSET, "store", "a.Store", signals=(Port(""),)))
    edges = [wire(one, other, "a") for one, other in pairwise(names)]
    edges += (
        wire("c5", "c0", "again", "other"),
        wire("c1", "c0", "b"),
        wire("c4", "c2", "s7"),
        wire("c3", "c3", "again"),
        wire("store", "c1", "b", ""),
        wire("c4", "store")._replace(way=Way.UPDATE),
        wire("c2", "store", "", "other")._replace(way=Way.UPDATE, badges=(found(1),)),
        wire("c5", "c1", "again"),
    )
    return Picture("back", "back.yaml", "about", tuple(nodes), tuple(edges), old="old.yaml")


def brackets() -> Picture:
    """Brackets in each other and beside each other, which wires pass, and in an open tube."""

    def within(one: Node, *path: str) -> Node:
        return one._replace(brackets=path)

    nodes = [
        *(node(f"map{number}", "value") for number in range(4)),
        within(node("inner", "a", "b"), "m0"),
        within(node("deep", "a", "b"), "m0", "m1"),
        within(node("deeper", "a"), "m0", "m1", "m2"),
        within(node("beside", "a"), "m3"),
        within(node("late", "a", "b"), "m0"),
        node("end", "a", "b", "c"),
        node("through", "a"),
        node("holder", "a")._replace(kind=Kind.TUBE, is_open=True),
    ]
    inner = [node(f"in{number}", "a")._replace(inside="n.holder") for number in range(3)]
    inner[1] = within(inner[1], "m4")
    wires = (
        *(("map0", name, "a") for name in ("inner", "late", "through", "map1")),
        *(("map1", name, "a") for name in ("deep", "map2")),
        *(("map2", "deeper", "a"), ("map3", "beside", "a"), ("deeper", "late", "b")),
        *(("inner", "deep", "b"), ("deep", "end", "a"), ("late", "end", "b")),
        *(("beside", "end", "c"), ("through", "end", "c"), ("map0", "end", "a")),
        *(
            ("through", "holder", "a"),
            ("in0", "in1", "a"),
            ("in1", "in2", "a"),
            ("in2", "in0", "a"),
        ),
    )
    frames = [Bracket(f"m{number}", f"n.map{number}", f"map{number}") for number in range(4)]
    frames += (Bracket("m4", "n.in0", "in0", "n.holder"), Bracket("m5", "n.map3", "nothing"))
    edges = tuple(wire(*one) for one in wires)
    return Picture(
        "b", "b.yaml", "", (*nodes, *inner), edges, tuple(frames), notes=("1 is folded",)
    )


def crossing() -> Picture:
    """Columns that have to be sorted, with wires over several columns and many steep ones."""
    columns = [[f"{letter}{number}" for number in range(7)] for letter in "abcd"]
    nodes = [node(name, "x", "y", "z", signals=("value", "w")) for one in columns for name in one]
    nodes += (Node(f"n.i{number}", Kind.INPUT, f"i{number}") for number in range(3))
    edges = list(_crossed(columns))
    edges += (
        wire("i0", "a3", "z", "")._replace(way=Way.PARAM),
        wire("i0", "b1", "z", "")._replace(way=Way.PARAM),
        wire("i1", "d2", "z", ""),
        wire("i2", "a0", "y", "")._replace(way=Way.PARAM),
        wire("i2", "a0", "z", ""),
    )
    return Picture("crossing", "crossing.yaml", nodes=tuple(nodes), edges=tuple(edges))


def _crossed(columns: list[list[str]]) -> Iterator[Edge]:
    for left, right in pairwise(columns):
        for number, name in enumerate(left):
            yield wire(name, right[(3 * number + 2) % 7], "x")
            if number % 2:
                yield wire(name, right[(5 * number + 1) % 7], "y", "w")
    for number in range(0, 7, 3):
        yield wire(columns[0][number], columns[3][6 - number], "z", "w")
        yield wire(columns[0][number], columns[2][(number + 4) % 7], "z", "w")


PICTURES = (badges, long, kinds, back, brackets, crossing)


@pytest.mark.parametrize("number", range(len(PICTURES)), ids=[one.__name__ for one in PICTURES])
def test_an_image(number: int) -> None:
    make = PICTURES[number]
    image = svg(make())
    assert image == expected(HERE / f"{make.__name__}.svg", image)


@pytest.mark.parametrize("write", [mermaid, dot])
@pytest.mark.parametrize("number", range(len(PICTURES)), ids=[one.__name__ for one in PICTURES])
def test_a_diagram_as_text(number: int, write: Callable[[Picture], str]) -> None:
    make = PICTURES[number]
    text = write(make())
    assert text == expected(HERE / f"{make.__name__}.{write.__name__}", text)
