"""A positional-only parameter is filled by name.

Parameters before a `/`, and those of many functions that are written in C, cannot be passed by
name. Python raises a TypeError. Fill the parameter with an item of `depends` without a slot. noob
always passes `params` by name, and also what it fills itself: parameters that are annotated with
its types `Epoch` and `EventMap`. It is a warning where the node may never run.

Bad:
    nodes:
      a: {type: os.getpid}
      b: {type: math.sqrt, depends: [x: a.value]}

Good:
    nodes:
      a: {type: os.getpid}
      b: {type: math.sqrt, depends: [a.value]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    too-many-positional, python-no-signature, unknown-slot
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import Failure, defined, making, parameter_place
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "slot-positional-only",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a positional-only parameter that is filled by name",
    effect=Effect.RUN,
    needs=frozenset({Mark.CODE_SLOT_BY_NAME, Mark.CODE_PARAM_BY_NAME, Mark.CODE_SLOT_REFUSED}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The slots and parameters of positional-only parameters."""
    yield from _refused(facts)
    for call in facts.calls.calls:
        of_call: Failure | None = None
        for keys, is_param in ((call.slots.by_name, False), (call.params.by_name, True)):
            for key in keys:
                if is_param:
                    of_call = making(facts, call.element, call.found)
                else:
                    of_call = Failure(*facts.flow.failure(call.element.name))
                severity, failure, effect = of_call
                noun = "parameter" if is_param else "slot"
                message = f"{noun} {key.text!r} of {call.element.label} is positional-only"
                hint = (
                    "fill it in 'depends', without a slot" if is_param else "remove the slot name"
                )
                related = defined(call.found)
                message = f"{message}: {failure}; {hint}"
                yield Finding.at(key, message, *related, severity=severity, effect=effect)


def _refused(facts: Facts) -> Iterator[Finding]:
    for call in facts.calls.nodes:
        for parameter in call.slots.refused:
            severity, failure = facts.flow.failure(call.element.name)
            message = f"parameter {parameter.name!r} of {call.element.label} is positional-only"
            hint = f"but noob fills it by name: {failure}"
            related = parameter_place(parameter) or defined(call.found)
            yield Finding.at(call.type, f"{message}, {hint}", *related, severity=severity)
