"""A function returns a generator but is not a generator function.

noob recognizes a generator function by the `yield` in it. A function that returns a generator, or a
decorator around a generator function, is called in every epoch, and emits a new generator object
each time instead of its values. The annotation `Generator` changes only the names of its signals.

In lab.py:
    from collections.abc import Generator

    def _count() -> Generator[int, None, None]:
        yield 1

    def count() -> Generator[int, None, None]:
        return _count()

Bad:
    nodes:
      a: {type: lab.count}

Good:
    nodes:
      a: {type: lab._count}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    generator-with-depends, python-signal-mismatch
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.python.answers import Kind, Signature
from noob_lint.rules.common import defined
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "python-returns-generator",
    group="python",
    severity=Severity.WARNING,
    summary="a function that returns a generator",
    effect=Effect.REMARK,
    needs=frozenset({Mark.CODE_NODE_IS_FUNCTION}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The functions that are annotated as generators."""
    for call in facts.calls.nodes:
        signature = call.found.call
        if call.found.kind is not Kind.FUNCTION or not isinstance(signature, Signature):
            continue
        returns = signature.returns
        if returns is not None and returns.form.name == "collections.abc.Generator":
            message = (
                f"'type' of {call.element.label} returns a generator, so each epoch emits a new"
            )
            hint = "one: name a function that contains 'yield'"
            yield Finding.at(call.type, f"{message} {hint}", *defined(call.found))
