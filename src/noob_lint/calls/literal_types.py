"""The types of values that are written in a tube, which noob passes to callables as they are.

noob 1003.0.2 passes ruamel.yaml's own lists, mappings and numbers, which are lists, dicts, ints and
floats. A list may stand for a tuple or a set: YAML has no other way to write one, and callables
seldom mind.
"""

from __future__ import annotations

import datetime

from noob_lint.python.answers import NOTHING_KNOWN, TypeForm
from noob_lint.python.types.fits import Fits, item_of, unwrap
from noob_lint.python.types.forms import union
from noob_lint.tube.default_types import LIST_TYPES
from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence

_LISTS = tuple(f"builtins.{name}" for name in LIST_TYPES)
_DEEPEST = 3
"""What is nested deeper is not looked at."""


def literal_form(node: Node, depth: int = 0) -> TypeForm:
    """The type of a value that is written in a tube; for a scalar, the value itself."""
    if isinstance(node, Scalar):
        return _scalar(node, is_exact=depth == 0)
    if depth >= _DEEPEST:
        return NOTHING_KNOWN
    if isinstance(node, Sequence):
        item = _all(node.items, depth)
        names = _LISTS[:1] if depth else _LISTS
        return union(TypeForm(name, _items(name, item)) for name in names)
    assert isinstance(node, Mapping)  # the only other kind
    keys = _all([entry.key for entry in node.entries], depth)
    values = _all([entry.value for entry in node.entries], depth)
    return TypeForm("builtins.dict", (keys, values) if keys.name and values.name else ())


def _items(name: str, item: TypeForm) -> tuple[TypeForm, ...]:
    """The arguments of a collection of items."""
    if not item.name:
        return ()
    return (item, TypeForm("...")) if name == "builtins.tuple" else (item,)


Mismatch = tuple[Node, TypeForm]
"""A part of a value, and the type that it is not of."""


def wrong_part(value: Node, wanted: TypeForm, fits: Fits) -> Mismatch | None:
    """The part of a value that does not fit the type `wanted`; None if all of it may fit.

    That is the value itself or, if the rest of a list or mapping can be right, the first item that
    is wrong.
    """
    wanted = unwrap(wanted)
    found: Mismatch = (value, wanted)
    for kind in wanted.arguments if wanted.name == "typing.Union" else (wanted,):
        part = _wrong_in(value, unwrap(kind), fits)
        if part is None:
            return None
        if found[0] is value and part[0] is not value:
            found = part
    return found


def _wrong_in(value: Node, kind: TypeForm, fits: Fits) -> Mismatch | None:
    """The same for a type that is not a union."""
    if isinstance(value, Scalar):
        return (value, kind) if fits.never(literal_form(value), kind) else None
    if fits.never(literal_form(value), kind._replace(arguments=())):
        return value, kind
    parts: list[Node] = []
    if isinstance(value, Sequence) and (count := fixed_length(kind)) is not None:
        if len(value.items) != count:
            return value, kind
        pairs = zip(value.items, unwrap(kind).arguments, strict=True)
        each = (wrong_part(part, one, fits) for part, one in pairs)
        return next((part for part in each if part is not None), None)
    if isinstance(value, Sequence):
        parts, inner = value.items, item_of(kind)
    elif isinstance(value, Mapping) and len(kind.arguments) == 2:
        parts, inner = [one.value for one in value.entries], kind.arguments[1]
    found = (wrong_part(part, inner, fits) for part in parts)
    return next((part for part in found if part is not None), None)


def fixed_length(kind: TypeForm) -> int | None:
    """How many items a tuple has; None for other types and for tuples of any length."""
    kind = unwrap(kind)
    if kind.name != "builtins.tuple" or not kind.arguments:
        return None
    is_open = any(one.name == "..." or "Unpack" in one.name for one in kind.arguments)
    return None if is_open else len(kind.arguments)


def _all(nodes: list[Node], depth: int) -> TypeForm:
    """The type that all of some values have, if it is known and there are any."""
    forms = list(dict.fromkeys(literal_form(one, depth + 1) for one in nodes))
    return NOTHING_KNOWN if NOTHING_KNOWN in forms else union(forms)


def _scalar(node: Scalar, *, is_exact: bool) -> TypeForm:
    value = node.value
    if value is None or isinstance(value, str | bool | int | float):
        if type(value) is int and value in (0, 1):  # which people write for booleans
            return union((TypeForm("builtins.int"), TypeForm("builtins.bool")))
        if is_exact:
            return TypeForm("typing.Literal", values=(value,))
        return TypeForm(f"builtins.{type(value).__name__}")
    if isinstance(value, datetime.date):
        return TypeForm(
            f"datetime.{'datetime' if isinstance(value, datetime.datetime) else 'date'}"
        )
    return TypeForm("builtins.bytes") if isinstance(value, bytes) else NOTHING_KNOWN
