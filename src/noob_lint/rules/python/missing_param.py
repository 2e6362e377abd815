"""A constructor, a generator or an asset is missing a required parameter.

What creates the node or asset has a parameter without a default that is not in `params`. Python
raises a TypeError. It is a warning where noob may never create it, such as for a disabled node.

In lab.py:
    from collections.abc import Iterator

    def every(seconds: float) -> Iterator[int]:
        yield 1

Bad:
    nodes:
      a: {type: lab.every}

Good:
    nodes:
      a: {type: lab.every, params: {seconds: 2}}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    missing-slot, unknown-param

Versions:
    Before noob 1003, noob instantiates the class of a node when it builds the tube, even for a
    disabled node.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import beside_params, defined, making, parameter_place
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import listed
from noob_lint.tube.marks import Mark

RULE = Rule(
    "missing-param",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a missing required parameter",
    effect=Effect.BUILD,
    needs=frozenset({Mark.CODE_PARAM_MISSING}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The required parameters that are not in `params`."""
    for call in facts.calls.calls:
        element = call.element
        missing = beside_params(element, call.params.missing)
        if missing:
            severity, failure, effect = making(facts, element, call.found)
            names = listed(one.name for one in missing)
            noun = "parameters" if len(missing) > 1 else "parameter"
            message = f"{element.label} is missing required {noun} {names} in 'params': {failure}"
            place = element.body.key("params") or call.type
            related = parameter_place(missing[0]) or defined(call.found)
            yield Finding.at(place, message, *related, severity=severity, effect=effect)
