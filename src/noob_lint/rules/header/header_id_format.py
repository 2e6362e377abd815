"""A `noob_id` is not a string, or other tubes cannot refer to it.

An id consists of letters, digits and the characters `_ - / #`. noob refuses to load a tube whose id
has none of these. It takes any other id for a path when it looks for a tube: a tube whose id
contains a space or a dot can be loaded as a file, but no other tube can extend or nest it by its
id. That is a warning.

Bad:
    noob_id: my tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {camera: {type: lab.read_frame}}

Good:
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {camera: {type: lab.read_frame}}

Fix:
    Quotes a number. Safe: noob refuses it otherwise. In any other id, replaces the characters that
    are not allowed with hyphens and removes the ending of a file name. Unsafe: the references to
    the tube are not changed.

Related:
    header-id-not-discoverable, header-id-missing, unknown-tube
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
    summary="a `noob_id` that is invalid or cannot be referred to",
    effect=Effect.LOAD,
    needs=frozenset({Mark.ODD_HEADER}),
    fixes="safe or unsafe",
)


_NAMES = {" ": "a space", ".": "a dot", "@": "an at sign", ":": "a colon"}


def check(facts: Facts) -> Iterator[Finding]:
    """Check what the schema cannot express: which characters are letters, in all of the id."""
    value = facts.tube.root.get("noob_id")
    if not (isinstance(value, Scalar) and value.is_text) or is_noob_id(value.text):
        return
    text = value.text
    if not any(map(is_noob_id, text)):
        yield Finding.at(value, wording.BAD_NOOB_ID.format(text))
        return
    if text.endswith((".yaml", ".yml")):
        problem = "looks like a path"
    else:
        bad = next(char for char in text if not is_noob_id(char))
        problem = f"contains {_NAMES.get(bad, repr(bad))}"
    message = (
        f"'noob_id' {text!r} {problem}, so other tubes cannot refer to it; "
        "use letters, digits and _ - / #"
    )
    name = "".join(char if is_noob_id(char) else "-" for char in _stem(text)).strip("-")
    yield Finding.at(value, message, fix=replace_text(value, name), severity=Severity.WARNING)


def _stem(text: str) -> str:
    """The text without the ending of a YAML file."""
    return text.removesuffix(".yaml").removesuffix(".yml")
