"""A `noob_model` is not a Python path, or not that of a tube.

noob requires a dotted Python path, though it neither imports it nor compares it with anything, and
refuses to load the tube otherwise. A tube has `noob.tube.TubeSpecification`. Another path or an
empty value is a warning.

Bad:
    noob_id: my-tube
    noob_model: TubeSpecification
    noob_version: 1003.0.2
    nodes: {camera: {type: lab.read_frame}}

Good:
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {camera: {type: lab.read_frame}}

Fix:
    Writes `noob.tube.TubeSpecification`. Unsafe: the file may be meant to describe something else.

Related:
    header-incomplete, header-version
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Edit, Effect, Finding, Fix, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema import wording
from noob_lint.spec.names import NOOB_MODEL, is_absolute_identifier
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Scalar

RULE = Rule(
    "header-model",
    group="header",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a `noob_model` that is not the path of a tube's model",
    effect=Effect.LOAD,
    needs=frozenset({Mark.ODD_HEADER}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Check what the schema cannot express: which Unicode names are identifiers, which is right."""
    entry = facts.tube.root.by_name.get("noob_model")
    value = None if entry is None else entry.value
    if entry is None or not isinstance(value, Scalar) or value.text == NOOB_MODEL:
        return
    fix = None
    if value.start < value.end and entry.alias is None:
        fix = Fix(f"write {NOOB_MODEL}", (Edit(value.span, NOOB_MODEL),), safe=False)
    if value.value is None:
        where = value if value.start < value.end else entry.key
        message = f"'noob_model' is empty: write {NOOB_MODEL!r}"
        yield Finding.at(where, message, fix=fix, severity=Severity.WARNING)
    elif value.is_text and not is_absolute_identifier(value.text):
        yield Finding.at(value, wording.bad_model(value.text), fix=fix)
    elif value.is_text:
        message = f"'noob_model' is {value.text!r}, but that of a tube is {NOOB_MODEL!r}"
        yield Finding.at(value, message, fix=fix, severity=Severity.WARNING)
