"""A `scope` does not exist.

An asset has the scope `runner`, `process` or `node`; an input has the scope `tube` or `process`.
noob compares exactly, so case matters, and refuses the tube.

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

Fix:
    Replaces the scope with the most similar one. Safe where only the case or blanks differ; unsafe
    otherwise: the name is a guess.

Related:
    schema-missing-key, asset-depends-scope
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "schema-enum",
    group="schema",
    severity=Severity.ERROR,
    summary="an unknown scope",
    effect=Effect.LOAD,
    fixes="safe or unsafe",
    stage="schema",
)
