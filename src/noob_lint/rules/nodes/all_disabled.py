"""Every node of a tube is disabled.

The tube does nothing.

Bad:
    nodes:
      camera: {type: lab.read_frame, enabled: false}

Good:
    nodes:
      camera: {type: lab.read_frame}

Related:
    no-nodes, return-disabled, depends-on-disabled

Versions:
    In noob 1001 and 1002, the second call of `process()` hangs.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "all-disabled",
    group="nodes",
    severity=Severity.WARNING,
    summary="a tube with every node disabled",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ENABLED}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Yield one finding, at the first `enabled`."""
    tube = facts.tube
    nodes = list(tube.nodes.values())
    is_whole = len(nodes) == len(tube.node_keys) and not tube.has_unknown_bases
    if nodes and is_whole and not any(node.takes_part for node in nodes):
        enabled = nodes[0].body.by_name["enabled"].value
        what = "every node is disabled" if len(nodes) > 1 else "the only node is disabled"
        yield Finding.at(enabled, f"{what}: the tube does nothing")
