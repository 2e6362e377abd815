"""The default of an input does not match its type.

noob never compares the two and converts nothing: the callable gets the default as YAML reads it. In
`enabled`, every string but the empty one counts as true, even `'false'`.

Only builtin types are checked.

Bad:
    input:
      verbose: {type: bool, default: 'false'}
    nodes:
      show: {type: mypackage.show, enabled: input.verbose}

Good:
    input:
      verbose: {type: bool, default: false}
    nodes:
      show: {type: mypackage.show, enabled: input.verbose}

Fix:
    Quotes a number, date or boolean where the type is `str`. Unsafe: the callable then gets a
    string instead.

Related:
    input-type-expression, input-type-mismatch, input-default-required
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
    summary="a default that does not match its type",
    effect=Effect.REMARK,
    needs=frozenset({Mark.DEFAULT}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the defaults with the builtin types; nothing is known of other types."""
    tube = facts.tube
    for found in tube.inputs.values():
        default = default_of(tube, found)
        if default is None or found.type is None or default_fits(default, found.type) is not False:
            continue
        from noob_lint.schema.wording import described  # most tubes have no wrong default

        more = ""
        if found.type == "bool" and isinstance(default, Scalar) and default.is_text:
            more = f"; as 'enabled' it is {'true' if default.text else 'false'}"
        message = (
            f"default of {found.label} is {described(default)}, but its type is {found.type!r}: "
            f"noob does not convert it{more}"
        )
        yield Finding.at(default, message, fix=_quote(found, default))


def _quote(found: Element, default: Node) -> Fix | None:
    """The fix that quotes a plain number, date or boolean that is meant as a string."""
    if found.type != "str":
        return None
    from noob_lint.yaml.edits import quote

    return quote(default)
