"""Nothing in the tube uses an input.

An input that is required and has no default must be supplied by every caller all the same. Inputs
that a nested tube takes over by name count as used.

Bad:
    input:
      gain: {type: float}
    nodes:
      scale: {type: mypackage.scale}

Good:
    input:
      gain: {type: float}
    nodes:
      scale: {type: mypackage.scale, params: {gain: input.gain}}

Related:
    unused-asset, unknown-input, input-default-required
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import SECTIONS, is_id, special_type
from noob_lint.tube.inputs import can_be_left_out, used_inputs
from noob_lint.tube.marks import Mark
from noob_lint.tube.mentions import likely_meant, mentioned
from noob_lint.tube.tube import Tube

RULE = Rule(
    "unused-input",
    group="inputs",
    severity=Severity.WARNING,
    summary="an input that nothing uses",
    effect=Effect.REMARK,
    needs=frozenset({Mark.INPUT}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the inputs with all references, and with the tube inputs of nested tubes."""
    tube = facts.tube
    if tube.is_open("nodes") or tube.is_open("assets"):
        return
    used = used_inputs(tube)
    unused = [
        found
        for name, found in tube.inputs.items()
        if name not in used and is_id(name, tube.version.reserved)
    ]  # nothing can refer to one with an invalid id, which another rule reports
    meant = _meant(tube, used) if unused else set()  # most tubes need not be searched
    handed_on = _handed_on(facts) if unused else None
    for found in unused:
        scope = found.text("scope")
        is_late = scope is not None and scope.text == "process"
        if found.name in meant or (not is_late and (handed_on is None or found.name in handed_on)):
            continue
        must = ", but every caller must supply it" if not can_be_left_out(tube, found) else ""
        yield Finding.at(found.key, f"{found.label} is unused{must}: use it or remove it")


def _meant(tube: Tube, used: set[str]) -> set[str]:
    """The inputs that the tube names somewhere, or that a misspelt reference is meant for."""
    sections = (tube.merged.get(name) for name in SECTIONS)
    meant = mentioned((section for section in sections if section is not None), "input")
    return meant | likely_meant(used, tube.input_keys)


def _handed_on(facts: Facts) -> set[str] | None:
    """The inputs of nested tubes, which noob fills from inputs of the same name; None if unknown.

    Only inputs with scope `tube` are handed on.
    """
    names: set[str] = set()
    for node in facts.tube.nodes.values():
        if special_type(node.type) == "tube":
            child = facts.children.get(node.name)
            if child is None or child.tube is None:
                return None
            names.update(child.tube.input_keys)
    return names
