"""The return node is disabled.

`process()` always returns None. To return nothing on purpose, remove the node.

Bad:
    nodes:
      camera: {type: lab.read_frame}
      result: {type: return, enabled: false, depends: camera.frame}

Good:
    input:
      wanted: {type: bool, default: true}
    nodes:
      camera: {type: lab.read_frame}
      result: {type: return, enabled: input.wanted, depends: camera.frame}

Related:
    all-disabled, return-without-depends, depends-on-disabled
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import nodes_of

RULE = Rule(
    "return-disabled",
    group="nodes",
    severity=Severity.WARNING,
    summary="a disabled return node",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ENABLED}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look for a single return node with `enabled: false`, unless every node is disabled."""
    tube = facts.tube
    if not any(node.takes_part for node in tube.nodes.values()):
        return
    returns = [node for _, node in nodes_of(tube, "return")]
    enabled = returns[0].body.get("enabled") if len(returns) == 1 else None
    if enabled is not None and not returns[0].takes_part:
        yield Finding.at(enabled, f"{returns[0].label} is disabled: the tube always returns None")
