"""A gather or map node has a slot that it does not take, or too many items without a slot.

A gather takes `value`, `trigger` and `n`; a map takes `value`. One item of `depends` without a slot
fills `value`; there is no place for a second one. noob builds the tube and fails when the node
runs. It is a warning where the node need not run.

Bad:
    nodes:
      camera: {type: lab.read_frame}
      frames: {type: gather, params: {n: 2}, depends: [values: camera.frame]}

Good:
    nodes:
      camera: {type: lab.read_frame}
      frames: {type: gather, params: {n: 2}, depends: [value: camera.frame]}

Fix:
    Replaces the name with the most similar slot of the node. Unsafe: the name is a guess.

Related:
    special-node-params, gather-missing-value, map-missing-value, unknown-slot

Versions:
    Before noob 1000, a gather does not take the slot `n`, and noob cannot build a tube with an
    unknown slot.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import Failure, respell
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import listed
from noob_lint.spec.names import RUNNER_ARGUMENTS
from noob_lint.support.similar import nearest
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import VALUE, keyword_slots, known_slots, nodes_of, positional
from noob_lint.tube.tube import Element, Part
from noob_lint.yaml.document import Scalar

RULE = Rule(
    "special-node-slot",
    group="nodes",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="an unknown slot of a gather or map",
    effect=Effect.RUN,
    needs=frozenset({Mark.GATHER, Mark.MAP}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the items of `depends` with the slots of the node."""
    tube = facts.tube
    for kind, node in nodes_of(tube, "gather", "map"):
        severity, failure = facts.flow.failure(node.name)
        slots, places = keyword_slots(node), positional(node)
        known = known_slots(kind, tube.version)
        is_built = not tube.version.checks_special_slots
        clashing = RUNNER_ARGUMENTS if tube.version.runner_uses_slot_names else ()
        for name, slot in slots.items():
            if name not in (*known, *clashing):
                early = Failure(Severity.ERROR, "noob cannot build the tube", Effect.BUILD)
                why = Failure(severity, failure) if is_built else early
                yield _unknown(node, kind, slot, known, why)
        for item in places[1:]:
            message = f"{node.label} takes at most 1 value without a slot: {failure}"
            yield Finding.at(item.scalar, f"{message}; name the slot", severity=severity)
        if places and VALUE in slots:
            message = f"slot {VALUE!r} of {node.label} is also filled by an item without a slot"
            yield Finding.at(slots[VALUE], f"{message}: {failure}", severity=severity)


def _unknown(
    node: Element, kind: str, slot: Scalar, known: tuple[str, ...], failure: Failure
) -> Finding:
    near = nearest(slot.text, known)
    hint = f"did you mean {near!r}?" if near else f"a {kind} takes {listed(known)}"
    message = f"unknown slot {slot.text!r} of {kind} {node.label}: {failure.what}; {hint}"
    fix = respell(Part(slot.text, slot, 0), near)
    return Finding.at(slot, message, fix=fix, severity=failure.severity, effect=failure.effect)
