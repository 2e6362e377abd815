"""`nodes`, `assets` or `input` with nothing below it.

noob refuses null here, with an assertion that has no text. Write `{}`, or leave the key out.

Bad:
    assets:
    nodes:
      a: {type: lab.read}

Good:
    assets: {}
    nodes:
      a: {type: lab.read}
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "schema-section-null",
    group="schema",
    severity=Severity.ERROR,
    summary="a section with nothing below it",
    effect=Effect.LOAD,
    fixes="safe",
    stage="schema",
)
