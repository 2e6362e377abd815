"""A tube without nodes.

noob loads and runs it, and it does nothing.

Bad:
    nodes: {}

Good:
    nodes:
      a: {type: print}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Tube

RULE = Rule(
    "no-nodes",
    group="nodes",
    severity=Severity.WARNING,
    summary="a tube that does nothing",
    effect=Effect.REMARK,
    needs=frozenset({Mark.NO_NODES}),
)


def check(tube: Tube) -> Iterator[Finding]:
    """Look whether there is any node; an unknown key may be what should have been `nodes`."""
    if (
        "schema-unknown-key" in tube.reported
        or tube.node_keys
        or tube.is_open("nodes")
        or not tube.root.entries
    ):
        return
    key = tube.root.key("nodes") or tube.root.entries[0].key
    yield Finding.at(key, "the tube has no nodes: it does nothing")
