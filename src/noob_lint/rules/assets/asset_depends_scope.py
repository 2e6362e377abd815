"""An asset has `depends`, but does not live as long as the runner.

`depends` stores a signal in the asset for the next epoch. An asset with scope `process` or `node`
is made anew before that, and noob refuses the tube.

Bad:
    assets:
      store: {type: lab.Store, scope: process, depends: a.value}
    nodes:
      a: {type: lab.show, depends: [assets.store]}

Good:
    assets:
      store: {type: lab.Store, scope: runner, depends: a.value}
    nodes:
      a: {type: lab.show, depends: [assets.store]}
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "asset-depends-scope",
    group="assets",
    severity=Severity.ERROR,
    summary="`depends` without scope runner",
    effect=Effect.LOAD,
    fixes="unsafe",
    stage="schema",
)
