"""A slot has a name that noob reserves.

noob refuses to load the tube. A parameter called `assets`, `input`, `meta` or `tube` cannot be
wired by keyword: wire it by position, or rename it.

Bad:
    nodes:
      camera: {type: lab.read_frame}
      show: {type: lab.show, depends: [input: camera.value]}

Good:
    nodes:
      camera: {type: lab.read_frame}
      show: {type: lab.show, depends: [camera.value]}

Related:
    id-reserved, slot-reserved-runner

Versions:
    `tube` is reserved since noob 1000.
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "slot-reserved",
    group="ids",
    severity=Severity.ERROR,
    summary="a slot name that noob reserves",
    effect=Effect.LOAD,
    by_version=True,
    stage="schema",
)
