"""What a `map` node emits.

In noob 0.0.x it passes its list on as one event. Since 1000.0.0 it emits each item in an epoch of
its own, and the number of items as the signal `n`.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Finding
from noob_lint.migration.model import ByHand, Item, Subject, named
from noob_lint.spec.names import special_type


def step(subject: Subject) -> Iterator[Item]:
    """Find the maps that may run."""
    if not subject.changes("map_emits_n"):
        return
    does = "emits the items one by one" if subject.target.map_emits_n else "emits the whole list"
    for node in subject.tube.nodes.values():
        if special_type(node.type) == "map" and node.takes_part:
            message = f"map {node.name!r} of {named(subject.target)} {does}: rewire what follows"
            yield ByHand(Finding.at(node.key, message))
