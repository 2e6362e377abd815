"""Whether the default of an input matches its type, judged by the names of builtin types alone.

Where code is read, `calls.literal_types` knows more about a value; this is for tubes without code.
"""

from __future__ import annotations

import re

from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence
from noob_lint.yaml.scalars import Broken, Tagged

LIST_TYPES = ("list", "tuple", "set", "frozenset")
"""The builtin types that a list may stand for: YAML has no other way to write them."""

_SCALARS: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "float": (int, float),
    "str": (str,),
    "bool": (bool,),
}
_COLLECTIONS: dict[str, type[Node]] = {
    **dict.fromkeys(LIST_TYPES, Sequence),
    "dict": Mapping,
}


def default_fits(default: Node, type_text: str) -> bool | None:
    """Whether the default may have the type; None where that cannot be known."""
    if isinstance(default, Scalar) and isinstance(default.value, Tagged | Broken | None):
        return None  # null stands for no value whatever the type
    found = [_fits_one(default, name.strip()) for name in _bare(type_text).split("|")]
    return None if None in found else any(found)


def _bare(type_text: str) -> str:
    """The type without the part in brackets."""
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
    if name == "bool" and type(default.value) is int:  # which people write for booleans
        return default.value in {0, 1}
    return isinstance(default.value, _SCALARS[name])
