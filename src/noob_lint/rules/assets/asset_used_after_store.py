"""A node uses an asset when it is being stored, or later.

The `depends` of an asset names the node that stores it for the next epoch. From then on the stored
object belongs to the next epoch, so another node may use the asset directly only if it runs in an
earlier generation. A node without dependencies is in generation 0; any other node is one generation
after the latest node that it depends on.

noob cannot build some of these tubes. The others run, but whatever the late node does to the object
also shows in the next epoch; those are warnings. Let the storing node, or one before it, pass the
object on.

Bad:
    assets:
      total: {type: mypackage.Total, scope: runner, depends: add.total}
    nodes:
      add: {type: mypackage.add, depends: [total: assets.total]}
      show:
        type: mypackage.show
        depends: [total: assets.total, count: add.count]

Good:
    assets:
      total: {type: mypackage.Total, scope: runner, depends: add.total}
    nodes:
      add: {type: mypackage.add, depends: [total: assets.total]}
      show:
        type: mypackage.show
        depends: [total: add.total, count: add.count]

Related:
    asset-depends-on-source, asset-unordered-mutation
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import VIRTUAL_SOURCES
from noob_lint.tube.asset_uses import is_return, stored
from noob_lint.tube.generations import checked_levels, is_certain, is_late
from noob_lint.tube.marks import Mark

RULE = Rule(
    "asset-used-after-store",
    group="assets",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="an asset used while it is stored, or later",
    effect=Effect.BUILD,
    needs=frozenset({Mark.UPDATES}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the generation of each user of an asset with that of the node that stores it."""
    tube = facts.tube
    placed = facts.generations
    checked = checked_levels(placed) if is_certain(tube) else frozenset()
    has_virtual = not VIRTUAL_SOURCES.isdisjoint(placed)
    for asset, reference, node in stored(tube):
        level = placed.get(node.name)
        if level is None or (level == 0 and has_virtual):
            continue  # it never runs; or noob fails, see asset-depends-on-source
        fails = level in checked
        if is_return(node) and not fails:
            continue
        for user, use in facts.users_of(asset):
            if not is_late(placed, user.name, node.name):
                continue
            same = placed[user.name] == placed[node.name]
            when = "while" if same else "after"
            what = "noob cannot build the tube" if fails else "changes reach the next epoch"
            message = (
                f"{user.label} uses {asset.label} {when} {node.label} stores it: {what}; "
                "take it from an earlier node"
            )
            severity = None if fails else Severity.WARNING
            related = Related.at(reference.node, f"{asset.name!r} is stored by {node.name!r}")
            yield Finding.at(use.signal, message, related, severity=severity)
