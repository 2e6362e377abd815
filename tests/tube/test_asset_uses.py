"""Which nodes update and use the assets of a tube."""

from __future__ import annotations

import pytest

from noob_lint.diagnostics.diagnostic import Effect
from noob_lint.tube.asset_uses import effect_of_making, is_made, is_per_item, is_return, stored
from noob_lint.tube.context import ALONE, Activation
from noob_lint.tube.facts import TubeFacts
from noob_lint.tube.tube import Element
from tests.tube.views import facts_from, tube_from

ASSETS = """\
assets:
  kept: {type: lab.A, scope: runner, depends: [a.value]}
  off: {type: lab.A, scope: runner, depends: [disabled.value]}
  gone: {type: lab.A, scope: runner, depends: [nowhere.value]}
  short: {type: lab.A, scope: process, depends: [a.value]}
  two: {type: lab.A, scope: runner, depends: [a.value, b.value]}
  second: {type: lab.A, scope: runner, depends: [nowhere.value, disabled.value, b.value]}
  plain: {type: lab.A, scope: runner}
nodes:
  a: {type: lab.a}
  b: {type: lab.b}
  disabled: {type: lab.c, enabled: false}
"""


def test_what_nodes_store() -> None:
    found = stored(tube_from(ASSETS))
    assert [(asset.name, node.name) for asset, _, node in found] == [
        *(("kept", "a"), ("two", "a"), ("two", "b"), ("second", "b"))
    ]


def test_before_1000_no_node_stores_anything() -> None:
    assert list(stored(tube_from(ASSETS, "0.1"))) == []


def test_return_nodes() -> None:
    nodes = tube_from(
        "nodes:\n  r: {type: return}\n  s: {type: noob.node.Return}\n  a: {type: lab.a}\n  e: {}\n"
    ).nodes
    assert [name for name, node in nodes.items() if is_return(node)] == ["r", "s"]


ITEMS = """\
nodes:
  a: {type: lab.a}
  m: {type: map, depends: [value: a.value]}
  b: {type: lab.b, depends: [m.value]}
  g: {type: gather, depends: [value: b.value]}
  c: {type: lab.c, depends: [g.value]}
  mm: {type: map, depends: [value: m.value]}
  d: {type: lab.d, depends: [x: b.value, y: a.value]}
  e: {type: lab.e, depends: [x: a.value, y: b.value]}
  gg: {type: gather, depends: [value: mm.value]}
assets:
"""


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        *(("a.value", False), ("m.value", True), ("m.n", False), ("b.value", True)),
        *(("g.value", False), ("c.value", False), ("mm.value", True), ("mm.n", True)),
        *(("d.value", True), ("e.value", True), ("gg.value", True)),
    ],
)
def test_once_per_item_of_a_map(reference: str, expected: bool) -> None:
    facts = facts_from(f"{ITEMS}  s: {{type: lab.A, scope: runner, depends: [{reference}]}}\n")
    (dependency,) = facts.tube.assets["s"].depends
    assert dependency.reference is not None
    assert is_per_item(facts, dependency.reference) is expected


@pytest.mark.parametrize(
    ("scope", "around", "expected"),
    [
        ("runner", ALONE, True),
        ("runner", Activation(is_built=False), False),
        ("runner", Activation(runs=False), True),
        ("process", ALONE, True),
        ("process", Activation(runs=False), False),
        ("node", ALONE, True),
    ],
)
def test_when_an_asset_is_made(scope: str, around: Activation, expected: bool) -> None:
    text = f"assets:\n  s: {{type: lab.A, scope: {scope}}}\nnodes:\n"
    facts = facts_from(f"{text}  a: {{type: lab.a, depends: [assets.s]}}\n", activation=around)
    assert is_made(facts, facts.tube.assets["s"]) is expected


def test_an_asset_of_a_node_that_may_not_run_need_not_be_made() -> None:
    text = "assets:\n  s: {type: lab.A, scope: node}\nnodes:\n"
    assert not is_made(*_facts_and_asset(text + "  a: {type: lab.a}\n"))
    off = "  a: {type: lab.a, depends: [assets.s], enabled: input.i}\n"
    assert not is_made(*_facts_and_asset(text + off))


def _facts_and_asset(text: str) -> tuple[TubeFacts, Element]:
    facts = facts_from(text)
    return facts, facts.tube.assets["s"]


@pytest.mark.parametrize(
    ("scope", "effect"),
    [
        (", scope: runner", Effect.BUILD),
        ("", Effect.BUILD),
        (", scope: process", Effect.RUN),
        (", scope: node", Effect.RUN),
    ],
)
def test_what_it_does_that_one_cannot_be_made(scope: str, effect: Effect) -> None:
    asset = tube_from(f"assets:\n  s: {{type: lab.A{scope}}}\nnodes: {{}}\n").assets["s"]
    assert effect_of_making(asset) is effect
