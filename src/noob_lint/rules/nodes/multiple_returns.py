"""A tube with more than one `return` node.

noob refuses the tube, also when all but one are disabled.

Bad:
    nodes:
      a: {type: lab.read}
      first: {type: return, depends: a.value}
      second: {type: return, depends: [a.value]}

Good:
    nodes:
      a: {type: lab.read}
      result: {type: return, depends: [first: a.value, second: a.value]}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "multiple-returns",
    group="nodes",
    severity=Severity.ERROR,
    summary="more than one return node",
    effect=Effect.LOAD,
    needs=frozenset({Mark.RETURN}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Point at every return node after the first."""
    returns = [node for node in facts.tube.nodes.values() if node.type == "return"]
    for node in returns[1:]:
        message = f"{node.label} is a second return node: a tube has one, with a slot each"
        related = Related.at(returns[0].key, "the first return node")
        yield Finding.at(node.key, message, related)
