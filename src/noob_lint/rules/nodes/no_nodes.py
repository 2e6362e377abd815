"""A tube has no nodes.

noob loads and runs it, and it does nothing.

Bad:
    nodes: {}

Good:
    nodes:
      camera: {type: lab.read_frame}

Related:
    all-disabled, extends-base-without-nodes
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "no-nodes",
    group="nodes",
    severity=Severity.WARNING,
    summary="a tube without nodes",
    effect=Effect.REMARK,
    needs=frozenset({Mark.NO_NODES}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """An unknown key may be a misspelt `nodes`, and an empty file is reported as such."""
    tube = facts.tube
    is_told = "schema-unknown-key" in facts.reported or not tube.root.entries
    if is_told or tube.is_open("nodes"):
        return
    key = tube.root.key("nodes") or tube.root.entries[0].key
    yield Finding.at(key, "the tube has no nodes: it does nothing")
