"""A chain of bases is too long for noob.

noob loads a base while it loads the tube that extends it, and fails with a RecursionError beyond a
chain of 195 bases. That holds for a script that only loads the tube, with the default recursion
limit of Python; called from deeper code, noob fails a little earlier. The finding is at the first
tube whose chain is too long; tubes that extend it get `extends-base-invalid`.

Bad:
    (a tube with 196 bases in a row)

Good:
    extends: [base]
    nodes: {a: {type: lab.read}}

Related:
    extends-cycle, tube-too-deep
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.project.assembly import MAX_EXTENDS
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "extends-too-deep",
    group="project",
    severity=Severity.ERROR,
    summary="a chain of bases that is too long",
    effect=Effect.LOAD,
    needs=frozenset({Mark.EXTENDS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The bases that noob cannot reach."""
    for base in facts.bases:
        if base.depth == MAX_EXTENDS:
            yield Finding.at(
                base.item,
                f"base {base.item.text!r} has a chain of {base.depth} bases: "
                f"noob fails after {MAX_EXTENDS} (RecursionError)",
            )
