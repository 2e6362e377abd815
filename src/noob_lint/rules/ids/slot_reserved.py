"""A slot has a name that noob keeps for itself.

A parameter that is called `assets`, `input`, `meta` or `tube` cannot be wired by keyword: wire it
by position, or rename it.

Bad:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show, depends: [input: a.value]}

Good:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show, depends: [a.value]}
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "slot-reserved",
    group="ids",
    severity=Severity.ERROR,
    summary="a slot name that noob keeps for itself",
    effect=Effect.LOAD,
    by_version=True,
    stage="schema",
)
