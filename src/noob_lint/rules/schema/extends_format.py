"""`extends` is not a list of tube ids or paths.

noob refuses a single text, and items that are no texts.

Bad:
    extends: base
    nodes: {a: {type: lab.read}}

Good:
    extends: [base]
    nodes: {a: {type: lab.read}}
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "extends-format",
    group="schema",
    severity=Severity.ERROR,
    summary="an `extends` that is no list of texts",
    effect=Effect.LOAD,
    fixes="safe or unsafe",
    stage="schema",
)
