"""A gather node has nothing to gather.

It collects what fills its slot `value`; the first item of `depends` without a slot fills it too.
noob builds the tube and fails when the node runs. It is a warning where the node need not run.

Bad:
    nodes:
      camera: {type: lab.read_frame}
      frames: {type: gather, depends: [trigger: camera.done]}

Good:
    nodes:
      camera: {type: lab.read_frame}
      frames:
        type: gather
        depends: [value: camera.frame, trigger: camera.done]

Related:
    gather-mode, map-missing-value, special-node-slot
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import lacks_value

RULE = Rule(
    "gather-missing-value",
    group="nodes",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a gather with nothing to gather",
    effect=Effect.RUN,
    needs=frozenset({Mark.GATHER}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look for gather nodes whose slot `value` is empty."""
    for node in lacks_value(facts, "gather"):
        severity, failure = facts.flow.failure(node.name)
        message = f"{node.label} gathers nothing: {failure}; add 'value: node.signal' to 'depends'"
        yield Finding.at(node.key, message, severity=severity)
