"""The type of a signal or an asset does not fit the slot that it fills.

The annotation of what emits the value is compared with that of the parameter. noob compares and
converts nothing, so the callable gets a value it was not written for, and fails or computes
nonsense.

Types differ only if no value can have both. A base class where a derived class is expected, an
`int` for a `float`, `Any`, protocols, type variables, and annotations that cannot be read are not
reported. For inputs see `input-type-mismatch`, for values in `params` see `param-type`.

In lab.py:
    from typing import Annotated
    from noob import Name

    def name() -> Annotated[str, Name("name")]:
        return "Basel"

    def count() -> Annotated[int, Name("count")]:
        return 3

    def double(number: int) -> int:
        return 2 * number

Bad:
    nodes:
      a: {type: lab.name}
      b: {type: lab.double, depends: [number: a.name]}

Good:
    nodes:
      a: {type: lab.count}
      b: {type: lab.double, depends: [number: a.count]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    signal-class-mismatch, input-type-mismatch, param-type
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.arguments import Wire
from noob_lint.calls.facts import Facts
from noob_lint.calls.value_types import Carried, Emissions
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.python.answers import TypeForm
from noob_lint.python.types.fits import format_type
from noob_lint.rules.common import parameter_place, pointing
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import nodes_of
from noob_lint.tube.tube import Dependency, Element

RULE = Rule(
    "signal-type-mismatch",
    group="python",
    severity=Severity.WARNING,
    summary="a signal whose type does not fit the slot",
    effect=Effect.REMARK,
    needs=frozenset({Mark.CODE_TYPED, Mark.GATHER, Mark.TUBE}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare what each dependency brings with the parameter that gets it."""
    types = facts.emissions
    if types is None:
        return
    for call in facts.calls.nodes:
        if call.element.takes_part:
            for wire in call.wires:
                yield from _compare(types, call.element, wire)
    for kind, node in nodes_of(facts.tube, "gather", "tube"):
        if node.takes_part:
            for item in node.depends:
                wanted = _count(item) if kind == "gather" else _input(types, node, item)
                if wanted is not None and item.slot is not None:
                    subject = f"slot {item.slot.text!r}"
                    yield from _finding(types, node, item, subject, wanted)


def _compare(types: Emissions, node: Element, wire: Wire) -> Iterator[Finding]:
    annotation = wire.parameter.annotation
    if annotation is not None and wire.dependency is not None:
        wanted = Carried(annotation.form)
        for finding in _finding(types, node, wire.dependency, wire.subject, wanted):
            places = parameter_place(wire.parameter)
            yield finding._replace(related=(*finding.related, *places))


def _count(item: Dependency) -> Carried | None:
    """The type of the slot `n` of a gather."""
    is_count = item.slot is not None and item.slot.text == "n"
    return Carried(TypeForm("builtins.int")) if is_count else None


def _input(types: Emissions, node: Element, item: Dependency) -> Carried | None:
    """The declared type of an input of the tube in a node."""
    return None if item.slot is None else types.slot(node.name, item.slot.text)


def _finding(
    types: Emissions, node: Element, item: Dependency, subject: str, wanted: Carried
) -> Iterator[Finding]:
    """The finding for a dependency whose values never have the type `wanted`."""
    reference = item.reference
    if reference is None or reference.node.text == "input":
        return
    given = types.of(reference)
    if given is None or not types.never(given.form, wanted.form):
        return
    message = (
        f"{subject} of {node.label} takes {format_type(wanted.form)!r}, but {reference.text!r} is "
        f"{format_type(given.form)!r}: noob passes it as it is"
    )
    related = pointing(given.place, f"the type of {reference.text}")
    related += pointing(wanted.place, f"the type of {subject}")
    yield Finding.at(item.scalar, message, *related)
