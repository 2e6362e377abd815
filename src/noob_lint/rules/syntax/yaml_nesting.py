"""The document is nested too deeply, or its aliases expand to too many values.

noob ends in a RecursionError at about 250 levels. Aliases of aliases of aliases multiply: ten lines
can stand for billions of values ("billion laughs"), more than any reader can handle. It is a
warning where only aliases make it that deep: noob reads the file, but noob-lint cannot check it.

Bad:
    (a list in a list in a list, 251 times)

Good:
    nodes: {a: {type: lab.read}}

Related:
    yaml-recursive-alias, yaml-too-large
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "yaml-nesting",
    group="syntax",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="nesting too deep, or too many aliases",
    effect=Effect.LOAD,
    stage="syntax",
)
