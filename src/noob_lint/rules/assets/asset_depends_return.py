"""An asset depends on a return node.

A return node hands values to the caller and emits no signals. noob does not check this: the tube
runs, and the asset is never updated.

Bad:
    assets:
      total: {type: lab.Total, scope: runner, depends: result.value}
    nodes:
      add: {type: mypackage.add, depends: [total: assets.total]}
      result: {type: return, depends: add.value}

Good:
    assets:
      total: {type: lab.Total, scope: runner, depends: add.value}
    nodes:
      add: {type: mypackage.add, depends: [total: assets.total]}
      result: {type: return, depends: add.value}

Related:
    depends-on-return, asset-depends-unknown-node
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.asset_uses import is_return, stored
from noob_lint.tube.marks import Mark

RULE = Rule(
    "asset-depends-return",
    group="assets",
    severity=Severity.WARNING,
    summary="an asset that depends on a return node",
    effect=Effect.REMARK,
    needs=frozenset({Mark.UPDATES}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look at the type of the nodes that update assets."""
    for asset, reference, node in stored(facts.tube):
        if is_return(node):
            message = (
                f"{asset.label} depends on return {node.label}, which emits nothing: it is never "
                "updated; depend on what is returned"
            )
            yield Finding.at(reference.node, message, Related.at(node.key, "the return node"))
