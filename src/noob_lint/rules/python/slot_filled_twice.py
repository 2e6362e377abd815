"""A parameter gets two values.

An item of `depends` without a slot fills the parameter at its position. A slot, or a key of
`params`, for the same parameter is one value too many, and Python raises a TypeError. noob itself
fills parameters that are annotated with its types `Epoch` and `EventMap`. It is a warning where the
node may never run.

Bad:
    nodes:
      a: {type: os.getcwd}
      b: {type: textwrap.dedent, depends: [a.value], params: {text: hello}}

Good:
    nodes:
      a: {type: os.getcwd}
      b: {type: textwrap.dedent, depends: [a.value]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    slot-and-param, duplicate-slot, too-many-positional, slot-injected
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.common import parameter_place
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "slot-filled-twice",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a parameter that gets two values",
    effect=Effect.RUN,
    needs=frozenset({Mark.CODE_SLOT_TWICE}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The parameters that get a positional value and another one."""
    for call in facts.calls.nodes:
        for twice in call.slots.twice:
            severity, failure = facts.flow.failure(call.element.name)
            name = twice.parameter.name
            if twice.first is None:
                related = parameter_place(twice.parameter)
                message = f"parameter {name!r} of {call.element.label} is filled by noob itself"
                hint = "; name the other slots"
            else:
                related = (Related.at(twice.first, "filled by position here"),)
                message = (
                    f"parameter {name!r} of {call.element.label} is filled by name and by position"
                )
                hint = ""
            yield Finding.at(
                twice.place, f"{message}: {failure}{hint}", *related, severity=severity
            )
