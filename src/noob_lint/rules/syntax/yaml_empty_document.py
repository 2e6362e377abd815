"""The file is empty, or holds nothing but comments.

noob fails on it with an AttributeError that names neither the file nor the reason.

Bad:
    # nothing here yet

Good:
    nodes: {a: {type: lab.read}}
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "yaml-empty-document",
    group="syntax",
    severity=Severity.ERROR,
    summary="nothing in the file",
    effect=Effect.LOAD,
    stage="syntax",
)
