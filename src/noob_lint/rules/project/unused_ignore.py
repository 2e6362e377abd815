"""An ignore comment suppresses nothing, or names an unknown rule.

What it suppressed is gone, or its name is misspelt and the finding is still there. Names of rules
that are not selected are left alone, and so are rules about code that could not be read.

Bad:
    nodes: {a: {type: lab.read}}  # noob-lint: ignore[unknown-node]

Good:
    nodes: {a: {type: lab.show, depends: [b.value]}}  # noob-lint: ignore[unknown-node] see #12

Fix:
    Removes the name, or the whole comment if no name is left. Safe: it suppresses nothing. Replaces
    an unknown rule with the most similar one, which is unsafe: the name is a guess.

Options:
    The settings that select rules decide which names are left alone.
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "unused-ignore",
    group="project",
    severity=Severity.WARNING,
    summary="an ignore comment that suppresses nothing",
    effect=Effect.REMARK,
    fixes="safe or unsafe",
    stage="text",
)
