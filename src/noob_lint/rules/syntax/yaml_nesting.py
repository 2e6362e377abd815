"""The document nests too deep, or its aliases stand for too many values.

noob ends in a RecursionError at about 250 levels. Aliases of aliases of aliases multiply: a file of
ten lines can stand for billions of values ("billion laughs"), which no reader survives. Where only
aliases lead so deep, noob reads the file, but noob-lint cannot check it: that is a warning.

Bad:
    (a list in a list in a list, 251 times)

Good:
    nodes: {a: {type: lab.read}}
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "yaml-nesting",
    group="syntax",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="nested or aliased beyond all bounds",
    effect=Effect.LOAD,
    stage="syntax",
)
