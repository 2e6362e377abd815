"""A node gets an instance of another class than its parameter is annotated with.

Both classes are defined in the project, neither derives from the other, and no class in their
modules derives from both: most likely two slots are swapped. noob does not compare types, and
passes the object as it is. A class elsewhere may derive from both, so this rule has to be selected.

In lab.py:
    class Traces: ...
    class Footprints: ...

    def trace() -> Traces:
        return Traces()

    def merge(footprints: Footprints) -> int:
        return 1

Bad:
    nodes:
      a: {type: lab.trace}
      b: {type: lab.merge, depends: [footprints: a.value]}

Good:
    nodes:
      a: {type: lab.trace}
      b: {type: print, depends: [a.value]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    signal-type-mismatch
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.python.answers import TypeForm
from noob_lint.python.types.fits import format_type, members
from noob_lint.rules.common import parameter_place, pointing
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "signal-class-mismatch",
    group="python",
    severity=Severity.WARNING,
    summary="a signal of an unrelated class",
    effect=Effect.REMARK,
    needs=frozenset({Mark.CODE_TYPED}),
    opt_in=True,
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the classes that dependencies bring with those of the parameters."""
    types = facts.emissions
    assert types is not None  # the rule needs code
    for call in facts.calls.nodes:
        for wire in call.wires if call.element.takes_part else ():
            item, annotation = wire.dependency, wire.parameter.annotation
            reference = None if item is None else item.reference
            if item is None or reference is None or annotation is None:
                continue
            given = types.of(reference)
            if given is None or types.never(given.form, annotation.form):
                continue  # signal-type-mismatch reports it
            if _are_unrelated(facts, given.form, annotation.form):
                wanted, got = format_type(annotation.form), format_type(given.form)
                message = (
                    f"{wire.subject} of {call.element.label} takes {wanted!r}, but "
                    f"{reference.text!r} is {got!r}: are two slots swapped?"
                )
                related = pointing(given.place, f"the type of {reference.text}")
                places = parameter_place(wire.parameter)
                yield Finding.at(item.scalar, message, *related, *places)


def _are_unrelated(facts: Facts, given: TypeForm, wanted: TypeForm) -> bool:
    """Whether no class that may come is related to one that is expected."""
    types, code = facts.emissions, facts.code
    assert types is not None  # the rule needs code
    assert code is not None
    pairs = [(one, other) for one in members(given) for other in members(wanted)]
    for one, other in pairs:
        types.fits.classes |= {name for name in (one.name, other.name) if "." in name}
    return all(
        types.fits.never(one, other) or code.are_unrelated(one.name, other.name)
        for one, other in pairs
    )
