"""Facts about the graph of a tube, on small tubes and, for their cost, on large ones."""

from __future__ import annotations

import pytest

from noob_lint.project.project import Project
from noob_lint.spec.versions import find_version
from noob_lint.tube.dataflow import Flow
from noob_lint.tube.facts import TubeFacts
from noob_lint.tube.graph import Join, Link, builtin_object
from noob_lint.tube.tube import Tube
from noob_lint.yaml.parser import parse
from tests.work import assert_linear


def tube_of(nodes: str, version: str = "latest") -> Tube:
    """The tube with these nodes, one a line."""
    lines = [f"  {line.strip()}" for line in nodes.strip().splitlines()]
    document = parse("\n".join(["noob_id: a", "nodes:", *lines, ""]).encode(), "a.yaml")
    assert document.root is not None, document.reports
    return Tube(document, document.root, find_version(version))


def flow(nodes: str, version: str = "latest") -> Flow:
    return TubeFacts(tube_of(nodes, version)).flow


def pair(link: Link) -> tuple[str, str]:
    return link.source, link.target


CHAIN = """
    a: {type: p.a}
    b: {type: p.b, depends: [x: a.value, y: input.i]}
    c: {type: return, depends: [assets.s, b.value, nowhere.value]}
"""


def test_links_are_between_nodes_of_the_tube() -> None:
    assert [pair(link) for link in flow(CHAIN).links] == [("a", "b"), ("b", "c")]


def test_links_name_their_places() -> None:
    link = flow(CHAIN).links[0]
    assert (link.node.text, link.signal.text) == ("a", "value")
    assert link.node.span.start.line == 3


def test_neighbours() -> None:
    graph = flow(CHAIN)
    assert {name: [*map(pair, links)] for name, links in graph.incoming.items()} == {
        "a": [],
        "b": [("a", "b")],
        "c": [("b", "c")],
    }
    assert {name: [*map(pair, links)] for name, links in graph.outgoing.items()} == {
        "a": [("a", "b")],
        "b": [("b", "c")],
        "c": [],
    }


def test_the_flow_of_a_tube_is_computed_once() -> None:
    facts = TubeFacts(tube_of(CHAIN))
    assert facts.flow is facts.flow


def test_special_nodes_have_two_names() -> None:
    graph = flow(
        """
        a: {type: gather}
        b: {type: noob.node.map.Map}
        c: {type: noob.testing.map}
        d: {}
        """
    )
    assert graph.kinds == {"a": "gather", "b": "map", "c": None, "d": None}


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("print", print),
        ("builtins.len", len),
        ("builtins.map", map),
        ("map", None),
        ("None", Ellipsis),
        ("os.path", None),
        ("str.upper", None),
        ("nothing", None),
        (None, None),
    ],
)
def test_builtins(kind: str | None, found: object) -> None:
    assert builtin_object(kind) is found


def test_the_order_leaves_cycles_and_what_is_behind_them_out() -> None:
    graph = flow(
        """
        d: {type: p.d, depends: [c.value]}
        c: {type: p.c, depends: [b.value, c.value]}
        b: {type: p.b, depends: [a.value]}
        a: {type: p.a}
        """
    )
    assert graph.order == ("a", "b")


def test_links_of_a_cycle() -> None:
    graph = flow(
        """
        a: {type: p.a, enabled: false, depends: [b.value]}
        b: {type: p.b, depends: [a.value, c.value]}
        c: {type: p.c, depends: [c.value]}
        d: {type: p.d, depends: [b.value]}
        """
    )
    circular = [pair(link) for link in graph.links if graph.is_circular(link)]
    assert circular == [("b", "a"), ("a", "b"), ("c", "c")]


def test_no_link_is_circular_without_a_cycle() -> None:
    graph = flow(CHAIN)
    assert [graph.is_circular(link) for link in graph.links] == [False, False]


