"""A node, asset or input has a name that noob reserves.

Reserved are `assets`, `input`, `meta` and `tube`. noob refuses to load the tube.

Bad:
    nodes:
      input: {type: lab.read_frame}

Good:
    nodes:
      camera: {type: lab.read_frame}

Related:
    slot-reserved, param-reserved, input-id-self

Versions:
    `tube` is reserved since noob 1000.
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "id-reserved",
    group="ids",
    severity=Severity.ERROR,
    summary="an id that noob reserves",
    effect=Effect.LOAD,
    by_version=True,
    stage="schema",
)
