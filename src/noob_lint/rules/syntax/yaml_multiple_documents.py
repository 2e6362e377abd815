"""A second YAML document starts in the file.

noob reads one tube from one file and refuses a file with several documents. Only the first document
is checked further.

Bad:
    nodes: {a: {type: lab.read}}
    ---
    nodes: {b: {type: lab.read}}

Good:
    nodes: {a: {type: lab.read}}

Related:
    yaml-syntax
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "yaml-multiple-documents",
    group="syntax",
    severity=Severity.ERROR,
    summary="more than one document",
    effect=Effect.LOAD,
    stage="syntax",
)
