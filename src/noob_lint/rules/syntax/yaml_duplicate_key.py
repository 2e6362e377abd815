"""A key, or the merge key `<<`, appears twice in one mapping.

noob refuses the file.

Bad:
    nodes:
      a: {type: lab.read}
      a: {type: lab.show}

Good:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show}

Fix:
    Removes the second key where both have the same value. Safe: both say the same.

Related:
    yaml-merge-value, duplicate-slot

Versions:
    Before noob 1000, the last value silently wins, which is a warning.
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "yaml-duplicate-key",
    group="syntax",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a key that appears twice in a mapping",
    effect=Effect.LOAD,
    fixes="safe",
    stage="syntax",
)


def before_1000(finding: Finding) -> Finding:
    """The same mistake for a release that keeps the last value."""
    message = finding.message.replace("noob refuses duplicate keys", "noob keeps only the last one")
    return finding._replace(message=message, severity=Severity.WARNING)
