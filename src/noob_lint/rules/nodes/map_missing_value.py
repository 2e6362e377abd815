"""A map node has nothing to map.

It emits the items of the list that fills its slot `value`; an item of `depends` without a slot
fills it too. noob builds the tube and fails when the node runs. It is a warning where the node need
not run.

Bad:
    nodes:
      each: {type: map}

Good:
    nodes:
      scan: {type: lab.scan}
      each: {type: map, depends: [scan.frames]}

Related:
    gather-missing-value, special-node-slot, map-not-sequence
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import lacks_value

RULE = Rule(
    "map-missing-value",
    group="nodes",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a map with nothing to map",
    effect=Effect.RUN,
    needs=frozenset({Mark.MAP}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look for map nodes whose slot `value` is empty."""
    for node in lacks_value(facts, "map"):
        severity, failure = facts.flow.failure(node.name)
        message = f"{node.label} has nothing to map: {failure}; write 'depends: node.signal'"
        yield Finding.at(node.key, message, severity=severity)
