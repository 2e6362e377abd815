"""A `scope` that does not exist.

An asset lives in scope `runner`, `process` or `node`; an input belongs to scope `tube` or
`process`. noob compares exactly, so case matters.

Bad:
    assets:
      store: {type: lab.Store, scope: Runner}
    nodes:
      a: {type: lab.show, depends: [assets.store]}

Good:
    assets:
      store: {type: lab.Store, scope: runner}
    nodes:
      a: {type: lab.show, depends: [assets.store]}
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "schema-enum",
    group="schema",
    severity=Severity.ERROR,
    summary="a scope that does not exist",
    effect=Effect.LOAD,
    fixes="safe or unsafe",
    stage="schema",
)
