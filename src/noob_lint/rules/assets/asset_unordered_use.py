"""Nodes share an asset in no fixed order, and it cannot be told whether they change it.

Nodes that use the same asset of scope `runner` or `process` get one object. If one of them changes
it, what the others see depends on their order, which noob chooses where no dependency fixes it.
`asset-unordered-mutation` reports what the code surely changes. This rule is about nodes whose code
is not read, or passes the object on. An asset that nobody can change, and nodes that only read
it, are not reported.

Bad:
    assets:
      log: {type: list, scope: runner}
    nodes:
      a: {type: mypackage.append, depends: [log: assets.log]}
      b: {type: mypackage.append, depends: [log: assets.log]}

Good:
    assets:
      log: {type: list, scope: runner}
    nodes:
      a: {type: mypackage.append, depends: [log: assets.log]}
      b: {type: mypackage.append, depends: [log: a.log]}
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
    summary="an asset that nodes in no fixed order may change",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ASSETS}),
    opt_in=True,
)


def check(facts: Facts) -> Iterator[Finding]:
    """Find two users of an asset of which neither depends on the other; one pair is enough."""
    for asset, first, second in unordered(facts):
        if first.changes or second.changes:
            continue  # asset-unordered-mutation tells
        message = (
            f"{asset.label} is used by nodes {first.user.name!r} and {second.user.name!r}, and "
            "nothing fixes which of them runs first: if one changes the object, let it pass it on "
            "to the other"
        )
        related = Related.at(first.reference.node, "used here")
        more = Related.at(second.reference.node, "and here")
        yield Finding.at(asset.key, message, related, more)
