"""A slot has a name that noob's runner uses itself.

The runner passes `self` and `node` to its own method together with the slots, so a slot with one of
these names makes the call fail. Fill such a parameter by position. It is a warning where the node
need not run.

In a return node, `_Return__events` is used by noob as well: what is wired to it is lost, which is a
warning.

Bad:
    nodes:
      camera: {type: lab.read_frame}
      show: {type: lab.show, depends: [node: camera.value]}

Good:
    nodes:
      camera: {type: lab.read_frame}
      show: {type: lab.show, depends: [camera.value]}

Related:
    slot-reserved, input-id-self

Versions:
    Before noob 1000, these slots work.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import RETURN_EVENTS, RUNNER_ARGUMENTS
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import keyword_slots, nodes_of

RULE = Rule(
    "slot-reserved-runner",
    group="ids",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a slot name that noob's runner uses",
    effect=Effect.RUN,
    needs=frozenset({Mark.RUNNER_NAMES}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look at the keyword slots."""
    tube = facts.tube
    if not tube.version.runner_uses_slot_names:
        return
    for node in tube.nodes.values():
        slots = keyword_slots(node)
        for name in RUNNER_ARGUMENTS:
            if name in slots:
                severity, failure = facts.flow.failure(node.name)
                message = f"slot {name!r} of {node.label} clashes with the runner: {failure}"
                hint = "rename it or wire it by position"
                yield Finding.at(slots[name], f"{message}; {hint}", severity=severity)
    for _, node in nodes_of(tube, "return"):
        slot = keyword_slots(node).get(RETURN_EVENTS)
        if slot is not None:
            message = f"slot {RETURN_EVENTS!r} of {node.label} is reserved by noob"
            yield Finding.at(slot, f"{message}: its value is lost", severity=Severity.WARNING)
