"""Two tubes of a project have the same `noob_id`.

A tube that extends or nests this id gets whichever file noob finds first, in the order of the file
system, without a message. It is an error if a tube of the project does so, and a warning otherwise.

In other.yaml:
    noob_id: example
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {a: {type: lab.read}}

Bad:
    (two files with the same id)
    noob_id: example
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {a: {type: lab.read}}

Good:
    noob_id: another-example
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {a: {type: lab.read}}

Related:
    unknown-tube, header-id-not-discoverable
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import listed
from noob_lint.tube.marks import Mark

RULE = Rule(
    "duplicate-noob-id",
    group="project",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a `noob_id` in two files",
    effect=Effect.SURVIVES,
    needs=frozenset({Mark.TWINS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Name the other files, as seen from the root of the project."""
    tube_id = facts.tube.root.get("noob_id")
    assert tube_id is not None  # else it had no twins
    others = listed(facts.twins, most=4)
    text = tube_id.source.text[tube_id.start : tube_id.end]
    message = f"noob_id {text!r} is also used by {others}: noob loads whichever it finds first"
    severity = Severity.ERROR if facts.is_named else Severity.WARNING
    yield Finding.at(tube_id, message, severity=severity)
