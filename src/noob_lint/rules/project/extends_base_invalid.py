"""A tube that is extended has errors of its own.

Every base is loaded as a complete tube before anything is merged, so a fragment with missing keys
or dangling references cannot be a base. What is wrong with a base in another way, noob meets once
it has merged the tubes, unless this tube cures it. The finding points at the first error, in the
base or in one that it extends, which is reported there.

Bad:
    (a tube that extends one with a reference to a node that does not exist)

Good:
    nodes: {a: {type: lab.read}}
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
