"""Tubes are nested too deeply for noob.

noob runs an inner tube while it runs the outer one, and fails with a RecursionError beyond a chain
of 194 nested tubes. That holds for a script that only runs the tube, with the default recursion
limit of Python; called from deeper code, noob fails a little earlier. The finding is at the first
tube with too many inside; tubes that contain it get `child-tube-invalid`. It is a warning where
noob may never start the inner tube.

Bad:
    (a tube with a chain of 195 tubes inside)

Good:
    nodes: {a: {type: tube, params: {tube: base}}}

Related:
    tube-recursion, extends-too-deep
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.project.assembly import MAX_NESTING
from noob_lint.rules.rule import Rule
from noob_lint.tube.activation import is_started
from noob_lint.tube.marks import Mark

RULE = Rule(
    "tube-too-deep",
    group="project",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a chain of nested tubes that is too long",
    effect=Effect.BUILD,
    needs=frozenset({Mark.TUBE}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The nodes whose tube nests more tubes than noob can run."""
    for name, child in facts.children.items():
        if child.depth == MAX_NESTING and facts.tube.nodes[name].takes_part:
            is_sure = is_started(facts, facts.tube.nodes[name])
            yield Finding.at(
                child.name,
                f"the tube in node {name!r} has a chain of {child.depth} nested tubes: "
                f"noob fails after {MAX_NESTING} (RecursionError)",
                severity=None if is_sure else Severity.WARNING,
            )
