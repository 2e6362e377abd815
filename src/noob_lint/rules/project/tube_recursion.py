"""A tube contains itself, directly or through other tubes.

noob builds inner tubes until it fails with a RecursionError. It is a warning where the node is
disabled.

Bad:
    noob_id: matryoshka
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {a: {type: tube, params: {tube: matryoshka}}}

Good:
    nodes: {a: {type: tube, params: {tube: base}}}

Related:
    extends-cycle, tube-too-deep
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import through
from noob_lint.rules.rule import Rule
from noob_lint.tube.activation import is_started
from noob_lint.tube.marks import Mark

RULE = Rule(
    "tube-recursion",
    group="project",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a tube that contains itself",
    effect=Effect.BUILD,
    needs=frozenset({Mark.TUBE}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The nodes whose tube leads back to this one."""
    for name, child in facts.children.items():
        if child.chain:
            way = through(child.chain)
            is_sure = is_started(facts, facts.tube.nodes[name])
            message = f"node {name!r} contains the tube it is in{way}: noob recurses until it fails"
            message += "" if is_sure else " once the node is enabled"
            severity = Severity.ERROR if is_sure else Severity.WARNING
            yield Finding.at(child.name, message, severity=severity)
