"""The `n` of a gather node is no positive whole number.

What is no whole number stops noob when it builds the tube, also when the node is disabled. Zero and
negative numbers count as one: every event is emitted as a list of its own. A number in quotes
works.

Bad:
    nodes:
      a: {type: print}
      g: {type: gather, params: {n: 2.5}, depends: [a.value]}

Good:
    nodes:
      a: {type: print}
      g: {type: gather, params: {n: 2}, depends: [a.value]}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
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
    summary="a gather of an impossible number",
    effect=Effect.BUILD,
    needs=frozenset({Mark.GATHER}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look at the parameter `n`; an input may be anything."""
    for _, node in nodes_of(facts.tube, "gather"):
        params = params_of(node)
        value = None if params is None else params.get("n")
        if value is None or _is_open(value):
            continue
        number = whole_number(value)
        if number is None:
            written = value.source.text[value.start : value.end] or value.kind
            shown = written if "\n" not in written and len(written) <= 40 else value.kind
            message = f"'n' of {node.label} must be a whole number, not {shown}"
            yield Finding.at(value, f"{message}: noob cannot build the tube")
        elif number < 1:
            message = f"'n' of {node.label} is {number}, which counts as 1: every event is emitted"
            yield Finding.at(value, f"{message} as a list of its own", severity=Severity.WARNING)


def _is_open(value: Node) -> bool:
    """Whether the value is null, comes from an input, or has a tag that is not understood or
    does not fit, which is reported as such."""
    if not isinstance(value, Scalar):
        return False
    is_input = value.is_text and is_input_reference(value.text)
    return is_input or value.value is None or isinstance(value.value, Tagged | Broken)
