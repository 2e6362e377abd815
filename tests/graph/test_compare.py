"""What two pictures have in common, and what is marked as different."""

from __future__ import annotations

import pytest

from noob_lint.graph.compare import compare
from noob_lint.graph.picture import (
    Badge,
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

BADGE = Badge("error", "rule", "message", Where("p.yaml", 1, 1))
NODE = Node("n.a", Kind.NODE, "a", "x.y", (Param("p", "1"),), (Port("s"),), (Port("v"),))


def compared(old: Node, new: Node) -> Node:
    (found,) = compare(Picture("o", "o", nodes=(old,)), Picture("n", "n", nodes=(new,))).nodes
    return found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (NODE, NODE, NODE),
        (
            NODE,
            NODE._replace(badges=(BADGE,), about="b"),
            NODE._replace(badges=(BADGE,), about="b"),
        ),
        (NODE._replace(badges=(BADGE,), generation=3), NODE, NODE),
        (NODE._replace(is_open=True), NODE, NODE._replace(is_open=True)),
        (NODE, NODE._replace(is_open=True), NODE._replace(is_open=True)),
        (
            NODE,
            NODE._replace(slots=(Port("t"),), signals=(Port("v", "int"), Port("w"))),
            NODE._replace(slots=(Port("t"), Port("s")), signals=(Port("v", "int"), Port("w"))),
        ),
        (
            NODE,
            NODE._replace(kind=Kind.MAP),
            NODE._replace(kind=Kind.MAP, change=Change.CHANGED),
        ),
        (
            NODE,
            NODE._replace(state=State.STUCK),
            NODE._replace(state=State.STUCK, change=Change.CHANGED),
        ),
        (
            NODE._replace(type=""),
            NODE,
            NODE._replace(
                params=(Param("type", "nothing → x.y"), Param("p", "1")), change=Change.CHANGED
            ),
        ),
        (
            NODE._replace(text="a: 1\nb: 2\nc: 3"),
            NODE._replace(type="", params=(), text="a: 1\nb: 5\nc: 3"),
            NODE._replace(
                type="",
                params=(Param("type", "x.y → nothing"), Param("p", "1 → nothing")),
                text="  a: 1\n- b: 2\n+ b: 5\n  c: 3",
                change=Change.CHANGED,
            ),
        ),
        (
            NODE._replace(params=(Param("p", "1"), Param("q", "long…", "longer"), Param("r", "3"))),
            NODE._replace(
                params=(Param("s", "4"), Param("q", "long…", "longest"), Param("p", "1"))
            ),
            NODE._replace(
                params=(
                    Param("s", "nothing → 4"),
                    Param("q", "long… (changed)", "longest"),
                    Param("p", "1"),
                    Param("r", "3 → nothing"),
                ),
                change=Change.CHANGED,
            ),
        ),
        (
            NODE._replace(params=(Param("p", "1", "one"),)),
            NODE._replace(params=(Param("p", "2…", "two"),)),
            NODE._replace(params=(Param("p", "1 → 2…", "two"),), change=Change.CHANGED),
        ),
    ],
)
def test_a_node_before_and_after(old: Node, new: Node, expected: Node) -> None:
    assert compared(old, new) == expected


def test_all_of_two_pictures() -> None:
    shared = Edge("a", "v", "b", "s")
    moved, back, gone = Edge("a", "v", "c", "s"), Edge("a", "v", "d", "s"), Edge("x", "v", "b", "t")
    back = back._replace(way=Way.UPDATE, never="why")
    gone = gone._replace(badges=(BADGE,), never="why", type="int")
    old = Picture(
        "old",
        "old.yaml",
        "old about",
        (
            NODE._replace(id="b", origin="two.yaml"),
            NODE._replace(id="c", brackets=("m",), badges=(BADGE,), origin="one.yaml"),
            NODE._replace(id="d", brackets=("k",)),
            NODE._replace(id="a"),
        ),
        (gone, moved, shared, back),
        origins=("two.yaml", "one.yaml"),
        badges=(BADGE,),
        notes=("of both", "of the old one"),
    )
    edges = (
        Edge("b", "v", "c", "s"),
        shared._replace(type="str", badges=(BADGE,)),
        back._replace(way=Way.SIGNAL),
        Edge("a", "v", "e", "s"),
    )
    nodes = (
        NODE._replace(id="a", brackets=("m",)),
        NODE._replace(id="e", origin="three.yaml"),
        NODE._replace(id="b"),
    )
    new = Picture(
        "new", "new.yaml", "new about", nodes, edges, origins=("three.yaml",), notes=("of both",)
    )
    assert compare(old, new) == new._replace(
        nodes=(
            nodes[0],
            nodes[1]._replace(change=Change.ADDED),
            nodes[2],
            NODE._replace(id="c", brackets=("m",), origin="one.yaml", change=Change.REMOVED),
            NODE._replace(id="d", change=Change.REMOVED),
        ),
        edges=(
            edges[0]._replace(change=Change.CHANGED),
            edges[1],
            edges[2]._replace(change=Change.ADDED),
            edges[3]._replace(change=Change.ADDED),
            gone._replace(badges=(), never="", change=Change.REMOVED),
            moved._replace(change=Change.REMOVED),
            back._replace(never="", change=Change.REMOVED),
        ),
        origins=("three.yaml", "one.yaml"),
        notes=("of both", "of the old one"),
        old="old.yaml",
    )


def test_nothing_has_changed() -> None:
    picture = Picture("p", "p.yaml", nodes=(NODE,), edges=(Edge("n.a", "v", "n.a", "s"),))
    found = compare(picture, picture)
    said = "no node and no wire has changed"
    assert found == picture._replace(notes=(said,), old="its old text")
    wired = picture._replace(edges=())
    assert compare(picture, wired).notes == compare(wired, picture).notes == ()
