"""`enabled` refers to an input with scope `process`.

noob decides once, when it builds the tube, which nodes take part. It does not know process inputs
then, so it fails with a `KeyError`. It is a warning where the input has a default or is optional:
noob always uses that default, whatever is passed to `process()`.

Bad:
    input:
      verbose: {type: bool, scope: process}
    nodes:
      show: {type: mypackage.show, enabled: input.verbose}

Good:
    input:
      verbose: {type: bool, scope: tube}
    nodes:
      show: {type: mypackage.show, enabled: input.verbose}

Related:
    process-input-in-params, enabled-format, unknown-input
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
    summary="a process input in `enabled`",
    effect=Effect.BUILD,
    needs=frozenset({Mark.ENABLED}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look up the scope of each input that enables a node."""
    tube = facts.tube
    for node in tube.nodes.values():
        name = enabled_reference(tube, node)
        if name is None or name.text not in tube.inputs:
            continue
        found = tube.inputs[name.text]
        scope = found.text("scope")
        if scope is None or scope.text != "process":
            continue
        severity, what = consequence(facts, found)
        message = f"'enabled' of {node.label} uses process {found.label}{what}; use a tube input"
        related = Related.at(scope, f"the scope of {found.name!r}")
        yield Finding.at(name, message, related, severity=severity)
