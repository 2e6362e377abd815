"""A reference to an input is where noob does not look for one.

noob replaces `input.<id>` only where it is a whole value at the top level of `params` (in the list
`params` of an asset, also in lists inside it). Deeper down, the callable gets the string itself.
The same holds for keys, where it is a warning.

Bad:
    input:
      width: {type: int}
    nodes:
      crop:
        type: mypackage.crop
        params: {size: {width: input.width, height: 2}}

Good:
    input:
      width: {type: int}
    nodes:
      crop:
        type: mypackage.crop
        params: {width: input.width, height: 2}

Related:
    param-looks-like-reference, unknown-input
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
    summary="a reference where noob does not look for one",
    effect=Effect.SURVIVES,
    needs=frozenset({Mark.INPUT}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Find references to declared inputs below the top level of `params`."""
    tube = facts.tube
    for element in configured(tube):
        for text in param_texts(element):
            name = None if text.is_resolved else input_name(text.scalar)
            if name is None or name.text not in tube.input_keys:
                continue
            how = "does not resolve references in keys"
            if not text.is_key:
                how = "resolves references only at the top level"
            message = (
                f"{text.scalar.text!r} in 'params' of {element.label} is passed as a string: "
                f"noob {how}"
            )
            severity = Severity.WARNING if text.is_key else None
            yield Finding.at(text.scalar, message, severity=severity)
