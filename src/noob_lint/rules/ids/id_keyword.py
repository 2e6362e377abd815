"""A process input is called like a keyword of Python.

noob takes the name, but process inputs are given to `process()` by name, and there Python does not
let a keyword stand: whoever runs the tube must write ``process(**{"class": 1})``. Nodes, assets and
inputs of the tube are named in texts only, where keywords do no harm.

Bad:
    input:
      class: {type: int, scope: process}
    nodes:
      r: {type: return, depends: input.class}

Good:
    input:
      grade: {type: int, scope: process}
    nodes:
      r: {type: return, depends: input.grade}
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
                f"process input {found.name!r} has the name of a Python keyword: it can only be "
                f"given as process(**{{{found.name!r}: ...}})",
            )
