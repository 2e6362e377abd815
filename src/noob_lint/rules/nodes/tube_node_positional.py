"""A `tube` node has a dependency without a slot.

The slots of a `tube` node are the process inputs of the tube that it runs, and only their names
tell them apart. noob builds the tube and fails when the node runs. It is a warning where the node
need not run.

Bad:
    nodes:
      camera: {type: lab.read_frame}
      inner:
        type: tube
        depends: [camera.frame]
        params:
          tube:
            noob_id: inner
            input: {frame: {type: int, scope: process, default: 1}}
            nodes: {show: {type: lab.show, depends: [input.frame]}}

Good:
    nodes:
      camera: {type: lab.read_frame}
      inner:
        type: tube
        depends: [frame: camera.frame]
        params:
          tube:
            noob_id: inner
            input: {frame: {type: int, scope: process, default: 1}}
            nodes: {show: {type: lab.show, depends: [input.frame]}}

Related:
    tube-node-missing-tube, unknown-slot
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import nodes_of, params_of, positional

RULE = Rule(
    "tube-node-positional",
    group="nodes",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a dependency of a `tube` node without a slot",
    effect=Effect.RUN,
    needs=frozenset({Mark.TUBE}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look for items of `depends` without a slot."""
    for _, node in nodes_of(facts.tube, "tube"):
        params = params_of(node)
        has_tube = params is not None and "tube" in params.by_name  # else that is reported first
        for item in positional(node) if has_tube else ():
            severity, failure = facts.flow.failure(node.name)
            message = f"{node.label} is a tube, so its items need slots: {failure}"
            hint = f"write '- <input>: {item.scalar.text}'"
            yield Finding.at(item.scalar, f"{message}; {hint}", severity=severity)
