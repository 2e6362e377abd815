"""An alias (`*name`) has no anchor (`&name`) before it.

noob's parser refuses the file. A string that starts with an asterisk, such as a file pattern, needs
quotes.

Bad:
    nodes:
      a: {type: lab.read, params: *defaults}

Good:
    nodes:
      a: {type: lab.read, params: &defaults {x: 1}}
      b: {type: lab.read, params: *defaults}

Fix:
    Replaces the name with the most similar anchor before it. Unsafe: the name is a guess.

Related:
    unused-anchor, yaml-merge-value
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "yaml-undefined-alias",
    group="syntax",
    severity=Severity.ERROR,
    summary="an alias without an anchor",
    effect=Effect.LOAD,
    fixes="unsafe",
    stage="syntax",
)
