"""A section (`nodes`, `assets` or `input`) is empty.

noob refuses null here with an assertion that has no message. Write `{}`, or remove the key. The
entries of the section may just need to be indented.

Bad:
    assets:
    nodes:
      a: {type: lab.read}

Good:
    assets: {}
    nodes:
      a: {type: lab.read}

Fix:
    Writes `{}`. Safe: noob refuses the tube as it is. There is no fix where a key at the top level
    looks as if it belongs in the section.

Related:
    no-nodes, schema-type
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "schema-section-null",
    group="schema",
    severity=Severity.ERROR,
    summary="an empty section",
    effect=Effect.LOAD,
    fixes="safe",
    stage="schema",
)
