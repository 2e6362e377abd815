"""The file is empty, or has nothing but comments.

noob fails with an AttributeError that names neither the file nor the reason.

Bad:
    # nothing here yet

Good:
    nodes: {a: {type: lab.read}}

Related:
    yaml-root-not-mapping, no-nodes
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "yaml-empty-document",
    group="syntax",
    severity=Severity.ERROR,
    summary="an empty file",
    effect=Effect.LOAD,
    stage="syntax",
)
