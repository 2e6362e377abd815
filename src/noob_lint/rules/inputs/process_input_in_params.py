"""`params` refer to an input whose scope is `process`.

noob fills in `params` once, when it builds the tube, and knows no process inputs then: it fails
(`InputMissingError`), or takes the default and keeps it for ever, whatever `process()` is given,
which is a warning. Use a tube input, or let the node depend on the process input.

Bad:
    input:
      gain: {type: float, scope: process}
    nodes:
      a: {type: mypackage.scale, params: {gain: input.gain}}

Good:
    input:
      gain: {type: float, scope: process}
    nodes:
      a: {type: mypackage.scale, depends: [gain: input.gain]}
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
    summary="`params` with an input of a later time",
    effect=Effect.BUILD,
    needs=frozenset({Mark.INPUT}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look up the scope of each input that `params` refer to."""
    tube = facts.tube
    for element in configured(tube):
        for name in param_references(tube, element):
            found = tube.inputs.get(name.text)
            scope = None if found is None else found.text("scope")
            if found is None or scope is None or scope.text != "process":
                continue
            cure = " or a dependency" if element.section == "nodes" else ""
            severity, what = consequence(facts, found, "params")
            message = (
                f"'params' of {element.label} use {found.label}, whose scope is 'process': "
                f"{what}; use a tube input{cure}"
            )
            related = Related.at(scope, f"the scope of {found.name!r}")
            yield Finding.at(name, message, related, severity=severity)


def consequence(facts: Facts, found: Element, field: str) -> tuple[Severity, str]:
    """What noob does with a process input in a place that is read when the tube is built."""
    tube = facts.tube
    if has_default(tube, found):
        what = "noob takes its default for ever, whatever process() is given"
    elif can_be_left_out(tube, found):
        what = "noob takes null for ever, whatever process() is given"
    else:
        return Severity.ERROR, f"noob reads {field!r} before there is one, and fails"
    return Severity.WARNING, what
