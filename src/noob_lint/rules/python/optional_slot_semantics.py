"""A slot is optional, or could be but is required.

A slot is optional if its parameter allows None and defaults to it, or if the slot goes into
`**kwargs`, but only if `depends` names the slot: positional values are required. Where a required
slot has no event, noob skips the node for that epoch; where an optional one has none, the node runs
anyway. This rule tells which slots are which: those that could be optional, and those that are
filled by a function that returns noob's `NoEvent`.

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

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    optional-slot-shares-signal, python-postponed-annotations

Versions:
    Optional slots came with noob 1001.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.arguments import Wire
from noob_lint.calls.calls import Call
from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.python.answers import Parameter, ParameterKind
from noob_lint.rules.common import parameter_place, pointing
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "optional-slot-semantics",
    group="python",
    severity=Severity.INFO,
    summary="a slot that is optional, or could be",
    effect=Effect.REMARK,
    needs=frozenset({Mark.CODE}),
    opt_in=True,
)


def check(facts: Facts) -> Iterator[Finding]:
    """The slots that nodes fill, where it matters whether they are optional."""
    tube = facts.tube
    if not tube.version.optional_slots:
        return
    skipping = {
        call.element.name: call
        for call in facts.calls.nodes
        if (body := facts.body(call.element)) is not None and body.skips
    }
    for call in facts.calls.nodes:
        for wire in call.wires:
            reference = None if wire.dependency is None else wire.dependency.reference
            if reference is not None and reference.node.text in tube.nodes:
                yield from _finding(call, wire, skipping.get(reference.node.text))


def _finding(call: Call, wire: Wire, source: Call | None) -> Iterator[Finding]:
    parameter, label = wire.parameter, call.element.label
    slot = None if wire.dependency is None else wire.dependency.slot
    places = parameter_place(parameter)
    could_be, signal = parameter.optional_edge, wire.text
    if slot is not None and parameter.kind is ParameterKind.VAR_KEYWORD:
        message = f"slot {slot.text!r} goes into {_stars(parameter)}, so it is optional: {label}"
        message = f"{message} runs without it in epochs without {signal!r}"
    elif slot is not None and could_be:
        message = f"slot {slot.text!r} is optional: {label} runs with None in epochs without"
        message = f"{message} {signal!r}"
    elif could_be:
        said = f"parameter {parameter.name!r} defaults to None, but is filled by position:"
        message = f"{said} {_skipped(label, signal)}"
    elif could_be is False and source is not None:
        message = f"{label} needs a value for {wire.subject}: {_skipped(label, signal)}"
        places = pointing(source.found.place, "returns 'NoEvent'")
    else:
        return
    yield Finding.at(slot or wire.place, message, *places)


def _skipped(label: str, signal: str) -> str:
    return f"noob skips {label} in epochs without {signal!r}"


def _stars(parameter: Parameter) -> str:
    return repr(f"**{parameter.name}")
