"""A node depends on a signal that is always None.

The return value of a function that is annotated with `-> None` is an event like any other. A
dependency on it only makes the node run later, which may be the intention.

In lab.py:
    def note(value: int) -> None:
        print(value)

    def double(value: int) -> int:
        return 2 * value

Bad:
    nodes:
      a: {type: lab.note, depends: [value: input.x]}
      b: {type: print, depends: [a.value]}
    input:
      x: {type: int, scope: process}

Good:
    nodes:
      a: {type: lab.double, depends: [value: input.x]}
      b: {type: print, depends: [a.value]}
    input:
      x: {type: int, scope: process}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    asset-none, signal-type-mismatch
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.python.types.forms import NONE
from noob_lint.rules.common import gives_none
from noob_lint.rules.rule import Rule
from noob_lint.tube.graph import Link
from noob_lint.tube.marks import Mark

RULE = Rule(
    "none-signal-used",
    group="python",
    severity=Severity.INFO,
    summary="a signal that is always None",
    effect=Effect.REMARK,
    needs=frozenset({Mark.CODE}),
    opt_in=True,
)


def check(facts: Facts) -> Iterator[Finding]:
    """The dependencies on nodes whose function is annotated to return None."""
    flow = facts.flow
    for call in facts.calls.nodes:
        place = gives_none(call.found)
        if place is None:
            continue
        for link in flow.outgoing[call.element.name]:
            if not _is_told(facts, link):
                message = (
                    f"node {link.target!r} always gets None from {link.dependency.scalar.text!r}"
                )
                yield Finding.at(
                    link.dependency.scalar, message, Related.at(place, "the annotation")
                )


def _is_told(facts: Facts, link: Link) -> bool:
    """Whether another rule reports that the target cannot use None."""
    types = facts.emissions
    assert types is not None  # the rule needs code
    if facts.flow.kinds[link.target] in ("gather", "map"):
        return True
    return any(
        wire.dependency is link.dependency
        and wire.parameter.annotation is not None
        and types.fits.never(NONE, wire.parameter.annotation.form)
        for call in facts.calls.nodes
        if call.element.name == link.target
        for wire in call.wires
    )
