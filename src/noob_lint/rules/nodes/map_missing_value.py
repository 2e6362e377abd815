"""A map node has nothing to take apart.

Its slot `value` takes the list whose items it emits one by one; an item of `depends` without a slot
fills it too. noob builds the tube, and fails when the node runs.

Bad:
    nodes:
      m: {type: map}

Good:
    nodes:
      a: {type: locals}
      m: {type: map, depends: [a.value]}
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
    summary="a map of nothing",
    effect=Effect.RUN,
    needs=frozenset({Mark.MAP}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The map nodes whose slot `value` is empty."""
    for node in lacks_value(facts, "map"):
        severity, failure = facts.flow.failure(node.name)
        message = f"{node.label} has nothing to map: {failure}; write 'depends: node.signal'"
        yield Finding.at(node.key, message, severity=severity)
