"""A node, asset or input has a name that noob keeps for itself.

Reserved are `assets`, `input` and `meta`, and since release 1000 `tube`. noob refuses the tube.

Bad:
    nodes:
      tube: {type: lab.read}

Good:
    nodes:
      child_tube: {type: lab.read}
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "id-reserved",
    group="ids",
    severity=Severity.ERROR,
    summary="an id that noob keeps for itself",
    effect=Effect.LOAD,
    by_version=True,
    stage="schema",
)
