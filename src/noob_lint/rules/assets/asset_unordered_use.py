"""Nodes share an asset in no fixed order, and may change it.

Nodes that use the same asset with scope `runner` or `process` get one object. If one of them
changes it, what the others see depends on their order, which noob chooses where no dependency fixes
it.

`asset-unordered-mutation` reports changes that the code surely makes. This rule covers nodes whose
code cannot be read, or that pass the object on. Assets that cannot be changed and nodes that only
read an asset are not reported.

Bad:
    assets:
      log: {type: list, scope: runner}
    nodes:
      first: {type: mypackage.append, depends: [log: assets.log]}
      second: {type: mypackage.append, depends: [log: assets.log]}

Good:
    assets:
      log: {type: list, scope: runner}
    nodes:
      first: {type: mypackage.append, depends: [log: assets.log]}
      second: {type: mypackage.append, depends: [log: first.log]}

Options:
    The rule is opt-in: name it in `select` or `extend-select`. With more code within reach
    (`python` and `python-paths`) it reports less.

Related:
    asset-unordered-mutation, asset-node-scope-shared
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.asset_touches import unordered
from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "asset-unordered-use",
    group="assets",
    severity=Severity.INFO,
    summary="an asset that may be changed in no fixed order",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ASSETS}),
    opt_in=True,
)


def check(facts: Facts) -> Iterator[Finding]:
    """Find two users of an asset of which neither depends on the other; one pair is enough."""
    for asset, first, second in unordered(facts):
        if first.changes or second.changes:
            continue  # asset-unordered-mutation reports it
        message = (
            f"{asset.label} is used by nodes {first.user.name!r} and {second.user.name!r} in no "
            "fixed order; if either changes it, make one depend on the other"
        )
        related = Related.at(first.reference.node, "used here")
        more = Related.at(second.reference.node, "and here")
        yield Finding.at(asset.key, message, related, more)
