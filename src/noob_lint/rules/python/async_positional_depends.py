"""An asynchronous function gets positional values.

noob's synchronous runner takes the first positional value itself, by mistake: the function never
gets it, and the others move up by one. Name the slots. It is a warning where the node may never
run.

Bad:
    nodes:
      a: {type: os.getpid}
      b: {type: asyncio.sleep, depends: [a.value]}

Good:
    nodes:
      a: {type: os.getpid}
      b: {type: asyncio.sleep, depends: [delay: a.value]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    async-reserved-slot, missing-slot

Versions:
    Only since noob 1000. Before, noob does not await asynchronous functions.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import defined
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import positional

RULE = Rule(
    "async-positional-depends",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a positional value that an async function never gets",
    effect=Effect.SURVIVES,
    needs=frozenset({Mark.CODE_ASYNC}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The items without a slot of asynchronous nodes."""
    if not facts.tube.version.awaits_functions:
        return
    for call in facts.calls.nodes:
        items = positional(call.element) if call.found.is_async else []
        if items and not call.found.is_generator:
            is_called = call.element.name in facts.flow.certain
            message = f"{call.element.label} is asynchronous, so noob does not pass its first"
            yield Finding.at(
                items[0].scalar,
                f"{message} positional value: name the slot",
                *defined(call.found),
                severity=Severity.ERROR if is_called else Severity.WARNING,
            )
