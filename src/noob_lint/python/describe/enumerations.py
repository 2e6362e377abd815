"""The members of enumerations, as far as they are written as constants."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from types import MappingProxyType

from noob_lint.python.models import Enumeration
from noob_lint.python.resolve.classes import OBJECT, Ancestor, Classes
from noob_lint.python.resolve.constants import NotConstant, constant
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import Class, Runtime, Special, inside

_KINDS = MappingProxyType(
    {"enum.Enum": "", "enum.IntEnum": "int", "enum.StrEnum": "str"}
    | {f"builtins.{name}": name for name in ("int", "str", "float")}
)
_HOOKS = ("_missing_", "__new__", "__init__", "_generate_next_value_", "_ignore_", "_value_")
"""What may change the values of members, or what a value stands for."""

_TYPES: Mapping[str, tuple[type, ...]] = MappingProxyType(
    {"int": (int,), "str": (str,), "float": (int, float), "": (object,)}
)


class _Auto:
    """The value of a member that is counted."""


def enumeration_of(owner: Class, classes: Classes, resolver: Resolver) -> Enumeration | None:
    """The members of an enumeration; None for another class, and where unknown."""
    order = classes.order(owner)
    kinds = [_kind(one) for one in order if not isinstance(one, Class) and one != OBJECT]
    names = {_name(one) for one in order}
    if None in kinds or not names & {"enum.Enum", "enum.IntEnum", "enum.StrEnum"}:
        return None
    if owner.node.decorator_list or any(classes.own(owner, one) for one in _HOOKS):
        return None
    if any(isinstance(one, Class) and one != owner for one in order):
        return None  # methods of a base may be any of those
    kind = next((one for one in kinds if one), "")
    found: dict[str, object] = {}
    for line in owner.node.body:
        pair = _member(line, owner, resolver)
        if pair is None:
            return None
        name, value = pair
        if not name:
            continue
        if isinstance(value, _Auto):
            value = _next(name, found, is_text="enum.StrEnum" in names)
        if name in found or value is None or not isinstance(value, _TYPES[kind]):
            return None
        found[name] = value
    return Enumeration(kind, tuple(found.items())) if found else None


def _name(one: Ancestor) -> str:
    return one.name if isinstance(one, Runtime | Special) else ""


def _kind(one: Ancestor) -> str | None:
    """The type of values that a base asks for; None for one that may change how they are made."""
    return _KINDS.get(_name(one))


def _member(line: ast.stmt, owner: Class, resolver: Resolver) -> tuple[str, object] | None:
    """The name and value of the member that a statement makes, if any ("").

    None if unknown.
    """
    if isinstance(line, ast.FunctionDef | ast.AsyncFunctionDef | ast.Pass | ast.Expr):
        return "", None
    if not isinstance(line, ast.Assign) or len(line.targets) > 1:
        return None
    target, value = line.targets[0], line.value
    if not isinstance(target, ast.Name) or target.id.startswith("_"):
        return None
    if isinstance(value, ast.Call):
        made = resolver.evaluate(value.func, inside(owner))
        is_auto = isinstance(made, Class) and made.canonical == "enum.auto"
        return (target.id, _Auto()) if is_auto else None
    found = constant(value, inside(owner), resolver)
    return None if isinstance(found, NotConstant) else (target.id, found)


def _next(name: str, found: dict[str, object], *, is_text: bool) -> object:
    """What ``auto()`` gives the member `name` after those that were found; None if unknown."""
    if is_text:
        return name.lower()
    values = list(found.values())
    numbers = [one for one in values if isinstance(one, int)]
    if len(numbers) != len(values) or numbers != sorted(numbers):
        return None
    return numbers[-1] + 1 if numbers else 1
