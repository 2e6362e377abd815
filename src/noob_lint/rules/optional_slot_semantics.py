"""What becomes of a node where one of its signals has no event.

A slot is optional if its parameter allows None and defaults to it, or if it goes into `**kwargs`,
and only if `depends` names the slot: what comes by position is required. Where a required slot gets
no event, noob skips the node for that epoch; without the event of an optional one the node runs all
the same. This tells which slots are which: those that could be optional, and those fed by a
function that returns noob's `NoEvent`.

In lab.py:
    def word() -> str:
        return "a"

    def join(left: str, right: str | None = None) -> str:
        return left + (right or "")

Bad:
    nodes:
      a: {type: lab.word}
      b: {type: lab.join, depends: [left: a.value, right: a.value]}

Good:
    nodes:
      a: {type: lab.word}
      b: {type: lab.join, depends: [left: a.value]}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.bodies import Argument, arguments, body_of
from noob_lint.calls import Call, calls_of
from noob_lint.diagnostic import Finding, Related
from noob_lint.python.model import ParameterKind
from noob_lint.rules.common import parameter_place
from noob_lint.tube import Tube

_SKIPPED = "is skipped where that has no event"


def check(tube: Tube) -> Iterator[Finding]:
    """The slots that nodes fill, where it matters whether they are optional."""
    if tube.version.first < 1001:
        return
    skipping = {
        call.element.name: call
        for call in calls_of(tube).nodes
        if (body := body_of(tube, call)) is not None and body.skips
    }
    for call in calls_of(tube).nodes:
        for argument in arguments(call):
            reference = argument.dependency.reference
            if reference is not None and reference.node.text in tube.nodes:
                yield from _finding(call, argument, skipping.get(reference.node.text))


def _finding(call: Call, argument: Argument, source: Call | None) -> Iterator[Finding]:
    item, parameter = argument
    place = item.slot or item.scalar
    label, name = call.element.label, parameter.name
    could_be = parameter.optional_edge
    if item.slot is not None and parameter.kind is ParameterKind.VAR_KEYWORD:
        said = (
            f"slot {item.slot.text!r} goes into '**{name}' and is optional: {label} runs without it"
        )
    elif item.slot is not None and could_be:
        said = f"slot {name!r} is optional: {label} runs with None"
    elif could_be:
        said = f"the parameter {name!r} has None for a default, but what comes by position is"
        message = f"{said} required: {label} {_SKIPPED}"
        yield Finding.at(place, message, *parameter_place(parameter))
        return
    elif could_be is False and source is not None:
        related = (
            ()
            if source.found.place is None
            else (Related.at(source.found.place, "returns 'NoEvent'"),)
        )
        message = f"{label} needs a value for the parameter {name!r}: it {_SKIPPED}"
        yield Finding.at(place, message, *related)
        return
    else:
        return
    yield Finding.at(place, f"{said} where it has no event", *parameter_place(parameter))
