"""A reference to an input stands where noob does not look for one.

noob replaces `input.<id>` only where it is a whole value directly in `params` (in the list `params`
of an asset also in lists within). Deeper down, and in keys, the callable gets the text itself.

Bad:
    input:
      width: {type: int}
    nodes:
      a: {type: mypackage.crop, params: {size: {width: input.width, height: 2}}}

Good:
    input:
      width: {type: int}
    nodes:
      a: {type: mypackage.crop, params: {width: input.width, height: 2}}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.inputs import configured, input_name, param_texts
from noob_lint.tube.marks import Mark

RULE = Rule(
    "nested-input-reference",
    group="inputs",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a reference where noob sees none",
    effect=Effect.SURVIVES,
    needs=frozenset({Mark.INPUT}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Find the names of declared inputs in the depths of `params`."""
    tube = facts.tube
    for element in configured(tube):
        for text in param_texts(element):
            name = None if text.is_resolved else input_name(text.scalar)
            if name is None or name.text not in tube.input_keys:
                continue
            where = "as a key" if text.is_key else "this deep"
            message = (
                f"{text.scalar.text!r} in 'params' of {element.label} is passed as a text: "
                f"noob sees no reference {where}, only in values directly in 'params'"
            )
            severity = Severity.WARNING if text.is_key else None
            yield Finding.at(text.scalar, message, severity=severity)
