"""Whether pydantic refuses a value for a field: it converts more than a type says."""

from __future__ import annotations

from typing import Any, Literal, Union

from noob_lint.python.answers import TypeForm
from noob_lint.python.types.fits import class_at, unwrap
from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence
from noob_lint.yaml.scalars import Broken, Tagged


def is_refused(value: Node, wanted: TypeForm) -> bool:
    """Whether a field of the type `wanted` surely refuses a value that is written in a tube.

    Only fields of builtin types are judged, by pydantic itself in its lax mode, as noob uses it.
    """
    from pydantic import TypeAdapter, ValidationError

    kind = _type(wanted)
    found = _value(value)
    if kind is None or found is _UNKNOWN:
        return False
    try:
        TypeAdapter(kind).validate_python(found)
    except ValidationError:
        return True
    return False


_UNKNOWN = object()
_SIMPLE = frozenset({"int", "float", "str", "bool", "bytes", "complex", "NoneType"})
_PARAMETRISED = {"list": 1, "set": 1, "frozenset": 1, "dict": 2, "Sequence": 1, "Mapping": 2}


def _type(form: TypeForm) -> Any:
    """The type itself; None if it is not one that is the same wherever the code runs."""
    form = unwrap(form)
    if form.name == "typing.Literal":
        return None if Ellipsis in form.values else Literal[form.values]
    arguments = [_type(one) for one in form.arguments]
    if None in arguments:
        return None
    if form.name == "typing.Union":
        return Union[tuple(arguments)]  # noqa: UP007  (it has no other form for a list of types)
    found: Any = class_at(form.name)
    name = form.name.rpartition(".")[2]
    if found is not None and (name in _SIMPLE or name in _PARAMETRISED):
        if not arguments:
            return found
        return found[tuple(arguments)] if len(arguments) == _PARAMETRISED.get(name) else None
    return None


def _value(node: Node) -> Any:
    """The value of a node as noob gets it, or `_UNKNOWN`."""
    if isinstance(node, Scalar):
        return _UNKNOWN if isinstance(node.value, Tagged | Broken) else node.value
    if node.anchor is not None:  # it may contain itself
        return _UNKNOWN
    if isinstance(node, Sequence):
        items = [_value(one) for one in node.items]
        return _UNKNOWN if any(one is _UNKNOWN for one in items) else items
    if isinstance(node, Mapping) and len(node.by_name) == len(node.entries):
        found = {name: _value(entry.value) for name, entry in node.by_name.items()}
        return _UNKNOWN if any(one is _UNKNOWN for one in found.values()) else found
    return _UNKNOWN
