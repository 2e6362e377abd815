"""An asset is updated once per item of a map.

A `map` node emits the items of a sequence one by one, and everything that depends on it runs once
per item. An asset that is updated by such a node keeps only the value of the last item. Gather the
items first.

Nothing is reported where the node gets the asset object itself, since its changes to that object
are not lost.

Bad:
    assets:
      best: {type: mypackage.Best, scope: runner, depends: score.value}
    nodes:
      files: {type: mypackage.files, depends: [best: assets.best]}
      each: {type: map, depends: [value: files.value]}
      score: {type: mypackage.score, depends: [file: each.value]}

Good:
    assets:
      best: {type: mypackage.Best, scope: runner, depends: choose.value}
    nodes:
      files: {type: mypackage.files, depends: [best: assets.best]}
      each: {type: map, depends: [value: files.value]}
      score: {type: mypackage.score, depends: [file: each.value]}
      all: {type: gather, depends: [value: score.value, n: each.n]}
      choose: {type: mypackage.choose, depends: [scores: all.value]}

Related:
    asset-depends-unrelated, return-in-map
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.support.graph import reachable
from noob_lint.tube.asset_uses import is_per_item, stored
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Element

RULE = Rule(
    "asset-depends-in-map",
    group="assets",
    severity=Severity.WARNING,
    summary="an asset updated once per item of a map",
    effect=Effect.REMARK,
    needs=frozenset({Mark.MAP}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Find updating nodes below a map without a gather between, and maps that update assets."""
    for asset, reference, node in stored(facts.tube):
        if is_per_item(facts, reference) and not _gets_whole(facts, asset, node):
            message = (
                f"{asset.label} is updated by {node.label} for each item of a map, so it keeps "
                "only the last; gather the items first"
            )
            yield Finding.at(reference.node, message)


def _gets_whole(facts: Facts, asset: Element, node: Element) -> bool:
    """Whether the object of the asset reaches the node, other than as items of a map."""
    users = {user.name for user, _ in facts.users_of(asset)}
    flow, sources = facts.flow, facts.upstream
    if flow.kinds[node.name] == "map":
        return False
    whole = (link.source for link in flow.incoming[node.name] if not flow.items(link))
    return node.name in users or any(users & reachable(sources, name) for name in whole)
