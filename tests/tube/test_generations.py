"""Generations of small tubes, as noob 1003.0.2 computes them."""

from __future__ import annotations

import pytest

from noob_lint.spec.versions import LATEST
from noob_lint.tube.generations import checked_levels, generations, is_certain, is_late
from noob_lint.tube.tube import Tube
from noob_lint.yaml.parser import parse


def tube(nodes: str) -> Tube:
    """The tube with these nodes: a line for each, ``name: sources`` with flags in brackets."""
    lines = ["nodes:"]
    for line in filter(None, map(str.strip, nodes.splitlines())):
        name, _, rest = line.partition(":")
        words = rest.split()
        flags = "".join(f", {word[1:-1].replace('=', ': ')}" for word in words if word[0] == "[")
        sources = [word if "." in word else f"{word}.value" for word in words if word[0] != "["]
        lines.append(f"  {name}: {{type: dict, depends: [{', '.join(sources)}]{flags}}}")
    document = parse("\n".join(lines))
    assert document.root is not None
    assert not document.reports
    return Tube(document, document.root, LATEST)


CHAIN = """
    a:
    b: a
    c: a b
    d: assets.x
    e: d c
"""


def test_a_generation_is_one_more_than_that_of_the_highest_source() -> None:
    assert generations(tube(CHAIN)) == {"a": 0, "assets": 0, "b": 1, "d": 1, "c": 2, "e": 3}


def test_the_order_is_that_of_the_generations() -> None:
    levels = list(generations(tube(CHAIN)).values())
    assert levels == sorted(levels)


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        ("a: [enabled=false]\nb: a\nc: b\nd:", {"d": 0}),
        ("a: b\nb: a\nc: b\nd:", {"d": 0}),
        ("a: a\nb:", {"b": 0}),
        ("a: nothing\nb:", {"b": 0}),
        ("a: [enabled=input.x]\nb: a", {"a": 0, "b": 1}),
        ("a: input.x [enabled=false]\nb:", {"b": 0}),
        ("a: input.x\nb: assets.y a", {"assets": 0, "input": 0, "a": 1, "b": 2}),
    ],
    ids=["disabled", "cycle", "itself", "unknown", "by input", "unused virtual", "virtual"],
)
def test_what_cannot_run_has_no_generation(nodes: str, expected: dict[str, int]) -> None:
    assert generations(tube(nodes)) == expected


def test_what_runs_with_the_storing_node_or_later_is_late() -> None:
    placed = generations(tube(CHAIN + "off: b [enabled=false]"))
    late = {name for name in (*placed, "off") if is_late(placed, name, "b")}
    assert late == {"d", "c", "e"}


def test_noob_looks_only_where_the_storing_node_has_company() -> None:
    assert checked_levels(generations(tube(CHAIN))) == {0, 1}


def test_an_input_that_switches_a_node_makes_generations_uncertain() -> None:
    assert is_certain(tube("a: [enabled=false]\nb:"))
    assert not is_certain(tube("a: [enabled=input.x]"))


def test_a_node_with_the_name_of_a_virtual_source_ends_nothing() -> None:
    assert generations(
        tube("""
        assets: assets.box
        b: assets.value
    """)
    ) == {"assets": 0, "b": 1}
