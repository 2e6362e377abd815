"""Several assets that one node updates.

noob 1000.0.0 and 1000.1.0 keep one asset for each node, so only the last one in the file is
updated, through whatever signals. Since 1001.0.0 all of them are.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Finding
from noob_lint.migration.model import ByHand, Item, Subject, named
from noob_lint.tube.asset_uses import stored
from noob_lint.tube.tube import Element


def step(subject: Subject) -> Iterator[Item]:
    """Find the assets that begin or cease to be updated."""
    if subject.gains("updates_last_asset_only"):
        does = "no longer updates the former"
    elif subject.loses("updates_last_asset_only"):
        does = "begins to update the former"
    else:
        return
    by_node: dict[str, list[Element]] = {}
    for asset, _, node in stored(subject.facts.tube):
        by_node.setdefault(node.name, []).append(asset)
    for name, (*others, last) in by_node.items():
        for asset in others:
            if subject.is_own(asset):
                message = f"node {name!r} feeds {asset.label} and {last.label}: "
                message += f"{named(subject.target)} {does}"
                yield ByHand(Finding.at(asset.key, message))
