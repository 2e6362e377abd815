"""A callable gets more positional values than it takes.

noob passes items of `depends` without a slot by position, and also the items of a list in `params`
of an asset. Python raises a TypeError. It is a warning where the node may never run.

Bad:
    nodes:
      a: {type: os.getpid}
      b: {type: math.sqrt, depends: [a.value, a.value]}

Good:
    nodes:
      a: {type: os.getpid}
      b: {type: math.sqrt, depends: [a.value]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    slot-filled-twice, missing-slot, slot-positional-only
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.python.answers import Signature
from noob_lint.rules.common import Failure, defined, making
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "too-many-positional",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="more positional values than parameters",
    effect=Effect.RUN,
    needs=frozenset({Mark.CODE_SLOT_SURPLUS, Mark.CODE_PARAM_SURPLUS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The positional values without a parameter."""
    for call in facts.calls.calls:
        is_asset = call.element.section == "assets"
        bound = call.params if is_asset else call.slots
        if not bound.surplus:
            continue
        signature = call.found.init if is_asset and call.found.init else call.found.call
        assert isinstance(signature, Signature)  # else nothing were known to be too much
        failure = Failure(*facts.flow.failure(call.element.name))
        if is_asset:
            failure = making(facts, call.element, call.found)
        number = len(signature.positional)
        takes = f"at most {number} value{'' if number == 1 else 's'}" if number else "no values"
        given = "in the list 'params'" if is_asset else "without a slot"
        message = f"{call.element.label} takes {takes} {given}: {failure.what}"
        related = defined(call.found)
        severity, effect = failure.severity, failure.effect
        yield Finding.at(bound.surplus[0], message, *related, severity=severity, effect=effect)
