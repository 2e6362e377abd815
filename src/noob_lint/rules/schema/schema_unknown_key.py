"""A key that noob does not know, in the tube, a node, an asset or an input.

noob forbids unknown keys at every level since release 1000 and refuses the tube; before, it ignored
them. (`nodeinfo` in a node is ignored since 1003.)

Bad:
    nodes:
      a: {type: lab.read, parms: {x: 1}}

Good:
    nodes:
      a: {type: lab.read, params: {x: 1}}
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "schema-unknown-key",
    group="schema",
    severity=Severity.ERROR,
    summary="a key that noob does not know",
    effect=Effect.LOAD,
    fixes="unsafe",
    by_version=True,
    stage="schema",
)
