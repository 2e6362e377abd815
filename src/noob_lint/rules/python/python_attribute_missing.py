"""The module that a `type` names has nothing of that name.

noob imports everything before the last dot and takes the last part from it. It cannot build the
tube, also when the node is disabled.

Bad:
    nodes:
      a: {type: json.dump_s, depends: [input.x]}
    input:
      x: {type: dict, scope: process}

Good:
    nodes:
      a: {type: json.dumps, depends: [input.x]}
    input:
      x: {type: dict, scope: process}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.python.answers import Lack
from noob_lint.rules.python.python_module_missing import missing
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "python-attribute-missing",
    group="python",
    severity=Severity.ERROR,
    summary="a name that a module does not have",
    effect=Effect.BUILD,
    needs=frozenset({Mark.CODE_MISSING_ATTRIBUTE}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """The attributes that were looked for in vain."""
    for element, found in facts.calls.missing:
        if found.lack is Lack.ATTRIBUTE:
            said = f"module {found.owner!r} has no {found.name!r}"
            yield missing(facts, element, found, said)
