"""Whether noob loads, builds and runs the tube inside a node."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.tube.activation import activation_inside, is_loaded, is_started
from noob_lint.tube.context import ALONE, Activation
from tests.calls.code import code_of, facts_of
from tests.tube.views import facts_from

NODE = """\
input: {{i: {{type: bool, scope: tube}}}}
nodes:
  a: {{type: lab.a}}
  late: {{type: lab.late, enabled: input.i}}
  n: {{type: tube, params: {{tube: {{noob_id: b, nodes: {{}}}}}}{more}}}
"""


@pytest.mark.parametrize(
    ("more", "around", "loaded", "inside"),
    [
        ("", ALONE, True, (True, True)),
        (", depends: [x: a.value]", ALONE, True, (True, True)),
        (", depends: [x: late.value]", ALONE, True, (True, False)),
        (", enabled: false", ALONE, False, (False, False)),
        (", enabled: false, depends: [x: a.value]", ALONE, True, (False, False)),
        (", enabled: input.i", ALONE, False, (False, False)),
        (", enabled: input.i, depends: [x: a.value]", ALONE, True, (False, False)),
        ("", Activation(is_built=False), False, (False, True)),
        (", depends: [x: a.value]", Activation(is_built=False), False, (False, True)),
    ],
)
def test_the_tube_in_a_node(
    more: str, around: Activation, loaded: bool, inside: tuple[bool, bool]
) -> None:
    facts = facts_from(NODE.format(more=more), activation=around)
    node = facts.tube.nodes["n"]
    assert is_loaded(facts, node) is loaded
    assert is_started(facts, node) is inside[0]
    assert activation_inside(facts, node) == Activation(*inside, is_inline=True)


NAMES = """\
nodes:
  f: {type: lab.f}
  k: {type: lab.K}
  x: {type: lab.X}
  n: {type: lab.N}
  g: {type: lab.gone}
  p: {type: print}
  m: {type: map}
  o: {type: 3}
"""
CODE = """\
from gone import other
def f() -> Annotated[int, Name("n")]: return 1
class K: ...
X = 3
class N(Node):
    def process(self) -> other.Y: ...
"""


def test_what_is_known_of_what_nodes_name(tmp_path: Path) -> None:
    facts = facts_of(code_of(tmp_path, CODE), NAMES)
    nodes = facts.tube.nodes
    assert {name: facts.flow.signals(name) for name in nodes} == {
        "f": ("n",),
        "p": ("value",),
        "m": ("value", "n"),
        **dict.fromkeys("kxngo"),
    }
    told = {name: facts.broken(node) for name, node in nodes.items()}
    assert {name for name, one in told.items() if one is not None} == set()
    assert {name for name, node in nodes.items() if facts.body(node) is not None} == {"f", "n"}
    assert {name for name, node in nodes.items() if facts.found(node) is not None} == set("fkxnp")


def test_nothing_is_known_without_code() -> None:
    facts = facts_of(None, NAMES)
    for node in facts.tube.nodes.values():
        told = (facts.answer(node), facts.broken(node), facts.found(node), facts.body(node))
        assert told == (None,) * 4
