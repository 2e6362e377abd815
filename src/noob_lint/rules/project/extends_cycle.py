"""A tube extends itself, directly or through other tubes.

noob follows `extends` until it fails with a RecursionError.

Bad:
    noob_id: ouroboros
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    extends: [ouroboros]
    nodes: {a: {type: lab.read}}

Good:
    extends: [base]
    nodes: {a: {type: lab.read}}

Related:
    tube-recursion, extends-too-deep
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import through
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "extends-cycle",
    group="project",
    severity=Severity.ERROR,
    summary="a tube that extends itself",
    effect=Effect.LOAD,
    needs=frozenset({Mark.EXTENDS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The items of `extends` that lead back to a file on the way."""
    for base in facts.bases:
        if base.chain:
            way = through(base.chain)
            yield Finding.at(
                base.item, f"the tube extends itself{way}: noob recurses until it fails"
            )
