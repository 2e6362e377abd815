"""An asset has `depends`, but its scope is not `runner`.

`depends` stores a signal in the asset for the next epoch. An asset with scope `process` or `node`
is created anew before that. noob refuses to load the tube.

Bad:
    assets:
      total: {type: lab.Total, scope: process, depends: add.value}
    nodes:
      add: {type: lab.add, depends: [total: assets.total]}

Good:
    assets:
      total: {type: lab.Total, scope: runner, depends: add.value}
    nodes:
      add: {type: lab.add, depends: [total: assets.total]}

Fix:
    Writes `runner` as the scope. Unsafe: `depends` may be what is wrong.

Related:
    asset-depends-format, asset-node-scope-shared
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "asset-depends-scope",
    group="assets",
    severity=Severity.ERROR,
    summary="an asset with `depends` but not scope `runner`",
    effect=Effect.LOAD,
    fixes="unsafe",
    stage="schema",
)
