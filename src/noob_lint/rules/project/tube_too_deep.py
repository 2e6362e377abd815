"""So many tubes are nested in each other that noob cannot run the outermost one.

noob runs an inner tube while it runs the one around it, and stops with a RecursionError below 194
of them. That is what a script finds that does nothing but run the tube, with Python's usual
recursion limit; where noob is called from deeper down, it stops a little sooner. The finding is at
the first tube that is too far out; those that contain it have `child-tube-invalid`.

Bad:
    (a tube with 195 others nested in each other)

Good:
    nodes: {a: {type: lab.read}}
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
    summary="too many tubes in a row",
    effect=Effect.BUILD,
    needs=frozenset({Mark.TUBE}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The nodes whose tube has more inside than noob can run."""
    for name, child in facts.children.items():
        if child.depth == MAX_NESTING and facts.tube.nodes[name].takes_part:
            is_sure = is_started(facts, facts.tube.nodes[name])
            yield Finding.at(
                child.name,
                f"the tube in node {name!r} starts a chain of {child.depth} nested tubes: "
                f"noob fails after {MAX_NESTING} (RecursionError)",
                severity=None if is_sure else Severity.WARNING,
            )
