"""The tube inside a `tube` node has errors: noob cannot load it, or cannot run it.

The finding shows the first error in the inner tube, or in one that it contains or extends; all of
them are reported where they are. noob loads the inner tube when it starts the outer tube, or
already when it builds it, if the node has slots. A disabled node without slots never loads its
tube, so that is a warning.

In inner.yaml:
    nodes:
      a: {type: lab.show, depends: [missing.value]}

Bad:
    nodes:
      step: {type: tube, params: {tube: inner}}

Good:
    nodes:
      step: {type: tube, params: {tube: base}}

Related:
    extends-base-invalid, unknown-tube, tube-recursion
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Diagnostic, Effect, Finding, Severity
from noob_lint.rules.common import because_of
from noob_lint.rules.rule import Rule
from noob_lint.tube.activation import is_loaded, is_started
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Child, Element

RULE = Rule(
    "child-tube-invalid",
    group="project",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a nested tube with errors",
    effect=Effect.BUILD,
    needs=frozenset({Mark.TUBE}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The nested tubes that noob refuses, or fails on once they are loaded."""
    for name, child in facts.children.items():
        node = facts.tube.nodes[name]
        if child.refusals:
            is_sure = is_loaded(facts, node)
            severity = Severity.ERROR if is_sure else Severity.WARNING
            what = f"noob cannot load the tube in node {name!r}"
            what += "" if is_sure else " once it is enabled"
            yield because_of(child.name, what, child.refusals[0], severity)
        elif child.failures and node.takes_part:
            what = f"the tube in node {name!r} has an error"
            effect = Effect.BUILD if child.idle_failures else Effect.RUN
            finding = because_of(child.name, what, *_worst(facts, node, child))
            yield finding._replace(effect=effect)


def _worst(facts: Facts, node: Element, child: Child) -> tuple[Diagnostic, Severity]:
    """The failure to report, and its severity."""
    if not is_started(facts, node):
        return child.failures[0], Severity.WARNING
    if facts.activation.runs and node.name in facts.flow.certain:
        return child.failures[0], Severity.ERROR
    if child.idle_failures:
        return child.idle_failures[0], Severity.ERROR
    return child.failures[0], Severity.WARNING
