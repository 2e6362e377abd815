"""Several nodes use an asset with scope `node`.

noob creates a new object for every call of every such node, so no node sees what another one does
to it. To share one object, use scope `process` or `runner`.

Bad:
    assets:
      cache: {type: dict, scope: node}
    nodes:
      write: {type: mypackage.write, depends: [cache: assets.cache]}
      read:
        type: mypackage.read
        depends: [cache: assets.cache, after: write.value]

Good:
    assets:
      cache: {type: dict, scope: process}
    nodes:
      write: {type: mypackage.write, depends: [cache: assets.cache]}
      read:
        type: mypackage.read
        depends: [cache: assets.cache, after: write.value]

Related:
    asset-unordered-mutation, asset-unordered-use
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import listed
from noob_lint.tube.marks import Mark

RULE = Rule(
    "asset-node-scope-shared",
    group="assets",
    severity=Severity.WARNING,
    summary="an asset with scope `node` that several nodes use",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ASSETS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Count the nodes that use each such asset."""
    for asset in facts.tube.assets.values():
        scope = asset.text("scope")
        if scope is None or scope.text != "node":
            continue
        users = facts.users_of(asset)
        if len(users) > 1:
            names = listed(user.name for user, _ in users)
            message = (
                f"{asset.label} has scope 'node', so {names} do not share it; use scope "
                "'process' or 'runner'"
            )
            related = (Related.at(use.node, f"used by {user.name!r}") for user, use in users)
            yield Finding.at(asset.key, message, *related)
