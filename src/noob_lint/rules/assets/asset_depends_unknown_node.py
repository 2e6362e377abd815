"""An asset depends on a node that does not exist.

noob does not check this: the tube runs, and the asset is never updated.

Bad:
    assets:
      total: {type: lab.Total, scope: runner, depends: ad.value}
    nodes:
      add: {type: lab.add, depends: [total: assets.total]}

Good:
    assets:
      total: {type: lab.Total, scope: runner, depends: add.value}
    nodes:
      add: {type: lab.add, depends: [total: assets.total]}

Fix:
    Replaces the name with the most similar one among the nodes of the tube. Unsafe: the name is a
    guess.

Related:
    unknown-node, unknown-signal, asset-depends-not-node
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import asset_dependencies, respell
from noob_lint.rules.rule import Rule
from noob_lint.support.similar import nearest
from noob_lint.tube.marks import Mark

RULE = Rule(
    "asset-depends-unknown-node",
    group="assets",
    severity=Severity.WARNING,
    summary="an asset that depends on a node that does not exist",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ASSETS}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look the sources up among the nodes; a tube with an unknown base may get them from there."""
    tube = facts.tube
    if tube.is_open("nodes"):
        return
    for asset, dependency in asset_dependencies(facts):
        reference = dependency.reference
        if reference is None or reference.node.text in tube.version.reserved:
            continue
        name = reference.node.text
        if name not in tube.node_keys:
            near = nearest(name, tube.node_keys)
            hint = f": did you mean {near!r}?" if near else ": it is never updated"
            message = f"{asset.label} depends on node {name!r}, which does not exist{hint}"
            yield Finding.at(reference.node, message, fix=respell(reference.node, near))
