"""A node depends on an asset that does not exist.

noob refuses to load the tube.

Bad:
    assets:
      store: {type: lab.Store, scope: runner}
    nodes:
      save: {type: lab.save, depends: [store: assets.stroe]}

Good:
    assets:
      store: {type: lab.Store, scope: runner}
    nodes:
      save: {type: lab.save, depends: [store: assets.store]}

Fix:
    Replaces the name with the most similar one among the assets of the tube. Unsafe: the name is a
    guess.

Related:
    unknown-node, unknown-input, unused-asset
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import unknown
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "unknown-asset",
    group="graph",
    severity=Severity.ERROR,
    summary="a reference to an asset that does not exist",
    effect=Effect.LOAD,
    needs=frozenset({Mark.DEPENDS}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look the assets up; a tube with an unknown base may get them from there."""
    tube = facts.tube
    if tube.is_open("assets"):
        return
    for node, reference in tube.references("assets"):
        if reference.signal.text not in tube.asset_keys:
            yield unknown("asset", f"{node.label} depends on", reference.signal, tube.asset_keys)