def test_what_needs_its_signals() -> None:
    graph = flow(
        """
        a: {type: p.a}
        b: {type: p.b, depends: [a.value, x: a.value]}
        g: {type: gather, depends: [value: a.value, trigger: a.value, n: a.value]}
        m: {type: map, depends: [value: a.value]}
        t: {type: tube, depends: [x: a.value]}
        r: {type: return, depends: [x: a.value]}
        """
    )
    assert [graph.needs(link) for link in graph.links] == [
        *(True, False),
        *(True, False, True),
        *(True, True, False),
    ]


STUCK = """
    a: {type: p.a, enabled: no}
    b: {type: p.b, depends: [x: a.value]}
    c: {type: p.c, depends: [b.value]}
    d: {type: p.d, depends: [a.value, e.value]}
    e: {type: p.e, enabled: input.e}
    f: {type: p.f, enabled: no, depends: [a.value]}
    r: {type: return, depends: [c.value, d.value]}
"""


def test_nothing_runs_behind_a_disabled_node() -> None:
    graph = flow(STUCK)
    assert {name: pair(link) for name, link in graph.stuck.items()} == {
        "b": ("a", "b"),
        "d": ("a", "d"),
        "c": ("b", "c"),
        "r": ("d", "r"),
    }


def test_optional_slots_do_not_wait_in_1001() -> None:
    graph = flow(STUCK, "1001")
    assert {name: pair(link) for name, link in graph.stuck.items()} == {
        "d": ("a", "d"),
        "r": ("d", "r"),
    }


def test_each_stuck_node_is_behind_one_link() -> None:
    graph = flow(STUCK)
    assert {pair(link): graph.stuck_behind(link) for link in graph.links} == {
        ("a", "b"): ["c"],
        ("b", "c"): [],
        ("a", "d"): ["r"],
        ("e", "d"): [],
        ("a", "f"): [],
        ("c", "r"): [],
        ("d", "r"): [],
    }


def test_what_is_behind_a_node() -> None:
    graph = flow(
        """
        a: {type: p.a}
        b: {type: p.b, depends: [a.value]}
        c: {type: p.c, depends: [x: a.value]}
        d: {type: p.d, depends: [b.value, d.value]}
        e: {type: p.e, enabled: false, depends: [b.value]}
        f: {type: p.f, depends: [e.value]}
        """
    )
    assert graph.behind("a") == ["b", "d"]


def test_what_is_called_in_every_epoch() -> None:
    graph = flow(
        """
        a: {type: p.a, depends: [input.x]}
        b: {type: p.b, depends: [a.value, assets.y]}
        c: {type: p.c, enabled: false}
        d: {type: p.d, depends: [c.value]}
        e: {type: p.e, enabled: input.x}
        f: {type: p.f, depends: [nowhere.value]}
        g: {type: gather, params: {n: 2}, depends: [b.value]}
        h: {type: p.h, depends: [g.value]}
        i: {type: p.i, depends: [h.value, a.value]}
        j: {type: p.j, depends: [malformed]}
        k: {type: p.k, depends: [k.value]}
        m: {type: map, depends: [b.value]}
        n: {type: p.n, depends: [m.value]}
        t: {type: tube}
        u: {type: p.u, depends: [t.value]}
        """
    )
    assert sorted(graph.certain) == ["a", "b", "g", "h", "i", "m", "n", "t"]


def test_maps_that_meet() -> None:
    graph = flow(
        """
        a: {type: p.a}
        m1: {type: map, depends: [a.value]}
        m2: {type: noob.node.Map, enabled: false, depends: [a.value]}
        g: {type: gather, depends: [value: m1.value, n: m1.n]}
        b: {type: p.b, depends: [g.value, m2.value]}
        c: {type: p.c, depends: [b.value]}
        """
    )
    assert graph.joins == (Join("b", ("m1", "m2")),)


def test_maps_in_a_row_may_meet() -> None:
    graph = flow(
        """
        a: {type: p.a}
        m1: {type: map, depends: [a.value]}
        m2: {type: map, depends: [m1.value]}
        b: {type: p.b, depends: [m1.value, m2.value]}
        """
    )
    assert graph.joins == ()


