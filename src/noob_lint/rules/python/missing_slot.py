"""A node is missing a required argument.

The parameter has no default, and neither `depends` nor `params` fills it. noob calls the node
without it, and Python raises a TypeError. It is a warning where the node may never run.

Bad:
    nodes:
      a: {type: os.getpid}
      b: {type: math.atan2, depends: [a.value]}

Good:
    nodes:
      a: {type: os.getpid}
      b: {type: math.atan2, depends: [a.value, a.value]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    missing-param, unknown-slot, too-many-positional
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.calls import Call
from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import beside_params, defined, parameter_place
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import listed
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Node

RULE = Rule(
    "missing-slot",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a missing required argument",
    effect=Effect.RUN,
    needs=frozenset({Mark.CODE_SLOT_MISSING}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The required parameters that nothing fills."""
    for call in facts.calls.nodes:
        missing = beside_params(call.element, call.slots.missing)
        if missing:
            severity, failure = facts.flow.failure(call.element.name)
            names = listed(one.name for one in missing)
            noun = "arguments" if len(missing) > 1 else "argument"
            message = f"{call.element.label} is missing required {noun} {names}: {failure}"
            place = _place(call)
            related = parameter_place(missing[0]) or defined(call.found)
            yield Finding.at(place, message, *related, severity=severity)


def _place(call: Call) -> Node:
    return call.element.body.key("depends") or call.type
