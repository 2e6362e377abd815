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

from noob_lint.calls import Call, Wire, calls_of
from noob_lint.diagnostic import Finding, Severity
from noob_lint.document import Node, Scalar
from noob_lint.emissions import Emissions, emissions_of
from noob_lint.inputs import input_name
from noob_lint.literals import literal_form
from noob_lint.python.fits import shown
from noob_lint.python.model import Form
from noob_lint.rules.common import Failure, making, parameter_place
from noob_lint.tube import Tube
from noob_lint.wording import shown as shown_value


def check(tube: Tube) -> Iterator[Finding]:
    """Compare the values in `params` with the parameters that take them."""
    types = emissions_of(tube)
    for call in calls_of(tube).calls if types is not None else ():
        if types is None or call.element.is_enabled is False:
            continue
        for wire in call.values:
            annotation = wire.parameter.annotation
            if annotation is not None and not _is_reference(tube, wire.place):
                failure = _failure(tube, call, types, wire.place, annotation.form)
                if failure is not None:
                    yield _finding(call, wire, annotation.form, failure)


def _is_reference(tube: Tube, value: Node) -> bool:
    """Whether noob puts an input in the place of a value."""
    if not isinstance(value, Scalar) or tube.version.first < 1000:
        return False
    return input_name(value) is not None


def _failure(tube: Tube, call: Call, types: Emissions, value: Node, wanted: Form) -> Failure | None:
    """What comes of a value that is none of the type `wanted`; None if it may be one."""
    if not types.fits.never(literal_form(value), wanted):
        return None
    if call.found.fields is None:
        return Severity.WARNING, "noob passes it as it is"
    from noob_lint.coercion import is_refused

    return making(tube, call.element, call.found) if is_refused(value, wanted) else None


def _finding(call: Call, wire: Wire, wanted: Form, failure: Failure) -> Finding:
    message = f"{wire.subject} of {call.element.label} is {shown(wanted)!r}, not"
    return Finding.at(
        wire.place,
        f"{message} {shown_value(wire.place)}: {failure[1]}",
        *parameter_place(wire.parameter),
        severity=failure[0],
    )