def test_each_first_meeting_is_found() -> None:
    graph = flow(
        """
        a: {type: p.a}
        m1: {type: map, depends: [a.value]}
        m2: {type: map, depends: [m1.value]}
        m3: {type: map, depends: [m1.value]}
        b: {type: p.b, depends: [m2.value, m3.value]}
        m4: {type: map, depends: [m3.value, m2.value]}
        c: {type: p.c, depends: [m4.value]}
        """
    )
    assert graph.joins == (Join("b", ("m2", "m3")), Join("m4", ("m2", "m3")))


def test_whose_items_come_through_a_link() -> None:
    graph = flow(
        """
        a: {type: p.a}
        m: {type: map, depends: [a.value]}
        b: {type: p.b, depends: [m.value, a.value]}
        k: {type: map, depends: [b.value]}
        g: {type: gather, depends: [value: k.value, n: k.n]}
        h: {type: gather, depends: [value: g.value, n: m.n]}
        r: {type: return, depends: [h.value]}
        """
    )
    assert [(*pair(link), graph.items(link)) for link in graph.links] == [
        ("a", "m", ()),
        ("m", "b", ("m",)),
        ("a", "b", ()),
        ("b", "k", ("m",)),
        ("k", "g", ("m", "k")),
        ("k", "g", ("m",)),
        ("g", "h", ("m",)),
        ("m", "h", ()),
        ("h", "r", ()),
    ]


def test_signals() -> None:
    graph = flow(
        """
        a: {type: p.a}
        b: {type: abs}
        c: {type: dict}
        g: {type: gather}
        m: {type: map}
        r: {type: noob.node.Return}
        t: {type: tube}
        """
    )
    assert {name: graph.signals(name) for name in graph.tube.nodes} == {
        "a": None,
        "b": ("value",),
        "c": None,
        "g": ("value",),
        "m": ("value", "n"),
        "r": ("value",),
        "t": None,
    }


def test_a_map_counted_nothing_before_1000() -> None:
    assert flow("m: {type: map}", "0.1").signals("m") == ("value",)


@pytest.mark.parametrize(
    ("inner", "signals"),
    [
        ("{b: {type: p.b}}", ("value",)),
        ("{r: {type: return, depends: input.x}}", ("value",)),
        ("{r: {type: return, depends: []}}", ("value",)),
        ("{r: {type: return, depends: [x: b.value, b.value, y: b.value]}, b: {type: p.b}}", "xy"),
        ("{r: {type: return, depends: [b.value]}, b: {type: p.b}}", ()),
    ],
)
def test_signals_of_a_tube_are_the_slots_of_its_return(inner: str, signals: object) -> None:
    tube = tube_of(f"t: {{type: tube, params: {{tube: {{noob_id: i, nodes: {inner}}}}}}}")
    children = Project().assembly(tube.version).children(tube)
    flow = TubeFacts(tube, children=children).flow
    assert flow.signals("t") == tuple(signals)  # type: ignore[arg-type]


def ask_everything(graph: Flow) -> None:
    """Every question about a tube."""
    for name in (graph.order, graph.stuck, graph.certain, graph.joins, graph._items, graph._knots):
        assert name is not None
    for link in graph.links:
        graph.stuck_behind(link)
        graph.is_circular(link)


def in_a_row(nodes: int) -> str:
    kinds = ["p.n", "map", "gather", "p.n"]
    first = ["n0: {type: p.n, enabled: false}"]
    return "\n".join(
        first
        + [
            f"n{number}: {{type: {kinds[number % 4]}, depends: [n{number - 1}.value, n0.value]}}"
            for number in range(1, nodes)
        ]
    )


def test_thousands_of_nodes_are_no_more_work_than_their_number() -> None:
    graphs = {nodes: flow(in_a_row(nodes)) for nodes in (1_250, 5_000)}
    assert_linear(lambda nodes: ask_everything(graphs[nodes]), 1_250)
