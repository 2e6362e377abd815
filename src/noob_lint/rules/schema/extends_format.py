"""`extends` is not a list of tube ids or paths.

noob refuses a single string, and items that are not strings.

Bad:
    extends: base
    nodes: {a: {type: lab.read}}

Good:
    extends: [base]
    nodes: {a: {type: lab.read}}

Fix:
    Makes a single string the only item of a list. Safe: noob refuses the tube as it is. Replaces an
    item that is a list of one string with that string, which is unsafe: it is a guess.

Related:
    unknown-tube, extends-base-invalid

Versions:
    `extends` came with noob 1000. Before, noob ignores it: see `ignored-key`.
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "extends-format",
    group="schema",
    severity=Severity.ERROR,
    summary="an `extends` that is not a list of strings",
    effect=Effect.LOAD,
    fixes="safe or unsafe",
    stage="schema",
)
