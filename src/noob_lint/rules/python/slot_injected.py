"""noob itself fills the parameter that a slot or a key of `params` names.

noob passes the current epoch, or all events, to a parameter that is annotated with its type `Epoch`
or `EventMap`. It ignores what the tube passes to it.

In lab.py:
    from noob.types import Epoch

    def stamp(value: int, epoch: Epoch) -> str:
        return f"{epoch}: {value}"

Bad:
    nodes:
      a: {type: lab.stamp, depends: [value: input.x, epoch: input.x]}
    input:
      x: {type: int, scope: process}

Good:
    nodes:
      a: {type: lab.stamp, depends: [value: input.x]}
    input:
      x: {type: int, scope: process}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    slot-filled-twice, python-postponed-annotations
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import defined
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "slot-injected",
    group="python",
    severity=Severity.WARNING,
    summary="a slot that noob fills itself",
    effect=Effect.REMARK,
    needs=frozenset({Mark.CODE_SLOT_INJECTED, Mark.CODE_PARAM_INJECTED}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The names of parameters that noob injects."""
    for call in facts.calls.nodes:
        for noun, bound in (("slot", call.slots), ("parameter", call.params)):
            for key in bound.injected:
                message = f"{noun} {key.text!r} of {call.element.label} is ignored"
                hint = "noob fills this parameter itself"
                yield Finding.at(key, f"{message}: {hint}", *defined(call.found))
