"""The type or the default of an input does not fit the parameter that takes it.

The `type` and the `default` of an input are compared with the annotation of the parameter that gets
the input, through `depends` or `params`. noob ignores the declared type and compares nothing, but
one of the two is wrong. For a default that does not fit the type of its own input, see
`input-default-type`.

In lab.py:
    def greet(name: str) -> str:
        return "Hello " + name

Bad:
    input:
      who: {type: int, default: 3}
    nodes:
      a: {type: lab.greet, params: {name: input.who}}

Good:
    input:
      who: {type: str, default: Ada}
    nodes:
      a: {type: lab.greet, params: {name: input.who}}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    input-default-type, param-type, signal-type-mismatch
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.arguments import Wire
from noob_lint.calls.calls import Call
from noob_lint.calls.facts import Facts
from noob_lint.calls.literal_types import wrong_part
from noob_lint.calls.value_types import Emissions
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.python.types.fits import format_type
from noob_lint.rules.common import parameter_place
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import described
from noob_lint.tube.default_types import default_fits
from noob_lint.tube.inputs import default_of, input_name, put_in
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Element
from noob_lint.yaml.document import Node, Scalar

RULE = Rule(
    "input-type-mismatch",
    group="python",
    severity=Severity.WARNING,
    summary="an input whose type does not fit its parameter",
    effect=Effect.REMARK,
    needs=frozenset({Mark.CODE_TYPED}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the inputs with the parameters that get them."""
    tube = facts.tube
    types = facts.emissions
    assert types is not None  # the rule needs code
    for call in facts.calls.calls:
        if call.element.takes_part:
            for wire, name in _uses(facts, call):
                found = tube.inputs.get(name)
                if found is not None:
                    yield from _compare(facts, types, call, wire, found)


def _uses(facts: Facts, call: Call) -> Iterator[tuple[Wire, str]]:
    """The parameters that get an input, each with its name."""
    for wire in call.wires:
        name = None if wire.dependency is None else wire.dependency.name_in("input")
        if name is not None:
            yield wire, name
    for wire in call.values:
        name = put_in(facts.tube, call.element, wire.place)
        if name is not None:
            yield wire, name


def _compare(
    facts: Facts, types: Emissions, call: Call, wire: Wire, found: Element
) -> Iterator[Finding]:
    annotation = wire.parameter.annotation
    if annotation is None:
        return
    if call.found.fields is not None and wire.dependency is None:
        yield from _refused(facts, types, call, wire, found)
        return
    subject = f"{wire.subject} of {call.element.label} takes {format_type(annotation.form)!r}, but"
    given = types.input(found.name)
    if given is not None and types.fits.never(given.form, annotation.form):
        declared = found.text("type")
        message = f"{subject} {found.label} is declared as {format_type(given.form)!r}"
        related = () if declared is None else (Related.at(declared, "declared here"),)
        yield Finding.at(wire.place, message, *related, *parameter_place(wire.parameter))
        return
    default = default_of(facts.tube, found)
    if default is None or _is_told(found, default) or _is_none(default):
        return
    if wrong_part(default, annotation.form, types.fits) is not None:
        message = f"{subject} the default of {found.label} is {described(default)}"
        related = (Related.at(default, "the default"),)
        yield Finding.at(wire.place, message, *related, *parameter_place(wire.parameter))


def _refused(
    facts: Facts, types: Emissions, call: Call, wire: Wire, found: Element
) -> Iterator[Finding]:
    """The finding for a default that pydantic surely refuses; it may convert the declared type."""
    default, annotation = default_of(facts.tube, found), wire.parameter.annotation
    if default is None or annotation is None or _is_told(found, default) or _is_none(default):
        return
    refused = types.refusal(default, annotation.form, call.found.model)
    if refused is not None:
        subject = f"{wire.subject} of {call.element.label} {refused.wants}"
        message = f"{subject}, but the default of {found.label} is {described(default)}"
        related = (Related.at(default, "the default"),)
        yield Finding.at(wire.place, message, *related, *parameter_place(wire.parameter))


def _is_told(found: Element, default: Node) -> bool:
    """Whether the default is not even of the declared type, or is another input."""
    if isinstance(default, Scalar) and input_name(default) is not None:
        return True
    return found.type is not None and default_fits(default, found.type) is False


def _is_none(default: Node) -> bool:
    """Whether there is no default, or null, which stands for a missing value."""
    return isinstance(default, Scalar) and default.value is None
