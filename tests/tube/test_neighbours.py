"""Which nodes depend on which, and which use an asset."""

from __future__ import annotations

from tests.tube.views import facts_from

TUBE = """\
input: {i: {type: bool, scope: tube}}
assets: {s: {type: lab.A, scope: runner}, t: {type: lab.A, scope: runner}}
nodes:
  a: {type: lab.a}
  b: {type: lab.b, depends: [x: a.value, y: assets.s, z: assets.s]}
  c: {type: lab.c, depends: [x: a.value, y: b.value, z: gone.value], enabled: input.i}
  d: {type: lab.d, depends: [x: a.value, y: assets.s, z: assets.t], enabled: false}
  e: {type: lab.e, depends: [x: d.value, y: assets.none]}
"""


def test_neighbours() -> None:
    facts = facts_from(TUBE)
    assert facts.downstream == {"a": ["b", "c"], "b": ["c"], "gone": ["c"], "d": ["e"]}
    assert facts.upstream == {"b": ["a"], "c": ["a", "b", "gone"], "e": ["d"]}


def test_users_of_assets_with_their_first_reference() -> None:
    facts = facts_from(TUBE)
    assert {
        asset: {node: reference.signal.span.start.column for node, (_, reference) in users.items()}
        for asset, users in facts.asset_users.items()
    } == {
        "s": {"b": TUBE.splitlines()[4].index("assets.s") + len("assets.")},
        "none": {"e": TUBE.splitlines()[7].index("assets.none") + len("assets.")},
    }
    assert [node.name for node, _ in facts.users_of(facts.tube.assets["s"])] == ["b"]
    assert facts.users_of(facts.tube.assets["t"]) == []
