"""No node uses an asset.

noob creates the object all the same, unless its scope is `node`. References from disabled nodes
count as uses.

Bad:
    assets:
      cache: {type: dict, scope: runner}
    nodes:
      read: {type: mypackage.read}

Good:
    assets:
      cache: {type: dict, scope: runner}
    nodes:
      read: {type: mypackage.read, depends: [cache: assets.cache]}

Related:
    unused-input, unknown-asset
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import is_id
from noob_lint.tube.marks import Mark
from noob_lint.tube.mentions import likely_meant, mentioned
from noob_lint.tube.tube import Tube

RULE = Rule(
    "unused-asset",
    group="assets",
    severity=Severity.WARNING,
    summary="an asset that no node uses",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ASSETS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the assets with the references of all nodes, disabled ones included."""
    tube = facts.tube
    if tube.is_open("nodes"):
        return
    used = {reference.signal.text for _, reference in tube.references("assets")}
    unused = [
        asset
        for name, asset in tube.assets.items()
        if name not in used and is_id(name, tube.version.reserved)
    ]  # nothing can refer to one with an invalid id, which another rule reports
    meant = _meant(tube, used) if unused else set()  # most tubes need not be searched
    for asset in unused:
        if asset.name not in meant:
            cure = f"let a node depend on 'assets.{asset.name}', or remove it"
            yield Finding.at(asset.key, f"{asset.label} is unused: {cure}")


def _meant(tube: Tube, used: set[str]) -> set[str]:
    """The assets that nodes name somewhere, or that a misspelt reference is meant for."""
    nodes = tube.merged.get("nodes")
    meant = mentioned([] if nodes is None else [nodes], "asset")
    return meant | likely_meant(used, tube.asset_keys)
