"""The type of a node is a function whose parameters Python does not know.

Some functions that are written in C have no signature: `max`, `min`, `iter`, `next`, `getattr`,
`math.log`, `functools.reduce`, `time.strftime` and others. noob asks for the signature before it
calls a node, and fails in the first epoch; it is a warning where the node may never run. Wrap the
function in one of your own. As the type of an asset, such functions work.

In lab.py:
    def highest(*values: float) -> float:
        return max(values)

Bad:
    nodes:
      a: {type: max, depends: [input.x, input.y]}
    input:
      x: {type: float, scope: process}
      y: {type: float, scope: process}

Good:
    nodes:
      a: {type: lab.highest, depends: [input.x, input.y]}
    input:
      x: {type: float, scope: process}
      y: {type: float, scope: process}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    slot-positional-only, python-class-without-process
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "python-no-signature",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a function without a signature",
    effect=Effect.RUN,
    needs=frozenset({Mark.CODE_NODE_UNSIGNED}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The nodes whose functions have no signature."""
    for call in facts.calls.nodes:
        if not call.found.is_unsigned:
            continue
        severity, failure = facts.flow.failure(call.element.name)
        subject = f"'type' of {call.element.label}"
        message = f"{subject} is {call.type.text!r}, which has no signature: {failure}"
        yield Finding.at(call.type, message, severity=severity)
