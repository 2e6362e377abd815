"""An asset is updated by a node that has no dependencies.

noob looks for nodes that use an asset after it was stored. Where the storing node has no
dependencies, that search trips over the inputs and assets that other nodes use, and noob cannot
build the tube (`KeyError: 'assets'` or `KeyError: 'input'`). It is a warning where an input enables
or disables nodes, since then it depends on that input.

Let a later node store the asset, and let the nodes that use the asset run before that one.

Bad:
    assets:
      seen: {type: lab.Store, scope: runner, depends: camera.value}
    nodes:
      camera: {type: mypackage.frame}
      show: {type: mypackage.show, depends: [seen: assets.seen]}

Good:
    assets:
      seen: {type: lab.Store, scope: runner, depends: note.value}
    nodes:
      camera: {type: mypackage.frame}
      note:
        type: mypackage.note
        depends: [frame: camera.value, seen: assets.seen]

Related:
    asset-used-after-store, asset-depends-unrelated
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import VIRTUAL_SOURCES
from noob_lint.tube.asset_uses import stored
from noob_lint.tube.generations import is_certain
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Reference

RULE = Rule(
    "asset-depends-on-source",
    group="assets",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="an asset updated by a node without dependencies",
    effect=Effect.BUILD,
    needs=frozenset({Mark.UPDATES}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Find updating nodes of generation 0 in tubes whose nodes use an asset or an input."""
    tube = facts.tube
    placed = facts.generations
    virtual = _virtual_use(facts) if not VIRTUAL_SOURCES.isdisjoint(placed) else None
    severity = None if is_certain(tube) else Severity.WARNING
    for asset, reference, node in stored(tube):
        if virtual is not None and placed.get(node.name) == 0:
            end = " if every node is enabled" if severity else "; use a later node"
            message = (
                f"{asset.label} is updated by {node.label}, which depends on nothing: noob cannot "
                f"build the tube{end}"
            )
            related = Related.at(virtual.node, "a node uses an input or asset here")
            yield Finding.at(reference.node, message, related, severity=severity)


def _virtual_use(facts: Facts) -> Reference:
    """The first use; there is one, since only uses give inputs and assets a generation."""
    uses = (use for source in ("assets", "input") for use in facts.tube.references(source))
    return next(use for node, use in uses if node.takes_part)
