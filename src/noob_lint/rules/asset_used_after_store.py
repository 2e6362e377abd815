"""A node uses an asset at the time it is stored, or later.

The `depends` of an asset names the node that stores it for the next epoch. From then on the stored
object belongs to that epoch, so no other node may use the asset directly unless it runs in an
earlier generation, where a node's generation is 0 without dependencies, and one more than its
highest source otherwise. noob refuses some of these tubes. The others run, and whatever the late
node does to the object is in the next epoch as well: those are warnings. Let the storing node pass
the object on instead.

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

from noob_lint.diagnostic import Finding, Related, Severity
from noob_lint.generations import VIRTUAL, after_store, checked_by_noob, generations, is_certain
from noob_lint.tube import Tube
from noob_lint.uses import asset_users, is_return, stored


def check(tube: Tube) -> Iterator[Finding]:
    """Compare the generation of each user of an asset with that of the node that stores it."""
    updates = list(stored(tube))
    if not updates:
        return
    placed = generations(tube)
    certain = is_certain(tube)
    for asset, reference, node in updates:
        if node.name not in placed:
            continue
        checked = checked_by_noob(placed, node.name)
        if not checked.isdisjoint(VIRTUAL):
            continue  # noob fails for another reason, see asset-depends-on-source
        late = after_store(placed, node.name)
        for user, use in asset_users(tube, asset):
            fails = certain and user.name in checked
            if user.name not in late or (is_return(node) and not fails):
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
