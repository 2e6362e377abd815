"""A dependency that is not of the form `node.signal`.

A reference is exactly one node (or `input`, or `assets`), a dot, and one signal (or input, or
asset).

Bad:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show, depends: [a]}

Good:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show, depends: [a.value]}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema import wording
from noob_lint.tube.marks import Mark

RULE = Rule(
    "signal-ref-format",
    group="nodes",
    severity=Severity.ERROR,
    summary="a reference that is no `node.signal`",
    effect=Effect.LOAD,
    needs=frozenset({Mark.UNICODE}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Exact where the schema takes any character beyond ASCII."""
    for node in facts.tube.nodes.values():
        for dependency in node.depends:
            if dependency.reference is None:
                scalar = dependency.scalar
                yield Finding.at(scalar, wording.bad_reference(node.label, scalar.text))
