"""Names in noob's own modules that a version no longer has.

Found by importing all modules of the releases (`benchmarks.newrelease`): 1000.0.0 has dropped a few
of the nodes and assets in `noob.testing`. Nothing else that a tube can name has gone since.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Finding
from noob_lint.migration.model import ByHand, Item, Subject, named

_DROPPED = frozenset(
    f"noob.testing.{name}"
    for module, dropped in (
        ("assets", ("db_connection", "xarray_asset")),
        ("nodes", ("array_add_to_left", "read_db")),
    )
    for one in dropped
    for name in (one, f"{module}.{one}")
)


def step(subject: Subject) -> Iterator[Item]:
    """Find the nodes and assets whose type is gone."""
    if not subject.loses("asset_depends_list"):
        return
    for element in (*subject.tube.nodes.values(), *subject.tube.assets.values()):
        kind = element.text("type")
        if kind is not None and kind.text in _DROPPED:
            message = f"{named(subject.target)} has no {kind.text}: write your own {element.label}"
            yield ByHand(Finding.at(kind, message))
