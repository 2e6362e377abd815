"""Nodes share an asset, one of them changes it, and nothing says which of them runs first.

Nodes that use the same asset of scope `runner` or `process` get one object. When one of them
changes it, what the others see depends on their order, which noob chooses where no dependency fixes
it. Let the first node pass the object on to the next. Only what the code of the nodes surely
changes counts: `asset-unordered-use` reports the assets where that is unknown.

In lab.py:
    def note(log: list, value: int) -> None:
        log.append(value)

    def count(log: list) -> int:
        return len(log)

Bad:
    input:
      x: {type: int, scope: process}
    assets:
      log: {type: list, scope: runner}
    nodes:
      a: {type: lab.note, depends: [log: assets.log, value: input.x]}
      b: {type: lab.count, depends: [log: assets.log]}

Good:
    assets:
      log: {type: list, scope: runner}
    nodes:
      a: {type: lab.count, depends: [log: assets.log]}
      b: {type: lab.count, depends: [log: assets.log]}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.asset_touches import unordered
from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.common import pointing
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "asset-unordered-mutation",
    group="assets",
    severity=Severity.WARNING,
    summary="an asset that is changed by nodes in no fixed order",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ASSETS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Find a node that changes an asset, and one that is not ordered with it; one is enough."""
    if facts.code is None:
        return
    for asset, first, second in unordered(facts):
        one, other = (first, second) if first.changes else (second, first)
        if not one.changes:
            continue
        message = (
            f"{asset.label} is changed by node {one.user.name!r} and used by node "
            f"{other.user.name!r}, and nothing fixes which of them runs first"
        )
        related = Related.at(one.reference.node, "used here")
        more = Related.at(other.reference.node, "and here")
        yield Finding.at(asset.key, message, related, more, *pointing(one.place, "changed here"))
