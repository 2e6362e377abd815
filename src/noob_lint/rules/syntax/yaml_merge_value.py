"""The merge key `<<` has a value that cannot be merged.

It takes an alias of a mapping, or a list of such aliases; noob's parser refuses everything else.

Bad:
    nodes:
      a: {type: lab.read, params: &defaults [1, 2]}
      b: {type: lab.read, params: {<<: *defaults}}

Good:
    nodes:
      a: {type: lab.read, params: &defaults {x: 1}}
      b: {type: lab.read, params: {<<: *defaults, y: 2}}

Related:
    yaml-undefined-alias, yaml-duplicate-key
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "yaml-merge-value",
    group="syntax",
    severity=Severity.ERROR,
    summary="a `<<` whose value cannot be merged",
    effect=Effect.LOAD,
    stage="syntax",
)
