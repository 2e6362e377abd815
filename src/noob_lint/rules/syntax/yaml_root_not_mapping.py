"""The document is a list or a single value, but a tube is a mapping.

noob fails with an AttributeError that names neither the file nor the reason.

Bad:
    - type: lab.read

Good:
    nodes: {a: {type: lab.read}}

Related:
    yaml-empty-document, yaml-syntax
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "yaml-root-not-mapping",
    group="syntax",
    severity=Severity.ERROR,
    summary="a list or single value instead of a tube",
    effect=Effect.LOAD,
    stage="syntax",
)
