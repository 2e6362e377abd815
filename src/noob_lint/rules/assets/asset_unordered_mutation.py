"""A node changes an asset that another node uses, and no dependency fixes their order.

Nodes that use the same asset with scope `runner` or `process` get one object. When one of them
changes it, what the others see depends on their order, which noob chooses where no dependency fixes
it. Let the first node pass the object on to the next one.

Only changes that the code of the nodes surely makes are reported; `asset-unordered-use` covers the
rest.

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
      note: {type: lab.note, depends: [log: assets.log, value: input.x]}
      count: {type: lab.count, depends: [log: assets.log]}

Good:
    assets:
      log: {type: list, scope: runner}
    nodes:
      count: {type: lab.count, depends: [log: assets.log]}
      again: {type: lab.count, depends: [log: assets.log]}

Options:
    Changes are found only where the code of the nodes can be read, which the settings `python` and
    `python-paths` decide.

Related:
    asset-unordered-use, asset-node-scope-shared, asset-used-after-store
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
    summary="an asset that is changed in no fixed order",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ASSETS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Find a node that changes an asset, and one in no order with it; one pair is enough."""
    if facts.code is None:
        return  # nothing is known to change, and need not be looked for
    for asset, first, second in unordered(facts):
        one, other = (first, second) if first.changes else (second, first)
        if not one.changes:
            continue
        message = (
            f"{asset.label} is changed by node {one.user.name!r} and used by node "
            f"{other.user.name!r}, in no fixed order; make one depend on the other"
        )
        related = Related.at(one.reference.node, "used here")
        more = Related.at(other.reference.node, "and here")
        yield Finding.at(asset.key, message, related, more, *pointing(one.place, "changed here"))
