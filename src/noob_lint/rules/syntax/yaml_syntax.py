"""The text is not YAML, or not the YAML that noob reads.

noob reads tubes with ruamel.yaml's round-trip parser under the rules of YAML 1.2, and a file that
this parser refuses cannot be loaded at all. The finding stands where the parser stopped, which is
at or after the mistake; where a bracket or a quote was opened, that place is shown too.

Bad:
    nodes:
      a: {type: lab.show, depends: [b.value}

Good:
    nodes:
      a: {type: lab.show, depends: [b.value]}
      b: {type: lab.read}
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "yaml-syntax",
    group="syntax",
    severity=Severity.ERROR,
    summary="the YAML parser refuses the text",
    effect=Effect.LOAD,
    stage="syntax",
)
