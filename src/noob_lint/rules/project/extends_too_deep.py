"""So many tubes extend each other in a row that noob cannot load the last one.

noob loads a base while it loads the tube that extends it, and stops with a RecursionError below 195
bases. That is what a script finds that does nothing but load the tube, with Python's usual
recursion limit; where noob is called from deeper down, it stops a little sooner. The finding is at
the first tube that is too far up; those that extend it have `extends-base-invalid`.

Bad:
    (a tube with 196 bases in a row)

Good:
    nodes: {a: {type: lab.read}}
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
    summary="too many bases in a row",
    effect=Effect.LOAD,
    needs=frozenset({Mark.EXTENDS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The bases to which noob cannot get down."""
    for base in facts.bases:
        if base.depth == MAX_EXTENDS:
            yield Finding.at(
                base.item,
                f"base {base.item.text!r} starts a chain of {base.depth} bases: "
                f"noob fails after {MAX_EXTENDS} (RecursionError)",
            )
