"""A value in `params` does not fit the annotation of its parameter.

noob converts nothing for functions and plain classes: they get the string, number, list or mapping
as it is written, and fail or compute nonsense. That is a warning.

Subclasses of noob's `Node` and `Asset`, and other pydantic models, convert what they can (the
string '5' to a number) and refuse the rest: noob cannot create them, which is an error. A list can
stand for a tuple or a set. noob creates a subclass of `Node` even if the node is disabled.

In lab.py:
    def scale(factor: float, value: float = 1.0) -> float:
        return factor * value

Bad:
    nodes:
      a: {type: lab.scale, params: {factor: large}}

Good:
    nodes:
      a: {type: lab.scale, params: {factor: 10}}

Fix:
    Replaces a string with the most similar one that the parameter accepts, where it accepts only
    certain strings. Unsafe: the value is a guess.

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    input-type-mismatch, signal-type-mismatch, param-ignored
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from noob_lint.calls.arguments import Wire
from noob_lint.calls.calls import Call
from noob_lint.calls.facts import Facts
from noob_lint.calls.literal_types import Mismatch, fixed_length, wrong_part
from noob_lint.calls.value_types import Emissions
from noob_lint.diagnostics.diagnostic import Effect, Finding, Fix, Severity
from noob_lint.python.answers import TypeForm
from noob_lint.python.types.fits import format_type, unwrap
from noob_lint.rules.common import making, parameter_place, respell, some
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import described
from noob_lint.support.similar import nearest
from noob_lint.tube.inputs import put_in
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Part
from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from noob_lint.calls.pydantic_fields import Refusal

RULE = Rule(
    "param-type",
    group="python",
    severity=Severity.WARNING,
    also=(Severity.ERROR,),
    summary="a value that does not fit its parameter",
    effect=Effect.BUILD,
    needs=frozenset({Mark.CODE_TYPED}),
    fixes="unsafe",
)


_LONG = 40
"""Longer values are not shown in messages."""

_DEMANDS = ("must be", "must match")
"""The beginnings of pydantic's demands for which it helps to see the value."""


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the values in `params` with the parameters that get them."""
    types = facts.emissions
    assert types is not None  # the rule needs code
    for call in facts.calls.calls:
        if not (call.element.takes_part or _is_made_anyway(facts, call)):
            continue
        for wire in call.values:
            annotation = wire.parameter.annotation
            if annotation is not None and put_in(facts.tube, call.element, wire.place) is None:
                yield from _compare(facts, call, types, wire, annotation.form)


def _is_made_anyway(facts: Facts, call: Call) -> bool:
    """Whether noob checks the params of a disabled node: it creates each `Node` with the tube."""
    if call.found.fields is None:
        return False
    return making(facts, call.element, call.found).severity is Severity.ERROR


def _compare(
    facts: Facts, call: Call, types: Emissions, wire: Wire, wanted: TypeForm
) -> Iterator[Finding]:
    places = parameter_place(wire.parameter)
    if call.found.fields is not None:  # pydantic may make something of it
        refused = types.refusal(wire.place, wanted, call.found.model)
        if refused is not None:
            severity, failure, effect = making(facts, call.element, call.found)
            wrong = wrong_part(wire.place, wanted, types.fits)
            part, said, values = _refused(call, wire, refused, wrong)
            text, fix = _with_nearest(f"{said}: {failure}", part, values)
            yield Finding.at(part, text, *places, fix=fix, severity=severity, effect=effect)
        return
    wrong = wrong_part(wire.place, wanted, types.fits)
    if wrong is not None:
        said, values = _wrong(call, wire, *wrong)
        text, fix = _with_nearest(f"{said}: noob passes it as it is", wrong[0], values)
        yield Finding.at(wrong[0], text, *places, fix=fix, effect=Effect.RUN)


def _subject(call: Call, wire: Wire, part: Node) -> str:
    inner = wire.subject if part is wire.place else f"a value in {wire.subject}"
    return f"{inner} of {call.element.label}"


def _wrong(call: Call, wire: Wire, part: Node, kind: TypeForm) -> tuple[str, tuple[object, ...]]:
    """What is wrong with a value that does not fit a type, and the possible values."""
    values = unwrap(kind).values if unwrap(kind).name == "typing.Literal" else ()
    words = [one for one in values if isinstance(one, str)]
    if words and len(words) == len(values) and isinstance(part, Scalar) and part.is_text:
        choices = " or ".join(map(repr, words)) if len(words) < 3 else f"one of {some(words)}"
        shown = described(part) if len(part.text) > _LONG else repr(part.text)
        return f"{_subject(call, wire, part)} must be {choices}, not {shown}", values
    count = fixed_length(kind)
    shown = described(part)
    if isinstance(part, Sequence) and count is not None and len(part.items) != count:
        shown = f"a list of {len(part.items)} {'item' if len(part.items) == 1 else 'items'}"
    return f"{_subject(call, wire, part)} takes {format_type(kind)!r}, not {shown}", values


def _refused(
    call: Call, wire: Wire, refused: Refusal, wrong: Mismatch | None
) -> tuple[Node, str, tuple[object, ...]]:
    """The place of what pydantic refuses, what is wrong with it, and the possible values."""
    if wrong is not None and not refused.values and not _is_of_model(wrong[0], refused):
        said, values = _wrong(call, wire, *wrong)
        return wrong[0], said, values
    part = refused.part
    shown = ""
    is_short = isinstance(part, Scalar) and len(part.text) <= _LONG
    if isinstance(part, Scalar) and is_short and refused.wants.startswith(_DEMANDS):
        shown = f", not {part.text!r}" if part.is_text else f", not {part.text}"
    text = f"{_subject(call, wire, part)} {refused.wants}{shown}"
    return part, text, refused.values


def _is_of_model(part: Node, refused: Refusal) -> bool:
    """Whether a mapping is refused for something in it."""
    is_demand = refused.wants.startswith("must ") and refused.part is part
    return isinstance(part, Mapping) and not is_demand


def _with_nearest(text: str, part: Node, values: tuple[object, ...]) -> tuple[str, Fix | None]:
    """The message with the value that was likely meant, and the fix that writes it."""
    if not isinstance(part, Scalar) or not part.is_text:
        return text, None
    near = nearest(part.text, [one for one in values if isinstance(one, str)])
    if near is None:
        return text, None
    fix = respell(Part(part.text, part, 0), near) if near.isidentifier() else None
    return f"{text}; did you mean {near!r}?", fix
