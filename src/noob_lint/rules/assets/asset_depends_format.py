"""The `depends` of an asset is malformed.

It must be one string of the form `node.signal`. noob refuses to load the tube. If the string is the
bare name of a node and the code of that node can be read, the message names its signals.

Bad:
    assets:
      store: {type: lab.Store, scope: runner, depends: [save.store]}
    nodes:
      save: {type: lab.save, depends: [store: assets.store]}

Good:
    assets:
      store: {type: lab.Store, scope: runner, depends: save.store}
    nodes:
      save: {type: lab.save, depends: [store: assets.store]}

Fix:
    Replaces a list of one reference with that reference (before noob 1000, a reference with a list
    of it), or completes the bare name of a node with a signal. Safe where only one reference can be
    meant, unsafe where the signal is a guess.

Options:
    `noob-version` decides whether a list or a string is expected.

Related:
    signal-ref-format, asset-depends-not-node, asset-depends-unknown-node

Versions:
    Before noob 1000, `depends` is a list of such strings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.diagnostics.source import Span
from noob_lint.rules.common import asset_dependencies, with_signals
from noob_lint.rules.rule import Rule
from noob_lint.schema import wording
from noob_lint.spec.names import is_absolute_identifier, is_signal_reference
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Dependency, Element

RULE = Rule(
    "asset-depends-format",
    group="assets",
    severity=Severity.ERROR,
    summary="a malformed `depends` of an asset",
    effect=Effect.LOAD,
    needs=frozenset({Mark.UNICODE}),
    fixes="safe or unsafe",
    by_version=True,
    refines=True,
)


def refine(facts: Facts, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Name the signals of the node where an asset depends on the bare name of one."""
    bare: dict[tuple[str | None, Span], tuple[Element, Dependency]] = {
        (dependency.scalar.source.path, dependency.scalar.span): (asset, dependency)
        for asset, dependency in asset_dependencies(facts)
        if dependency.scalar.text in facts.tube.nodes
    }
    for finding in findings:
        found = bare.get((finding.path, finding.span))
        yield finding if found is None else with_signals(facts, finding, *found)


def check(facts: Facts) -> Iterator[Finding]:
    """Check the strings exactly; the schema accepts any character beyond ASCII."""
    is_fine = (
        is_absolute_identifier if facts.tube.version.asset_depends_list else is_signal_reference
    )
    for asset, dependency in asset_dependencies(facts):
        scalar = dependency.scalar
        if not is_fine(scalar.text):
            yield Finding.at(
                scalar, wording.bad_reference(asset.label, scalar.text, facts.tube.root)
            )
