"""The default of an input is not of its type.

noob never compares them, and converts nothing: the callable gets the default as YAML reads it. In
`enabled`, any text but the empty one counts as true, also 'false'.

Bad:
    input:
      verbose: {type: bool, default: 'false'}
    nodes:
      a: {type: mypackage.show, enabled: input.verbose}

Good:
    input:
      verbose: {type: bool, default: false}
    nodes:
      a: {type: mypackage.show, enabled: input.verbose}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Fix, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.default_types import default_fits
from noob_lint.tube.inputs import default_of
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Element
from noob_lint.yaml.document import Node, Scalar

RULE = Rule(
    "input-default-type",
    group="inputs",
    severity=Severity.WARNING,
    summary="a default that is not of its type",
    effect=Effect.REMARK,
    needs=frozenset({Mark.DEFAULT}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the defaults with the builtin types; of other types nothing is known."""
    tube = facts.tube
    for found in tube.inputs.values():
        default = default_of(tube, found)
        if default is None or found.type is None or default_fits(default, found.type) is not False:
            continue
        shown = f" ({default.text!r})" if isinstance(default, Scalar) else ""
        more = ""
        if found.type == "bool" and isinstance(default, Scalar) and default.is_text:
            more = ", and in 'enabled' every text but '' counts as true"
        message = (
            f"the default of {found.label} is {default.kind}{shown}, not of type {found.type!r}: "
            f"noob passes it as it is{more}"
        )
        yield Finding.at(default, message, fix=_quote(found, default))


def _quote(found: Element, default: Node) -> Fix | None:
    """Quotes around a plain number, date or boolean that is meant as a text."""
    if found.type != "str":
        return None
    from noob_lint.yaml.edits import quote

    return quote(default)
