"""The `n` of a gather node is not a positive integer.

If it is not a whole number, noob cannot build the tube, even if the node is disabled. A number in
quotes works. Zero and negative numbers count as one, so every event is emitted in a list of its
own; that is a warning.

Bad:
    nodes:
      camera: {type: lab.read_frame}
      frames: {type: gather, params: {n: 2.5}, depends: [value: camera.frame]}

Good:
    nodes:
      camera: {type: lab.read_frame}
      frames: {type: gather, params: {n: 2}, depends: [value: camera.frame]}

Related:
    gather-mode, special-node-params
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import but
from noob_lint.spec.names import is_input_reference
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import nodes_of, params_of, whole_number
from noob_lint.yaml.document import Node, Scalar
from noob_lint.yaml.scalars import Broken, Tagged

RULE = Rule(
    "gather-n-value",
    group="nodes",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="an `n` of a gather that is not a positive integer",
    effect=Effect.BUILD,
    needs=frozenset({Mark.GATHER}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look at the parameter `n`; an input may have any value."""
    for _, node in nodes_of(facts.tube, "gather"):
        params = params_of(node)
        value = None if params is None else params.get("n")
        if value is None or _is_open(value):
            continue
        number = whole_number(value)
        if number is None:
            message = f"'n' of {node.label} must be a whole number, {but(value)}"
            yield Finding.at(value, f"{message}: noob cannot build the tube")
        elif number < 1:
            message = f"'n' of {node.label} is {number}, which counts as 1: every event is emitted"
            yield Finding.at(value, f"{message} in its own list", severity=Severity.WARNING)


def _is_open(value: Node) -> bool:
    """Whether the value is null, comes from an input, or has an unknown or unsuitable tag.

    Other rules report such tags.
    """
    if not isinstance(value, Scalar):
        return False
    is_input = value.is_text and is_input_reference(value.text)
    return is_input or value.value is None or isinstance(value.value, Tagged | Broken)
