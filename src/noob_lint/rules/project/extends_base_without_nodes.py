"""A base of the tube has no nodes.

To merge tubes, noob needs the `nodes` of every base, and fails with a KeyError without them. A base
cannot have only assets or inputs.

In shared.yaml:
    assets:
      store: {type: dict, scope: runner}
    nodes: {}

Bad:
    extends: [shared]
    nodes:
      a: {type: lab.read}

Good:
    extends: [base]
    nodes:
      a: {type: lab.read}

Related:
    no-nodes, extends-base-invalid
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Mapping

RULE = Rule(
    "extends-base-without-nodes",
    group="project",
    severity=Severity.ERROR,
    summary="a base without nodes",
    effect=Effect.LOAD,
    needs=frozenset({Mark.EXTENDS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The bases whose `nodes` is missing or empty."""
    for base in facts.bases:
        if base.root is None or base.refusals:
            continue
        nodes = base.root.get("nodes")
        if nodes is None or (isinstance(nodes, Mapping) and not nodes.entries):
            message = f"base {base.item.text!r} has no nodes: noob cannot merge it"
            yield Finding.at(base.item, message)
