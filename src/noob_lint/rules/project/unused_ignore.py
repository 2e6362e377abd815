"""An ignore comment that silences nothing, or names no rule.

What it silenced is gone, or its name has a typo and the finding is still there. (Names of rules
that are not selected are left alone, as are those of rules about code that could not be read.)

Bad:
    nodes: {a: {type: lab.read}}  # noob-lint: ignore[unknown-node]

Good:
    nodes: {a: {type: lab.show, depends: [b.value]}}  # noob-lint: ignore[unknown-node] see #12
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "unused-ignore",
    group="project",
    severity=Severity.WARNING,
    summary="an ignore comment for nothing",
    effect=Effect.REMARK,
    fixes="safe or unsafe",
    stage="text",
)
