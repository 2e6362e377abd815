"""A tube has more than one `return` node.

noob refuses to load the tube, even if all but one are disabled. One return node can return several
values: give each a slot.

Bad:
    nodes:
      camera: {type: lab.read_frame}
      frame: {type: return, depends: camera.frame}
      time: {type: return, depends: camera.time}

Good:
    nodes:
      camera: {type: lab.read_frame}
      result: {type: return, depends: [frame: camera.frame, time: camera.time]}

Related:
    special-node-by-path, return-mixed-forms
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
    """Report every return node after the first."""
    returns = [node for node in facts.tube.nodes.values() if node.type == "return"]
    for node in returns[1:]:
        message = f"{node.label} is another return node: a tube can have one, with several slots"
        related = Related.at(returns[0].key, "the first return node")
        yield Finding.at(node.key, message, related)
