"""The type of a node is an asynchronous generator function.

noob supports generator functions and asynchronous functions, but not both in one: it cannot build
the tube, even if the node is disabled. It is a warning in a tube that noob may never build.

In lab.py:
    async def read():
        yield 1

    async def read_one():
        return 1

Bad:
    nodes:
      a: {type: lab.read}

Good:
    nodes:
      a: {type: lab.read_one}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    asset-async, generator-with-depends
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.python.answers import Kind
from noob_lint.rules.common import building, defined
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "python-async-generator",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="an asynchronous generator as a node",
    effect=Effect.BUILD,
    needs=frozenset({Mark.CODE_NODE_IS_ASYNC_GENERATOR}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The nodes that are asynchronous generators."""
    for call in facts.calls.nodes:
        if call.found.kind is Kind.ASYNC_GENERATOR:
            severity, failure, _ = building(facts)
            message = f"'type' of {call.element.label} is an asynchronous generator: {failure}"
            related = defined(call.found)
            yield Finding.at(call.type, message, *related, severity=severity)
