"""A slot of an asynchronous function has a name that noob uses itself.

noob's synchronous runner has its own arguments `fn` and `executor` to call an asynchronous
function: the first one clashes, the second one is taken for noob's own. Neither value arrives. It
is a warning where the node may never run.

In lab.py:
    async def run(fn: int) -> int:
        return fn

    async def run_it(function: int) -> int:
        return function

Bad:
    nodes:
      a: {type: lab.run, depends: [fn: input.x]}
    input:
      x: {type: int, scope: process}

Good:
    nodes:
      a: {type: lab.run_it, depends: [function: input.x]}
    input:
      x: {type: int, scope: process}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    async-positional-depends, slot-reserved-runner

Versions:
    Only since noob 1000. Before, noob does not await asynchronous functions.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.arguments import ASYNC_SLOTS
from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import defined
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import keyword_slots

RULE = Rule(
    "async-reserved-slot",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a slot of an async function with a reserved name",
    effect=Effect.SURVIVES,
    needs=frozenset({Mark.CODE_ASYNC}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The slots of asynchronous nodes with the names of noob's own arguments."""
    if not facts.tube.version.awaits_functions:
        return
    for call in facts.calls.nodes:
        slots = keyword_slots(call.element) if call.found.is_async else {}
        for name in (one for one in slots if one in ASYNC_SLOTS):
            is_called = call.element.name in facts.flow.certain
            message = f"slot {name!r} of {call.element.label} never gets its value: noob uses this"
            yield Finding.at(
                slots[name],
                f"{message} name itself to call asynchronous functions",
                *defined(call.found),
                severity=Severity.ERROR if is_called else Severity.WARNING,
            )
