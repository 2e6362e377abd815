"""The file is not YAML, or not the YAML that noob reads.

noob reads tubes with the round-trip parser of ruamel.yaml and the rules of YAML 1.2. It cannot load
a file that this parser refuses. The finding is where the parser stopped, which is at the mistake or
after it; where a bracket or a quote was opened is shown, too.

Bad:
    nodes:
      a: {type: lab.show, depends: [b.value}

Good:
    nodes:
      a: {type: lab.show, depends: [b.value]}
      b: {type: lab.read}

Related:
    yaml-encoding, yaml-tag
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "yaml-syntax",
    group="syntax",
    severity=Severity.ERROR,
    summary="invalid YAML",
    effect=Effect.LOAD,
    stage="syntax",
)
