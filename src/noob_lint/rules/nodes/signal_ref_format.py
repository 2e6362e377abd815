"""A dependency that is not of the form `node.signal`.

A reference is exactly one node (or `input`, or `assets`), a dot, and one signal (or input, or
asset).

Bad:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show, depends: [a]}

Good:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show, depends: [a.value]}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema import wording
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Dependency, Element
from noob_lint.yaml.edits import replace_text

RULE = Rule(
    "signal-ref-format",
    group="nodes",
    severity=Severity.ERROR,
    summary="a reference that is no `node.signal`",
    effect=Effect.LOAD,
    needs=frozenset({Mark.UNICODE}),
    fixes="unsafe",
    refines=True,
)


def refine(facts: Facts, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Name the signals that a node really has, where a reference is the bare name of a node."""
    bare = {
        (dependency.scalar.source.path, dependency.scalar.span): (node, dependency)
        for node in facts.tube.nodes.values()
        for dependency in node.depends
        if dependency.reference is None and dependency.scalar.text in facts.tube.nodes
    }
    for finding in findings:
        found = bare.get((finding.path or facts.tube.document.path, finding.span))
        yield finding if found is None else _with_signals(facts, finding, *found)


def _with_signals(facts: Facts, finding: Finding, node: Element, dependency: Dependency) -> Finding:
    """The finding with the signals of the node that was named, if they are known."""
    name = dependency.scalar.text
    signals = facts.flow.signals(name)
    if not signals:
        return finding
    slot = None if dependency.slot is None else dependency.slot.text
    meant = slot if slot in signals else signals[0] if len(signals) == 1 else None
    message = f"{node.label} depends on {name!r}, which names no signal"
    if meant is None:
        related = Related.at(facts.tube.nodes[name].key, "the node")
        text = f"{message}: it emits {wording.listed(signals)}"
        return finding._replace(message=text, fix=None, related=(*finding.related, related))
    fix = replace_text(dependency.scalar, f"{name}.{meant}")
    return finding._replace(message=f"{message}: did you mean '{name}.{meant}'?", fix=fix)


def check(facts: Facts) -> Iterator[Finding]:
    """Exact where the schema takes any character beyond ASCII."""
    for node in facts.tube.nodes.values():
        for dependency in node.depends:
            if dependency.reference is None:
                scalar = dependency.scalar
                yield Finding.at(scalar, wording.bad_reference(node.label, scalar.text))
