from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.server.features.references import highlights, references
from tests.server.studio import Studio

CHILD = """\
input:
  given: {type: int, scope: process}
  size: {type: int, scope: tube, default: input.other}
  other: {type: int, scope: tube, default: 2}
nodes:
  it: {type: lab.plain, depends: [input.given]}
  back: {type: return, depends: [made: it.value]}
"""

USER = """\
nodes:
  count: {type: lab.count}
  inner:
    type: tube
    params: {tube: child, size: 3}
    depends: [given: count.value]
  last: {type: return, depends: [out: inner.made]}
"""

HEIR = """\
extends: [user]
nodes:
  smooth: {type: lab.Smooth, params: {width: 1}, depends: [frame: inner.made]}
  count: {enabled: true}
"""


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    studio = Studio(tmp_path)
    for name, body in (("child", CHILD), ("user", USER), ("heir", HEIR)):
        studio.tube(name, body)
    return studio


def found(studio: Studio, name: str, body: str, before: str) -> list[str]:
    assert body.count(before) == 1, before
    view, offset = studio.open(body.replace(before, f"‸{before}"), name)
    return sorted(studio.shown(one) for one in references(view, offset))


def test_an_input_is_named_by_the_slots_and_params_of_those_that_nest_it(studio: Studio) -> None:
    given = ["child.yaml:5 given", "child.yaml:9 given", "user.yaml:9 given"]
    assert found(studio, "child", CHILD, "given: {") == given
    assert found(studio, "user", USER, "given:") == given
    size = ["child.yaml:6 size", "user.yaml:8 size"]
    assert found(studio, "child", CHILD, "size") == size
    assert found(studio, "child", CHILD, "other}") == ["child.yaml:6 other", "child.yaml:7 other"]


def test_a_node_is_named_by_those_that_extend_its_tube(studio: Studio) -> None:
    count = ["heir.yaml:7 count", "user.yaml:5 count", "user.yaml:9 count"]
    assert found(studio, "user", USER, "count: {") == count
    assert found(studio, "heir", HEIR, "count") == count
    inner = ["heir.yaml:6 inner", "user.yaml:10 inner", "user.yaml:6 inner"]
    assert found(studio, "heir", HEIR, "inner") == inner


def test_tubes_that_extend_each_other_are_looked_at_once(studio: Studio) -> None:
    body = "extends: [{}]\nnodes: {{own: {{type: lab.count}}}}\n"
    for name, other in (("left", "right"), ("right", "left")):
        studio.tube(name, body.format(other))
    own = found(studio, "left", body.format("right"), "own")
    assert own[0] == "left.yaml:5 own"
    inside = "nodes: &n\n  a: {type: tube, params: {tube: {nodes: *n}}}\n  b: {type: lab.count}\n"
    assert found(studio, "loop", inside, "b: {") == ["loop.yaml:6 b"]


def test_a_signal_of_a_nested_tube_is_a_slot_of_its_return(studio: Studio) -> None:
    made = ["child.yaml:10 made", "heir.yaml:6 made", "user.yaml:10 made"]
    for name, body in (("child", CHILD), ("heir", HEIR), ("user", USER)):
        assert found(studio, name, body, "made") == made


def test_a_tube_is_named_by_its_id(studio: Studio) -> None:
    assert found(studio, "heir", HEIR, "user") == ["heir.yaml:4 user", "user.yaml:1 user"]
    assert found(studio, "user", USER, "child") == ["child.yaml:1 child", "user.yaml:8 child"]


def test_a_callable_is_named_everywhere_and_so_are_its_parameters(studio: Studio) -> None:
    studio.tube("more", "nodes:\n  s: {type: lab.Smooth, params: {width: 2, kind: x}}\n")
    assert found(studio, "heir", HEIR, "lab.Smooth") == [
        "heir.yaml:6 lab.Smooth",
        "more.yaml:5 lab.Smooth",
    ]
    assert found(studio, "heir", HEIR, "width") == ["heir.yaml:6 width", "more.yaml:5 width"]


def test_names_that_only_look_alike_are_others(studio: Studio) -> None:
    body = "nodes:\n  count: {type: lab.count}\n  b: {type: lab.plain, depends: [count.value]}\n"
    assert found(studio, "other", body, "count: {") == ["other.yaml:5 count", "other.yaml:6 count"]


def test_declarations_may_be_left_out(studio: Studio) -> None:
    view, offset = studio.open(USER.replace("count: {", "‸count: {"), "user")
    left = [studio.shown(one) for one in references(view, offset, with_declarations=False)]
    assert left == ["user.yaml:9 count"]


def test_what_means_nothing_else_is_named_once(studio: Studio) -> None:
    body = "nodes:\n  a: {type: map, depends: [‸value: x.y]}\n"
    view, offset = studio.open(body)
    assert [studio.shown(one) for one in references(view, offset)] == ["it.yaml:5 value"]
    assert [studio.shown(one) for one in highlights(view, offset)] == ["it.yaml:5 value"]
    assert references(view, 0) == highlights(view, 0) == []


def test_the_same_is_highlighted_in_the_document(studio: Studio) -> None:
    view, offset = studio.open(USER.replace("count: {", "‸count: {"), "user")
    shown = [(studio.shown(one), one.declares) for one in highlights(view, offset)]
    assert shown == [("user.yaml:5 count", True), ("user.yaml:9 count", False)]
