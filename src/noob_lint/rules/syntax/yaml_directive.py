"""A `%YAML 1.1` directive changes how tubes are read.

With it, noob reads the file as YAML 1.1 (`yes` is true, `010` is eight). noob keeps its parser, so
every tube that the same process loads later is read that way, too.

Bad:
    %YAML 1.1
    ---
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {a: {type: lab.read}}

Good:
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {a: {type: lab.read}}

Related:
    yaml-ambiguous-scalar
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "yaml-directive",
    group="syntax",
    severity=Severity.WARNING,
    summary="a directive that changes how tubes are read",
    effect=Effect.REMARK,
    needs=frozenset({Mark.YAML_DIRECTIVE}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Other directives do nothing, or are errors for the parser."""
    document = facts.tube.document
    if document.yaml_version != (1, 1):
        return
    start = document.text.find("%YAML")
    source = document.source
    end = start + len(source.line(source.position(start).line).rstrip())
    message = (
        "with this directive, noob reads this tube and all that it loads later as YAML 1.1: "
        "remove it"
    )
    yield Finding(source.span(start, end), message)
