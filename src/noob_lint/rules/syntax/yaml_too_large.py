"""The file is too large for a tube, so it is not read.

noob-lint reads files of up to 10 MiB. The largest known tubes are a few kilobytes; a larger file
is usually data in the wrong place, and data belongs in a file of its own.

Bad:
    (a file of more than 10 MiB)

Good:
    nodes: {a: {type: lab.read}}

Related:
    yaml-nesting
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "yaml-too-large",
    group="syntax",
    severity=Severity.ERROR,
    summary="a file too large to be a tube",
    effect=Effect.LOAD,
    stage="syntax",
)
