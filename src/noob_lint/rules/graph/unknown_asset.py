"""A node depends on an asset that does not exist.

noob refuses the tube.

Bad:
    nodes:
      a: {type: lab.show, depends: [assets.store]}

Good:
    assets:
      store: {type: lab.Store, scope: runner}
    nodes:
      a: {type: lab.show, depends: [assets.store]}
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
    summary="a reference to an asset that is not there",
    effect=Effect.LOAD,
    needs=frozenset({Mark.DEPENDS}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look the assets up; a tube that extends others may get them from there."""
    tube = facts.tube
    if tube.is_open("assets"):
        return
    for node, reference in tube.references("assets"):
        if reference.signal.text not in tube.asset_keys:
            yield unknown("asset", f"{node.label} depends on", reference.signal, tube.asset_keys)
