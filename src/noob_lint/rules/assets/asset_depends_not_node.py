"""An asset depends on something that is not a node, such as an input or another asset.

Only nodes emit signals that an asset can store. noob loads the tube and fails when it builds it.

Bad:
    input:
      start: {type: int}
    assets:
      total: {type: lab.Total, scope: runner, depends: input.start}
    nodes:
      add: {type: lab.add, depends: [total: assets.total, value: input.start]}

Good:
    input:
      start: {type: int}
    assets:
      total: {type: lab.Total, scope: runner, depends: add.total}
    nodes:
      add: {type: lab.add, depends: [total: assets.total, value: input.start]}

Related:
    asset-depends-format, asset-depends-unknown-node, asset-depends-return
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
    summary="an asset that depends on something other than a node",
    effect=Effect.BUILD,
    needs=frozenset({Mark.ASSETS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the sources with the names that noob reserves."""
    for asset, dependency in asset_dependencies(facts):
        reference, scope = dependency.reference, asset.text("scope")
        if scope is None or scope.text != "runner":
            continue  # asset-depends-scope reports it
        if reference is not None and reference.node.text in facts.tube.version.reserved:
            message = f"{asset.label} depends on {reference.text!r}, which is not a node: only"
            yield Finding.at(reference.node, f"{message} nodes emit signals")
