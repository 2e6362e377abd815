"""The file is not encoded as UTF-8, or has a character that YAML forbids.

noob opens tubes as UTF-8, and its parser refuses NUL and other control characters. A file in
another encoding also breaks the search for every other tube in the same directory.

Bad:
    (a file that is saved as Latin-1 or UTF-16, or has a NUL byte in it)

Good:
    description: naïve, but in UTF-8
    nodes: {a: {type: lab.read}}

Related:
    yaml-syntax
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "yaml-encoding",
    group="syntax",
    severity=Severity.ERROR,
    summary="a file that is not UTF-8, or a forbidden character",
    effect=Effect.LOAD,
    stage="syntax",
)
