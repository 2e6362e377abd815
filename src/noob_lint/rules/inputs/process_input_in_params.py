"""`params` refer to an input with scope `process`.

noob fills in `params` once, when it builds the tube. It does not know process inputs then, so it
fails with an `InputMissingError`. It is a warning where the input has a default or is optional:
noob always passes that default, whatever is passed to `process()`.

Use a tube input, or let the node depend on the process input.

Bad:
    input:
      gain: {type: float, scope: process}
    nodes:
      scale: {type: mypackage.scale, params: {gain: input.gain}}

Good:
    input:
      gain: {type: float, scope: process}
    nodes:
      scale: {type: mypackage.scale, depends: [gain: input.gain]}

Related:
    process-input-in-enabled, unknown-input
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.inputs import can_be_left_out, configured, has_default, param_references
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Element

RULE = Rule(
    "process-input-in-params",
    group="inputs",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a process input in `params`",
    effect=Effect.BUILD,
    needs=frozenset({Mark.INPUT}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look up the scope of each input that `params` refer to."""
    tube = facts.tube
    for element in configured(tube):
        for name in param_references(tube, element):
            if name.text not in tube.inputs:
                continue
            found = tube.inputs[name.text]
            scope = found.text("scope")
            if scope is None or scope.text != "process":
                continue
            cure = " or 'depends'" if element.section == "nodes" else ""
            severity, what = consequence(facts, found)
            message = (
                f"'params' of {element.label} uses process {found.label}{what}; "
                f"use a tube input{cure}"
            )
            related = Related.at(scope, f"the scope of {found.name!r}")
            yield Finding.at(name, message, related, severity=severity)


def consequence(facts: Facts, found: Element) -> tuple[Severity, str]:
    """What noob does with a process input where it is needed when the tube is built."""
    tube = facts.tube
    if has_default(tube, found):
        what = "its default"
    elif can_be_left_out(tube, found):
        what = "null"
    else:
        return Severity.ERROR, ", which has no value yet: noob fails"
    return Severity.WARNING, f", so noob always uses {what}"
