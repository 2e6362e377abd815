"""An asset depends on an input, an asset, or another thing that is no node.

Only nodes emit signals that can be stored. noob loads the tube and fails when it builds it.

Bad:
    input:
      start: {type: int}
    assets:
      store: {type: lab.Store, scope: runner, depends: input.start}
    nodes:
      a: {type: lab.show, depends: [assets.store, input.start]}

Good:
    input:
      start: {type: int}
    assets:
      store: {type: lab.Store, scope: runner, depends: a.value}
    nodes:
      a: {type: lab.show, depends: [assets.store, input.start]}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import asset_dependencies
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "asset-depends-not-node",
    group="assets",
    severity=Severity.ERROR,
    summary="an asset fed by no node",
    effect=Effect.BUILD,
    needs=frozenset({Mark.ASSETS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the targets with the names that noob keeps for itself."""
    for asset, dependency in asset_dependencies(facts):
        reference, scope = dependency.reference, asset.text("scope")
        if scope is None or scope.text != "runner":
            continue  # it can depend on nothing, which asset-depends-scope tells
        if reference is not None and reference.node.text in facts.tube.version.reserved:
            message = f"{asset.label} depends on {reference.text!r}, which is no node: only a node"
            yield Finding.at(reference.node, f"{message} emits what an asset can store")
