"""A `tube` node gets a signal without a slot.

The slots of a `tube` node are the process inputs of the tube inside, and only their names tell
which is which. noob builds the tube, and fails when the node runs.

Bad:
    nodes:
      a: {type: print}
      b:
        type: tube
        depends: [a.value]
        params:
          tube:
            noob_id: inner
            input: {x: {type: int, scope: process, default: 1}}
            nodes: {c: {type: print, depends: [input.x]}}

Good:
    nodes:
      a: {type: print}
      b:
        type: tube
        depends: [x: a.value]
        params:
          tube:
            noob_id: inner
            input: {x: {type: int, scope: process, default: 1}}
            nodes: {c: {type: print, depends: [input.x]}}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import nodes_of, params_of, positional

RULE = Rule(
    "tube-node-positional",
    group="nodes",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a `tube` node with a nameless slot",
    effect=Effect.RUN,
    needs=frozenset({Mark.TUBE}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The items of `depends` without a slot."""
    for _, node in nodes_of(facts.tube, "tube"):
        params = params_of(node)
        has_tube = params is not None and "tube" in params.by_name  # else that comes first
        for item in positional(node) if has_tube else ():
            severity, failure = facts.flow.failure(node.name)
            message = f"{node.label} is a tube, whose slots need their names: {failure}"
            hint = f"write '- input_of_the_tube: {item.scalar.text}'"
            yield Finding.at(item.scalar, f"{message}; {hint}", severity=severity)
