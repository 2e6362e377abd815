"""A dependency does not have the form `node.signal`.

A reference is exactly one node (or `input` or `assets`), a dot, and one signal (or the id of the
input or asset). noob refuses to load the tube.

Bad:
    nodes:
      camera: {type: lab.read_frame}
      show: {type: lab.show, depends: [frame: camera]}

Good:
    nodes:
      camera: {type: lab.read_frame}
      show: {type: lab.show, depends: [frame: camera.value]}

Fix:
    Completes the bare name of a node with a signal: the one that the slot is named after, or the
    only one of the node. Unsafe: the signal is a guess.

Options:
    The signals of a function or class are known only where its code can be read, which the settings
    `python` and `python-paths` decide. Otherwise `value` is proposed.

Related:
    unknown-node, unknown-signal, depends-format, asset-depends-format
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.diagnostics.source import Span
from noob_lint.rules.common import with_signals
from noob_lint.rules.rule import Rule
from noob_lint.schema import wording
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Dependency, Element

RULE = Rule(
    "signal-ref-format",
    group="nodes",
    severity=Severity.ERROR,
    summary="a reference that is not `node.signal`",
    effect=Effect.LOAD,
    needs=frozenset({Mark.UNICODE}),
    fixes="unsafe",
    refines=True,
)


def refine(facts: Facts, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Name the signals of the node where a reference is the bare name of one."""
    bare: dict[tuple[str | None, Span], tuple[Element, Dependency]] = {
        (dependency.scalar.source.path, dependency.scalar.span): (node, dependency)
        for node in facts.tube.nodes.values()
        for dependency in node.depends
        if dependency.scalar.text in facts.tube.nodes
    }
    for finding in findings:
        found = bare.get((finding.path, finding.span))
        yield finding if found is None else with_signals(facts, finding, *found)


def check(facts: Facts) -> Iterator[Finding]:
    """Check the references exactly; the schema accepts any character beyond ASCII."""
    for node in facts.tube.nodes.values():
        for dependency in node.depends:
            if dependency.reference is None:
                scalar = dependency.scalar
                yield Finding.at(
                    scalar, wording.bad_reference(node.label, scalar.text, facts.tube.root)
                )
