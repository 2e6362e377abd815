"""A node that is a generator has dependencies.

noob calls a generator function once, when it builds the tube, and takes one value from it in every
epoch. It cannot pass anything to the generator then, and Python raises a TypeError. Set constant
values in `params`. It is a warning where the node may never run.

In lab.py:
    from collections.abc import Iterator

    def count(start: int = 0) -> Iterator[int]:
        while True:
            yield start

Bad:
    nodes:
      a: {type: lab.count, depends: [start: input.x]}
    input:
      x: {type: int, scope: process}

Good:
    nodes:
      a: {type: lab.count, params: {start: 3}}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    missing-param, python-returns-generator
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import blamed, defined
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "generator-with-depends",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a generator with dependencies",
    effect=Effect.RUN,
    needs=frozenset({Mark.CODE_GENERATOR}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The generators that depend on something."""
    for call in facts.calls.nodes:
        node = call.element
        key = node.body.key("depends")
        if call.found.is_generator and node.depends and key is not None:
            severity, failure = facts.flow.failure(node.name)
            message = f"{node.label} is a generator, so it cannot have 'depends': {failure}"
            place, more = blamed(facts, call.type, key)
            yield Finding.at(place, message, *defined(call.found), *more, severity=severity)
