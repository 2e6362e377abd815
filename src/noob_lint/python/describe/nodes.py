"""What a class that derives from noob's `Node` decides itself, where noob would ask `process`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from noob_lint.python.answers import Found, Signature, Unknown
from noob_lint.python.resolve.classes import Classes
from noob_lint.python.source.entities import Class

_SIGNALS = frozenset({"signals", "_signals", "get_signals"})
_SLOTS = frozenset({"slots", "_slots", "get_slots", "edges", "_edges"})
_INJECTIONS = frozenset({"injections", "_injections"})
_CALL = frozenset({"process", "__dict__"})
_SET = _SIGNALS | _SLOTS | _INJECTIONS | _CALL
"""Attributes of a node from which noob takes what `process` says by default."""


def with_own(answer: Found, entity: Class, classes: Classes) -> Found:
    """The answer without what the class itself decides: properties and attributes that it sets."""
    for name in sorted(_decided(entity, classes)):
        unknown = Unknown(answer.dotted, f"it has a {name!r} of its own")
        if name in _SIGNALS:
            answer = answer._replace(signals=unknown)
        elif name in _SLOTS:
            answer = answer._replace(slots=unknown)
        elif name in _INJECTIONS:
            answer = answer._replace(call=_may_be_filled(answer.call))
        else:
            answer = answer._replace(signals=unknown, slots=unknown, call=unknown, process=unknown)
    return answer


def _decided(entity: Class, classes: Classes) -> set[str]:
    own = {name for name in _SET - _CALL if classes.attribute(entity, name) is not None}
    for one in classes.order(entity):
        if isinstance(one, Class):
            own |= set(_set_in(one.node)) & _SET
    return own


def _set_in(node: ast.ClassDef) -> Iterator[str]:
    """The attributes of ``self`` that the methods of a class set; `__dict__` where it is any."""
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
            is_set = part.attr == "__dict__" or not isinstance(part.ctx, ast.Load)
            if part.value.id == "self" and is_set:
                yield part.attr
        elif isinstance(part, ast.Call):
            yield from _set_by(part)


def _set_by(call: ast.Call) -> Iterator[str]:
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else ""
    name = function.id if isinstance(function, ast.Name) else name
    if name not in ("setattr", "__setattr__"):
        return
    said = [one.value for one in call.args if isinstance(one, ast.Constant)]
    names = [one for one in said if isinstance(one, str)]
    yield from names or ["__dict__"]


def _may_be_filled(call: Signature | Unknown | None) -> Signature | Unknown | None:
    """The call, of which noob may fill any parameter."""
    if not isinstance(call, Signature):
        return call
    parameters = (one._replace(injected=None, may_be_injected=True) for one in call.parameters)
    return call._replace(parameters=tuple(parameters))
