"""A `noob_id` that is no text, or by which noob cannot look the tube up.

An id consists of letters, digits and the characters `_ - / #`. noob's pattern for what it loads is
not anchored, so it refuses an id only when it has none of these. It takes every other text for a
path when it looks for a tube, so a tube with a space or a dot in its id can be loaded as a file,
but no other tube can extend or nest it by its id: that is a warning.

Bad:
    noob_id: my.tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {a: {type: lab.read}}

Good:
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {a: {type: lab.read}}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema import wording
from noob_lint.tube.header import is_noob_id
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Scalar
from noob_lint.yaml.edits import replace_text

RULE = Rule(
    "header-id-format",
    group="header",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a `noob_id` that cannot be one",
    effect=Effect.LOAD,
    needs=frozenset({Mark.ODD_HEADER}),
    fixes="safe or unsafe",
)


_NAMES = {" ": "a space", ".": "a dot", "@": "an at sign", ":": "a colon"}


def check(facts: Facts) -> Iterator[Finding]:
    """What the schema cannot say: which characters are letters, and that all must be right."""
    value = facts.tube.root.get("noob_id")
    if not (isinstance(value, Scalar) and value.is_text) or is_noob_id(value.text):
        return
    text = value.text
    if not any(map(is_noob_id, text)):
        yield Finding.at(value, wording.BAD_NOOB_ID.format(text))
        return
    if text.endswith((".yaml", ".yml")):
        problem = "reads like a path"
    else:
        bad = next(char for char in text if not is_noob_id(char))
        problem = f"contains {_NAMES.get(bad, repr(bad))}"
    message = (
        f"'noob_id' {text!r} {problem}, so noob takes it for a path and never finds the tube by it:"
        " use letters, digits and the characters _ - / #"
    )
    name = "".join(char if is_noob_id(char) else "-" for char in _stem(text)).strip("-")
    yield Finding.at(value, message, fix=replace_text(value, name), severity=Severity.WARNING)


def _stem(text: str) -> str:
    """The text without what makes it a path to a YAML file."""
    return text.removesuffix(".yaml").removesuffix(".yml")
