"""A value in `params` is of a type that the parameter cannot take.

The value is set beside the annotation of the parameter. noob converts nothing for functions and
plain classes: they get the text, number, list or mapping that is written, and fail, or give
nonsense. Subclasses of noob's `Node` and `Asset`, and other pydantic models, convert what they can
(the text '5' to a number) and refuse the rest, so noob cannot make them. A list may stand for a
tuple or a set.

In lab.py:
    def scale(factor: float, value: float = 1.0) -> float:
        return factor * value

Bad:
    nodes:
      a: {type: lab.scale, params: {factor: large}}

Good:
    nodes:
      a: {type: lab.scale, params: {factor: 10}}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.arguments import Wire
from noob_lint.calls.calls import Call
from noob_lint.calls.facts import Facts
from noob_lint.calls.literal_types import wrong_part
from noob_lint.calls.value_types import Emissions
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.python.answers import TypeForm
from noob_lint.python.types.fits import format_type
from noob_lint.rules.common import making, parameter_place
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import described
from noob_lint.tube.inputs import put_in
from noob_lint.tube.marks import Mark

RULE = Rule(
    "param-type",
    group="python",
    severity=Severity.WARNING,
    summary="a value of a type that its parameter cannot be",
    effect=Effect.BUILD,
    needs=frozenset({Mark.CODE_TYPED}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the values in `params` with the parameters that take them."""
    types = facts.emissions
    if types is None:
        return
    for call in facts.calls.calls:
        if not call.element.takes_part:
            continue
        for wire in call.values:
            annotation = wire.parameter.annotation
            if annotation is not None and put_in(facts.tube, wire.place) is None:
                yield from _compare(facts, call, types, wire, annotation.form)


def _compare(
    facts: Facts, call: Call, types: Emissions, wire: Wire, wanted: TypeForm
) -> Iterator[Finding]:
    wrong = wrong_part(wire.place, wanted, types.fits)
    if wrong is None:
        return
    severity, failure, effect = Severity.WARNING, "noob passes it as it is", Effect.RUN
    if call.found.fields is not None:  # pydantic may make something of it
        from noob_lint.calls.pydantic_fields import is_refused

        if not is_refused(wire.place, wanted):
            return
        severity, failure, effect = making(facts, call.element, call.found)
    part, inner = wrong
    subject = wire.subject if part is wire.place else f"a value in {wire.subject}"
    message = (
        f"{subject} of {call.element.label} takes {format_type(inner)!r}, not {described(part)}"
    )
    places = parameter_place(wire.parameter)
    yield Finding.at(part, f"{message}: {failure}", *places, severity=severity, effect=effect)
