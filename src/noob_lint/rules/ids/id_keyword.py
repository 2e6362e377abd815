"""A process input is named like a Python keyword.

noob accepts the name, but process inputs are passed to `process()` by name, and Python does not
allow a keyword there: whoever runs the tube must write `process(**{"class": 1})`. The names of
nodes, assets and tube inputs are never written in Python, so keywords do no harm there.

Bad:
    input:
      class: {type: int, scope: process}
    nodes:
      result: {type: return, depends: input.class}

Good:
    input:
      grade: {type: int, scope: process}
    nodes:
      result: {type: return, depends: input.grade}

Related:
    input-id-self, id-reserved
"""

from __future__ import annotations

from collections.abc import Iterator
from keyword import iskeyword

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.inputs import is_process_input
from noob_lint.tube.marks import Mark

RULE = Rule(
    "id-keyword",
    group="ids",
    severity=Severity.INFO,
    summary="a process input named like a Python keyword",
    effect=Effect.REMARK,
    needs=frozenset({Mark.INPUT}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look at the names of the process inputs."""
    for found in facts.tube.inputs.values():
        if iskeyword(found.name) and is_process_input(found):
            yield Finding.at(
                found.key,
                f"process input {found.name!r} is named like a Python keyword: it can only be "
                f"passed as process(**{{{found.name!r}: ...}})",
            )
