"""Shortest cycles, compared with an exhaustive search, and on graphs too large for that."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from random import Random

import pytest

from noob_lint.support.graph import Knots, components, layers, reachable, shortest_cycles
from tests.work import assert_linear

Edges = list[tuple[str, str]]


def edges(text: str) -> Edges:
    """``"a b c, b a"`` leads from a to b to c, and from b to a."""
    return [pair for path in text.split(",") for pair in pairwise(path.split())]


@pytest.mark.parametrize(
    ("text", "cycles"),
    [
        ("", []),
        ("a b c", []),
        ("a b, a c, b d, c d", []),
        ("a a", ["a"]),
        ("a b a", ["a b"]),
        ("b a b, a c", ["a b"]),
        ("c a b c", ["a b c"]),
        ("a b c d a, c b", ["b c"]),
        ("a b a, b b", ["b"]),
        ("x y x, a b a", ["a b", "x y"]),
        ("x y x, y a, a b a", ["a b", "x y"]),
        ("z z, a a, m n m", ["a", "m n", "z"]),
        ("a c a, a b a", ["a b"]),
        ("b d b, a c a, a b, b a", ["a b"]),
        ("a b d a, a c d", ["a b d"]),
        ("a b a, a b, a b", ["a b"]),
    ],
)
def test_small_graphs(text: str, cycles: list[str]) -> None:
    assert [" ".join(cycle) for cycle in shortest_cycles(edges(text))] == cycles


def every_cycle(graph: Edges) -> list[tuple[str, ...]]:
    """All cycles without repetition, each from its smallest name."""
    found: list[tuple[str, ...]] = []
    paths: list[tuple[str, ...]] = [(name,) for name in {source for source, _ in graph}]
    while paths:
        path = paths.pop()
        for source, target in graph:
            if source == path[-1]:
                if target == path[0]:
                    found.append(path)
                elif target > path[0] and target not in path:
                    paths.append((*path, target))
    return found


def test_the_shortest_and_first_of_all_cycles() -> None:
    random = Random(1)
    for _ in range(400):
        names = "abcdefg"[: random.randint(1, 7)]
        graph = [(random.choice(names), random.choice(names)) for _ in range(random.randint(1, 12))]
        graph = list(dict.fromkeys(graph))
        found = list(shortest_cycles(graph))
        knots = {frozenset(knot) for knot in components(successors(graph))}
        best: dict[frozenset[str], tuple[str, ...]] = {}
        for cycle in sorted(every_cycle(graph), key=lambda cycle: (len(cycle), cycle)):
            knot = next(knot for knot in knots if cycle[0] in knot)
            best.setdefault(knot, cycle)
        assert found == [best[knot] for knot in sorted(best, key=min)], graph
        random.shuffle(graph)
        assert list(shortest_cycles(graph)) == found


def successors(graph: Edges) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for source, target in graph:
        table.setdefault(source, []).append(target)
    return table


def test_knots_are_the_components_whoever_asks_first() -> None:
    random = Random(2)
    for _ in range(300):
        names = "abcdefg"
        graph = {name: random.sample(names, random.randint(0, 2)) for name in names}
        cyclic = {name: frozenset[str]() for name in names}
        for part in components(graph):
            if len(part) > 1 or part[0] in graph[part[0]]:
                cyclic.update(dict.fromkeys(part, frozenset(part)))
        knots = Knots(graph.__getitem__)
        order = random.sample(names, len(names))
        assert {name: knots.around(name) for name in order} == cyclic


def test_knots_ask_for_each_name_once() -> None:
    graph = {"a": ["b", "c"], "b": ["a"], "c": ["c"], "d": ["a"]}
    asked = []

    def targets(name: str) -> list[str]:
        asked.append(name)
        return graph[name]

    knots = Knots(targets)
    assert knots.around("a") == {"a", "b"}
    assert sorted(asked) == ["a", "b", "c"]
    assert [knots.around(name) for name in "dcb"] == [frozenset(), {"c"}, {"a", "b"}]
    assert sorted(asked) == ["a", "b", "c", "d"]


NEXT: dict[str, Callable[[int, int], list[int]]] = {
    "chain": lambda i, size: [i + 1],
    "ring": lambda i, size: [(i + 1) % size],
    "pairs": lambda i, size: [i ^ 1],
    "ladder": lambda i, size: [(i + step) % size for step in (1, 2)],
}
"""Where the edges of each node lead to."""


def large(shape: str, size: int) -> Edges:
    return [(f"n{i:05}", f"n{end:05}") for i in range(size) for end in NEXT[shape](i, size)]


@pytest.mark.parametrize(
    ("shape", "number", "length"),
    [("chain", 0, 0), ("ring", 1, 20_000), ("pairs", 10_000, 2), ("ladder", 1, 10_000)],
)
def test_large_graphs_are_no_more_work_than_their_size(
    shape: str, number: int, length: int
) -> None:
    graphs = {size: large(shape, size) for size in (5_000, 20_000)}
    assert_linear(lambda size: list(shortest_cycles(graphs[size])), 5_000)
    cycles = list(shortest_cycles(graphs[20_000]))
    assert [len(cycle) for cycle in cycles] == [length] * number


def test_how_high_a_graph_stands() -> None:
    """A cycle counts as one place."""
    graph = {"a": "bc", "b": "d", "c": "", "d": "e", "e": "df", "f": "", "g": "g"}
    knots = Knots(lambda name: graph[name])
    assert {name: knots.height(name) for name in graph} == {
        "a": 3,
        "b": 2,
        "c": 0,
        "d": 1,
        "e": 1,
        "f": 0,
        "g": 0,
    }
    assert knots.reached("b") == set("bdef")


def test_a_high_graph() -> None:
    knots = Knots(lambda name: [str(int(name) - 1)] if name != "0" else [])
    assert knots.height("5000") == 5000
    assert knots.height("7") == 7


def test_a_short_cycle_is_found_wherever_it_starts() -> None:
    ring = [(f"n{number:03}", f"n{(number + 1) % 500:03}") for number in range(500)]
    assert list(shortest_cycles([*ring, ("n499", "n450")])) == [
        tuple(f"n{number:03}" for number in range(450, 500))
    ]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ({}, []),
        ({"b": [], "a": []}, [["b", "a"]]),
        ({"c": ["b"], "b": ["a"], "a": []}, [["a"], ["b"], ["c"]]),
        ({"a": [], "c": ["a", "b"], "b": ["a"], "d": ["a"]}, [["a"], ["b", "d"], ["c"]]),
        ({"a": [], "b": ["a", "a"]}, [["a"], ["b"]]),
        ({"a": [], "b": ["b"], "c": ["b"], "d": ["a"]}, [["a"], ["d"]]),
        ({"a": ["nowhere"], "b": ["a"], "c": []}, [["c"]]),
        ({"a": ["b"], "b": ["a"]}, []),
    ],
)
def test_layers(sources: dict[str, list[str]], expected: list[list[str]]) -> None:
    assert list(layers(sources)) == expected


@pytest.mark.parametrize("seed", range(200))
def test_a_layer_waits_for_the_layer_before(seed: int) -> None:
    random = Random(seed)
    names = "abcdefg"[: random.randrange(8)]
    sources = {
        name: random.sample([*names, "x"], k=min(random.randrange(3), len(names))) for name in names
    }
    place: dict[str, int] = {}
    for level, layer in enumerate(layers(sources)):
        for name in layer:
            assert level == max((place[one] + 1 for one in sources[name]), default=0)
        place.update(dict.fromkeys(layer, level))
    for name in sources.keys() - place:
        assert any(one not in place for one in sources[name])


def test_reachable() -> None:
    successors = {"a": ["b", "c"], "b": ["a", "d"], "e": ["a"]}
    assert reachable(successors, "a") == {"a", "b", "c", "d"}
    assert reachable(successors, "d") == {"d"}
    assert reachable(successors, "e") == {"a", "b", "c", "d", "e"}
