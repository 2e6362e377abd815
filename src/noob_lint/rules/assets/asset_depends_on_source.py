"""An asset is updated by a node that depends on nothing.

noob looks for nodes that use an asset after it was stored. Where the storing node has no
dependencies, that search trips over the inputs and assets that other nodes use, and the tube cannot
be built (`KeyError: 'assets'` or `'input'`). Let another node that depends on this one store the
asset, and let the nodes that use the asset run before that.

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
      note: {type: mypackage.note, depends: [frame: camera.value, seen: assets.seen]}
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
    summary="an asset fed by a node without dependencies",
    effect=Effect.BUILD,
    needs=frozenset({Mark.UPDATES}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Find updating nodes of generation 0 in tubes whose nodes use an asset or an input."""
    tube = facts.tube
    updates = list(stored(tube))
    if not updates:
        return
    placed = facts.generations
    virtual = _virtual_use(facts) if not VIRTUAL_SOURCES.isdisjoint(placed) else None
    severity = None if is_certain(tube) else Severity.WARNING
    for asset, reference, node in updates:
        if virtual is not None and placed.get(node.name) == 0:
            message = (
                f"{asset.label} is updated by {node.label}, which depends on nothing: noob cannot "
                f"build such a tube when a node uses an asset or an input ({virtual.text!r}); let "
                f"a node that depends on {node.name!r} update it"
            )
            related = Related.at(virtual.node, "used here")
            yield Finding.at(reference.node, message, related, severity=severity)


def _virtual_use(facts: Facts) -> Reference | None:
    uses = (use for source in ("assets", "input") for use in facts.tube.references(source))
    return next((use for node, use in uses if node.takes_part), None)
