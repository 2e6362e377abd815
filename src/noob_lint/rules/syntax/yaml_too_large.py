"""The file is larger than any tube, so it is not read.

noob-lint reads files of up to 10 MiB. The largest known tubes have some kilobytes; a file beyond
the limit is usually data that ended in the wrong place, and data belongs beside a tube.

Bad:
    (a file of more than 10 MiB)

Good:
    nodes: {a: {type: lab.read}}
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
