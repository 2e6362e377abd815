"""Several assets are updated by the same signal.

They all become the one value that it emits, so a node that changes one of them changes the others
too.

Bad:
    assets:
      left: {type: list, scope: runner, depends: split.value}
      right: {type: list, scope: runner, depends: split.value}
    nodes:
      split:
        type: mypackage.split
        depends: [left: assets.left, right: assets.right]

Good:
    assets:
      left: {type: list, scope: runner, depends: split.left}
      right: {type: list, scope: runner, depends: split.right}
    nodes:
      split:
        type: mypackage.split
        depends: [left: assets.left, right: assets.right]

Related:
    asset-depends-unrelated, asset-used-after-store

Versions:
    noob 1000 updates only the last of several assets that one node updates, even through different
    signals. The others keep their value, so they are reported too.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.asset_uses import is_return, stored
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Element, Reference

RULE = Rule(
    "asset-shared-update",
    group="assets",
    severity=Severity.WARNING,
    summary="several assets updated by one signal",
    effect=Effect.REMARK,
    needs=frozenset({Mark.UPDATES}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Group the assets by what updates them; the first of each group is the related place."""
    tube = facts.tube
    by_node = tube.version.updates_last_asset_only
    first: dict[str, tuple[Element, Reference]] = {}
    for asset, reference, node in stored(tube):
        if is_return(node):
            continue
        source = node.name if by_node else reference.text
        other, place = first.setdefault(source, (asset, reference))
        if other is asset:
            continue
        message = f"assets {other.name!r} and {asset.name!r} are both updated by"
        if by_node:
            message = f"{message} {node.label}: noob 1000 updates only the last one"
        else:
            message = f"{message} {reference.text!r}, so they become the same object"
        yield Finding.at(
            reference.node, message, Related.at(place.node, f"{other.name!r} is updated here")
        )
