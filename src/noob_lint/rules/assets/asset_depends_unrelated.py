"""An asset is updated by a node that does not use it, directly or through other nodes.

The object of the asset is discarded after the first epoch and replaced by a value that was not made
from it. That is right where a node is meant to see a value of the previous epoch, but a wrong
reference looks the same.

Bad:
    assets:
      state: {type: mypackage.State, scope: runner, depends: measure.value}
    nodes:
      camera: {type: mypackage.frame}
      mask: {type: mypackage.mask, depends: [frame: camera.value]}
      measure: {type: mypackage.measure, depends: [frame: mask.value]}
      step: {type: mypackage.step, depends: [state: assets.state]}

Good:
    assets:
      state: {type: mypackage.State, scope: runner, depends: step.value}
    nodes:
      camera: {type: mypackage.frame}
      step:
        type: mypackage.step
        depends: [state: assets.state, frame: camera.value]

Related:
    asset-depends-on-source, asset-shared-update, asset-depends-unknown-node
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.support.graph import reachable
from noob_lint.tube.asset_uses import (
    is_per_item,
    is_return,
    stored,
)
from noob_lint.tube.generations import is_late
from noob_lint.tube.marks import Mark

RULE = Rule(
    "asset-depends-unrelated",
    group="assets",
    severity=Severity.INFO,
    summary="an asset updated by a node that does not use it",
    effect=Effect.REMARK,
    needs=frozenset({Mark.UPDATES}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look for a use of the asset on the way to the node that updates it."""
    placed = facts.generations
    sources = facts.upstream
    for asset, reference, node in stored(facts.tube):
        users = facts.users_of(asset)
        names = {user.name for user, _ in users}
        is_told = is_return(node) or not placed.get(node.name) or is_per_item(facts, reference)
        if not names or is_told or any(is_late(placed, name, node.name) for name in names):
            continue  # another rule reports it
        if names.isdisjoint(reachable(sources, node.name)):
            message = (
                f"{asset.label} is replaced by what {node.label} emits, but no node up to "
                f"{node.name!r} uses the asset"
            )
            related = Related.at(users[0][1].node, "the asset is used here")
            yield Finding.at(reference.node, message, related)
