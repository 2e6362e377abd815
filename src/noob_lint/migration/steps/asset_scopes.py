"""The scopes of assets that a release refuses.

All releases before 1000.0.0 know `runner` alone, although the specification of that time lists
`process` and `node` too.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Finding
from noob_lint.migration.model import ByHand, Item, Subject


def step(subject: Subject) -> Iterator[Item]:
    """Find the assets whose scope no release of the new version knows."""
    if not subject.gains("asset_depends_list"):
        return
    for asset in subject.tube.assets.values():
        scope = asset.text("scope")
        if scope is not None and scope.text in {"process", "node"}:
            message = f"no noob release before 1000 has the scope {scope.text!r} of {asset.label}"
            yield ByHand(Finding.at(scope, message))
