"""A node depends on a node that does not exist.

noob refuses the tube, and names only the first such reference.

Bad:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show, depends: [aa.value]}

Good:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show, depends: [a.value]}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import unknown
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "unknown-node",
    group="graph",
    severity=Severity.ERROR,
    summary="a reference to a node that is not there",
    effect=Effect.LOAD,
    needs=frozenset({Mark.DEPENDS}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look the sources up among the nodes; a tube that extends others may get them from there."""
    tube = facts.tube
    if tube.is_open("nodes"):
        return
    for node, reference in tube.node_references:
        if reference.node.text not in tube.node_keys:
            yield unknown("node", f"{node.label} depends on", reference.node, tube.node_keys)
