"""A process input is named `self`.

Process inputs are passed to `process()` by name, and its first parameter is already called `self`.
If the input is required, every call fails. If it has a default or is optional, it can never be set
to anything else, which is a warning.

Bad:
    input:
      self: {type: int, scope: process}
    nodes:
      result: {type: return, depends: input.self}

Good:
    input:
      value: {type: int, scope: process}
    nodes:
      result: {type: return, depends: input.value}

Related:
    id-keyword, slot-reserved-runner
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.inputs import can_be_left_out, is_process_input
from noob_lint.tube.marks import Mark

RULE = Rule(
    "input-id-self",
    group="ids",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a process input named `self`",
    effect=Effect.RUN,
    needs=frozenset({Mark.RUNNER_NAMES}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look at the input of that name."""
    tube = facts.tube
    found = tube.inputs.get("self")
    if found is None or not is_process_input(found):
        return
    message = "process input 'self' cannot be passed to process(), which has its own 'self'"
    if can_be_left_out(tube, found):
        hint = "it always has its default; rename it"
        yield Finding.at(found.key, f"{message}: {hint}", severity=Severity.WARNING)
    else:
        severity = None if facts.activation.runs else Severity.WARNING
        hint = "every call fails; rename it"
        yield Finding.at(found.key, f"{message}: {hint}", severity=severity)
