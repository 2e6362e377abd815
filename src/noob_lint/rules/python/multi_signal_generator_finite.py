"""A generator with several signals comes to an end.

When a generator with one signal ends, the tube ends. With several signals, noob unpacks its own end
marker as if it were values: from then on, the node emits letters of the marker. Only generators
that certainly end are reported: those without a loop, or with loops over something whose length is
in the source.

In lab.py:
    from collections.abc import Generator
    from typing import Annotated
    from noob import Name

    Pair = tuple[Annotated[int, Name("low")], Annotated[int, Name("high")]]

    def few() -> Generator[Pair, None, None]:
        for number in range(3):
            yield number, number + 1

    def all_() -> Generator[Pair, None, None]:
        number = 0
        while True:
            yield number, number + 1
            number += 1

Bad:
    nodes:
      a: {type: lab.few}
      b: {type: print, depends: [a.low, a.high]}

Good:
    nodes:
      a: {type: lab.all_}
      b: {type: print, depends: [a.low, a.high]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    python-signal-mismatch, python-returns-generator

Versions:
    Only since noob 1003. Before, the tube stops with an error, as it does for one signal.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.python.answers import Signals
from noob_lint.rules.common import defined
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import listed
from noob_lint.tube.marks import Mark

RULE = Rule(
    "multi-signal-generator-finite",
    group="python",
    severity=Severity.WARNING,
    summary="a generator with several signals that ends",
    effect=Effect.REMARK,
    needs=frozenset({Mark.CODE_GENERATOR}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The generators with several signals whose body ends."""
    if not facts.tube.version.emits_end_of_generators:
        return  # the tube stops with an error, as for one signal
    for call in facts.calls.nodes:
        signals = call.found.signals
        if not call.found.is_generator or not isinstance(signals, Signals):
            continue
        body = facts.body(call.element)
        if len(signals.signals) > 1 and body is not None and body.ends:
            message = f"{call.element.label} is a generator that ends: from then on,"
            hint = "are letters of noob's end marker"
            related = defined(call.found)
            text = f"{message} {listed(signals.names)} {hint}"
            yield Finding.at(call.type, text, *related)
