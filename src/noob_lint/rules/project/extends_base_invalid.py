"""A base of the tube has errors.

noob loads every base as a complete tube before it merges anything, so a fragment with missing keys
or dangling references cannot be a base. noob meets other errors of a base once the tubes are
merged, unless this tube mends them. The finding shows the first error in the base, or in a tube
that the base extends; all of them are reported where they are.

In fragment.yaml:
    nodes:
      a: {depends: [input.x]}

Bad:
    extends: [fragment]
    nodes:
      b: {type: lab.read}

Good:
    extends: [base]
    nodes:
      b: {type: lab.read}

Related:
    child-tube-invalid, extends-base-without-nodes, unknown-tube
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Diagnostic, Effect, Finding, Severity
from noob_lint.rules import effect_of
from noob_lint.rules.common import because_of
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Base

RULE = Rule(
    "extends-base-invalid",
    group="project",
    severity=Severity.ERROR,
    summary="a base with errors",
    effect=Effect.LOAD,
    needs=frozenset({Mark.EXTENDS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The bases that noob refuses."""
    for base in facts.bases:
        if base.refusals:
            what = f"noob cannot load base {base.item.text!r}"
            yield because_of(base.item, what, base.refusals[0])


def left_by(base: Base, errors: Sequence[Diagnostic]) -> Finding:
    """The finding for a base that noob loads, and whose `errors` are in the merged tube as well."""
    what = f"inherits an error from base {base.item.text!r}"
    effect = Effect.BUILD if any(effect_of(one) is not Effect.RUN for one in errors) else Effect.RUN
    return because_of(base.item, what, errors[0])._replace(effect=effect)
