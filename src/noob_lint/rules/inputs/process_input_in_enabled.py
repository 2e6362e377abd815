"""`enabled` refers to an input whose scope is `process`.

noob decides which nodes take part once, when it builds the tube, and knows no process inputs then:
it fails (`KeyError`), or takes the default and keeps it for ever, which is a warning.

Bad:
    input:
      verbose: {type: bool, scope: process}
    nodes:
      a: {type: mypackage.show, enabled: input.verbose}

Good:
    input:
      verbose: {type: bool, scope: tube}
    nodes:
      a: {type: mypackage.show, enabled: input.verbose}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.inputs.process_input_in_params import consequence
from noob_lint.rules.rule import Rule
from noob_lint.tube.inputs import enabled_reference
from noob_lint.tube.marks import Mark

RULE = Rule(
    "process-input-in-enabled",
    group="inputs",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="`enabled` by an input of a later time",
    effect=Effect.BUILD,
    needs=frozenset({Mark.ENABLED}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look up the scope of each input that switches a node."""
    tube = facts.tube
    for node in tube.nodes.values():
        name = enabled_reference(tube, node)
        found = None if name is None else tube.inputs.get(name.text)
        scope = None if found is None else found.text("scope")
        if name is None or found is None or scope is None or scope.text != "process":
            continue
        severity, what = consequence(facts, found, "enabled")
        message = (
            f"'enabled' of {node.label} uses {found.label}, whose scope is 'process': "
            f"{what}; make it a tube input"
        )
        related = Related.at(scope, f"the scope of {found.name!r}")
        yield Finding.at(name, message, related, severity=severity)
