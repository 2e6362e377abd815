"""A node uses an asset at the time it is stored, or later.

The `depends` of an asset names the node that stores it for the next epoch. From then on the stored
object belongs to that epoch, so no other node may use the asset directly unless it runs in an
earlier generation. (A node without dependencies is in generation 0, any other node one generation
after the latest that it depends on.) noob refuses some of these tubes. The others run, and whatever
the late node does to the object is in the next epoch as well: those are warnings. Let the storing
node pass the object on instead.

Bad:
    assets:
      total: {type: mypackage.Total, scope: runner, depends: add.total}
    nodes:
      add: {type: mypackage.add, depends: [total: assets.total]}
      show: {type: mypackage.show, depends: [total: assets.total, count: add.count]}

Good:
    assets:
      total: {type: mypackage.Total, scope: runner, depends: add.total}
    nodes:
      add: {type: mypackage.add, depends: [total: assets.total]}
      show: {type: mypackage.show, depends: [total: add.total, count: add.count]}
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
    summary="an asset used once it is stored",
    effect=Effect.BUILD,
    needs=frozenset({Mark.UPDATES}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the generation of each user of an asset with that of the node that stores it."""
    tube = facts.tube
    updates = list(stored(tube))
    if not updates:
        return
    placed = facts.generations
    checked = checked_levels(placed) if is_certain(tube) else frozenset()
    has_virtual = not VIRTUAL_SOURCES.isdisjoint(placed)
    for asset, reference, node in updates:
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
            when = "in the same generation as" if same else "after"
            what = "noob refuses that" if fails else "its changes leak into the next epoch"
            message = (
                f"{user.label} uses {asset.label} directly, but runs {when} {node.label}, which "
                f"stores it: {what}; let an earlier node pass the object on"
            )
            severity = None if fails else Severity.WARNING
            related = Related.at(reference.node, f"{asset.name!r} is stored by {node.name!r}")
            yield Finding.at(use.signal, message, related, severity=severity)
