"""A value of the wrong kind: a list where a mapping belongs, a number where a text does.

noob refuses the tube.

Bad:
    nodes:
      a: {type: lab.read, params: [1, 2]}

Good:
    nodes:
      a: {type: lab.read, params: {x: 1, y: 2}}
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "schema-type",
    group="schema",
    severity=Severity.ERROR,
    summary="a value of the wrong kind",
    effect=Effect.LOAD,
    fixes="safe or unsafe",
    by_version=True,
    stage="schema",
)
