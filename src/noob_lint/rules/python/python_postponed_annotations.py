"""Signals lose their names because annotations are strings at run time.

In a module with `from __future__ import annotations`, and where an annotation is quoted, noob finds
a string instead of the names of the signals, and emits the return value as the one signal `value`.
It also treats no slot as optional, and fills no parameter that is annotated with its types `Epoch`
and `EventMap`. Remove the import from modules that tubes name.

In lab.py:
    from __future__ import annotations
    from typing import Annotated
    from noob import Name

    def split(
        value: int,
    ) -> tuple[Annotated[int, Name("low")], Annotated[int, Name("high")]]:
        return value % 10, value // 10

Bad:
    nodes:
      a: {type: lab.split, depends: [input.x]}
      b: {type: print, depends: [a.value]}
    input:
      x: {type: int, scope: process}

Good:
    nodes:
      a: {type: abs, depends: [input.x]}
      b: {type: print, depends: [a.value]}
    input:
      x: {type: int, scope: process}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    unknown-signal, optional-slot-semantics, slot-injected
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.calls import Call
from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.python.answers import Signals, Signature
from noob_lint.python.types.forms import is_optional
from noob_lint.rules.common import parameter_place, pointing
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import listed
from noob_lint.spec.names import VIRTUAL_SOURCES
from noob_lint.support.graph import reachable
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import params_of

RULE = Rule(
    "python-postponed-annotations",
    group="python",
    severity=Severity.WARNING,
    summary="annotations that noob cannot read",
    effect=Effect.REMARK,
    needs=frozenset({Mark.CODE_LOST, Mark.CODE_POSTPONED}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """What noob would read from annotations if they were not strings at run time."""
    for call in facts.calls.nodes:
        if isinstance(call.found.signals, Signals) and call.found.signals.lost:
            yield from _lost_signals(facts, call, call.found.signals)
        if facts.tube.version.optional_slots:
            yield from _lost_slots(facts, call)
        yield from _not_filled(call)


def _lost_slots(facts: Facts, call: Call) -> Iterator[Finding]:
    """The slots that would be optional, where their signal may have no event."""
    for _, parameter, item in call.wires:
        annotation, reference = parameter.annotation, item.reference if item else None
        if annotation is None or not annotation.postponed or parameter.default != "None":
            continue
        if (
            item is None
            or item.slot is None
            or reference is None
            or reference.node.text not in facts.tube.nodes
        ):
            continue
        is_meant = is_optional(annotation.form._replace(quoted=False))
        if is_meant and _may_lack(facts, reference.node.text):
            message = (
                f"slot {item.slot.text!r} of {call.element.label} is not optional: its annotation"
            )
            yield Finding.at(
                item.slot,
                f"{message} is a string at run time, so noob skips the node without it",
                *parameter_place(parameter),
            )


def _may_lack(facts: Facts, name: str) -> bool:
    """Whether a node may have no event, by itself or through those that it depends on."""
    plain = {
        call.element.name
        for call in facts.calls.nodes
        if call.element.is_enabled
        and (body := facts.body(call.element)) is not None
        and not body.skips
    }
    return not reachable(facts.upstream, name) - VIRTUAL_SOURCES <= plain


def _not_filled(call: Call) -> Iterator[Finding]:
    """The parameters that noob would fill; `missing-slot` reports those without a default."""
    signature = call.found.call
    if not isinstance(signature, Signature):
        return
    params = params_of(call.element)
    given = {wire.parameter.name for wire in call.wires}
    given |= set() if params is None else set(params.by_name)
    for one in signature.parameters:
        annotation = one.annotation
        if annotation is None or not annotation.postponed or one.required or one.name in given:
            continue
        if annotation.form.name in ("noob.Epoch", "noob.EventMap"):
            message = f"noob does not fill parameter {one.name!r} of {call.element.label}: its"
            said = f"{message} annotation is a string at run time"
            yield Finding.at(call.type, said, *parameter_place(one))


def _lost_signals(facts: Facts, call: Call, signals: Signals) -> Iterator[Finding]:
    """The signals that would have names, where `unknown-signal` reports none of them."""
    links = facts.flow.outgoing[call.element.name]
    used = {link.signal.text for link in links}
    if not used or not used <= set(signals.names):
        return  # unknown-signal reports it
    signature = call.found.call
    returns = signature.returns if isinstance(signature, Signature) else None
    place = None if returns is None else returns.place
    related = pointing(place, "a string at run time")
    message = (
        f"{call.element.label} emits 'value' instead of {listed(signals.lost)}: its annotations"
    )
    yield Finding.at(
        call.type,
        f"{message} are strings at run time",
        *related,
    )
