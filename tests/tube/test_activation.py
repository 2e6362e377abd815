"""Whether noob loads, builds and runs the tube inside a node."""

from __future__ import annotations

import pytest

from noob_lint.tube.activation import activation_inside, is_loaded, is_started
from noob_lint.tube.context import ALONE, Activation
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
