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

import re
from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Finding, Fix, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.inputs import default_of
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Element, Tube
from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence
from noob_lint.yaml.scalars import Broken, Tagged

RULE = Rule(
    "input-default-type",
    group="inputs",
    severity=Severity.WARNING,
    summary="a default that is not of its type",
    needs=frozenset({Mark.DEFAULT}),
    fixes="unsafe",
)


_SCALARS: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "float": (int, float),
    "str": (str,),
    "bool": (bool,),
}
_COLLECTIONS: dict[str, type[Node]] = {
    "list": Sequence,
    "tuple": Sequence,
    "set": Sequence,
    "dict": Mapping,
}


def check(tube: Tube) -> Iterator[Finding]:
    """Compare the defaults with the builtin types; of other types nothing is known."""
    for found in tube.inputs.values():
        default = default_of(tube, found)
        if default is None or found.type is None or fits(default, found.type) is not False:
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


def fits(default: Node, type_text: str) -> bool | None:
    """Whether the default may have the type; None when that cannot be told."""
    if isinstance(default, Scalar) and isinstance(default.value, Tagged | Broken | None):
        return None  # null stands for no value whatever the type
    found = [_fits_one(default, name.strip()) for name in _bare(type_text).split("|")]
    return None if None in found else any(found)


def _bare(type_text: str) -> str:
    """The type without what stands in brackets."""
    before = None
    while "[" in type_text and type_text != before:
        before, type_text = type_text, re.sub(r"\[[^\[\]]*\]", "", type_text)
    return type_text


def _fits_one(default: Node, name: str) -> bool | None:
    if name == "None":
        return False
    if name in _COLLECTIONS:
        return isinstance(default, _COLLECTIONS[name])
    if name not in _SCALARS:
        return None
    if not isinstance(default, Scalar):
        return False
    if name == "bool" and default.value in {0, 1}:
        return True
    return isinstance(default.value, _SCALARS[name])


def _quote(found: Element, default: Node) -> Fix | None:
    """Quotes around a plain number, date or boolean that is meant as a text."""
    if found.type != "str":
        return None
    from noob_lint.yaml.edits import quote

    return quote(default)
