"""A value has the wrong type, such as a list in place of a mapping.

noob refuses the tube.

Bad:
    nodes:
      a: {type: lab.read, params: [1, 2]}

Good:
    nodes:
      a: {type: lab.read, params: {x: 1, y: 2}}

Fix:
    Quotes a `description` that is read as a number, a boolean or a date. Safe: noob refuses the
    tube as it is. Replaces a list of one string with that string, which is unsafe: the list may
    be in the wrong place.

Related:
    schema-enum, depends-format, extends-format, params-key-not-string

Versions:
    `params` of an asset can be a list since noob 1000, and `enabled` can be `input.<id>` since
    noob 1001.
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "schema-type",
    group="schema",
    severity=Severity.ERROR,
    summary="a value of the wrong type",
    effect=Effect.LOAD,
    fixes="safe or unsafe",
    by_version=True,
    stage="schema",
)
