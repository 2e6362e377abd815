"""What metadata and the arguments of ``Field`` say about the values that pydantic accepts."""

from __future__ import annotations

import ast
from collections.abc import Callable
from types import MappingProxyType

from noob_lint.python.answers import NOTHING_KNOWN, TypeForm
from noob_lint.python.resolve.constants import NotConstant, constant
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import (
    Absent,
    Cannot,
    Class,
    Context,
    Expression,
    Function,
    Special,
)

Limits = tuple[tuple[str, object], ...]
"""Arguments of pydantic's ``Field`` that decide what is accepted, with their values."""

FIELD = "pydantic.Field"
KNOWN = frozenset(
    {
        *("gt", "ge", "lt", "le", "multiple_of", "min_length", "max_length", "pattern", "strict"),
        *("allow_inf_nan", "max_digits", "decimal_places", "discriminator"),
        "coerce_numbers_to_str",
    }
)
"""The arguments that are understood; the others change nothing or accept less."""

CONVERTS = frozenset({"strip_whitespace", "to_lower", "to_upper"})
"""Arguments that change a string before it is looked at."""

_LOOSENS = frozenset({"strict", "coerce_numbers_to_str", "discriminator"}) | CONVERTS
"""Arguments whose value has to be known to say anything."""

_ONE = MappingProxyType(
    {
        "annotated_types.Gt": "gt",
        "annotated_types.Ge": "ge",
        "annotated_types.Lt": "lt",
        "annotated_types.Le": "le",
        "annotated_types.MultipleOf": "multiple_of",
        "annotated_types.MinLen": "min_length",
        "annotated_types.MaxLen": "max_length",
    }
)
_OF_STRINGS = frozenset({"pydantic.StringConstraints", "pydantic.constr"})
"""What takes the arguments that change a string."""

_BY_KEYWORD = frozenset({"annotated_types.Interval", "annotated_types.Len", FIELD}) | _OF_STRINGS
_HARMLESS = frozenset({"noob.Name", "pydantic.AfterValidator", "typing.Doc"})

_NAMED = MappingProxyType(
    {
        "pydantic.PositiveInt": ("int", (("gt", 0),)),
        "pydantic.NegativeInt": ("int", (("lt", 0),)),
        "pydantic.NonNegativeInt": ("int", (("ge", 0),)),
        "pydantic.NonPositiveInt": ("int", (("le", 0),)),
        "pydantic.PositiveFloat": ("float", (("gt", 0),)),
        "pydantic.NegativeFloat": ("float", (("lt", 0),)),
        "pydantic.NonNegativeFloat": ("float", (("ge", 0),)),
        "pydantic.NonPositiveFloat": ("float", (("le", 0),)),
        "pydantic.FiniteFloat": ("float", (("allow_inf_nan", False),)),
        "pydantic.StrictInt": ("int", (("strict", True),)),
        "pydantic.StrictFloat": ("float", (("strict", True),)),
        "pydantic.StrictStr": ("str", (("strict", True),)),
        "pydantic.StrictBool": ("bool", (("strict", True),)),
    }
)
"""Types of pydantic that are a builtin type with limits."""

_MADE = MappingProxyType(
    {
        "pydantic.conbytes": "bytes",
        "pydantic.confloat": "float",
        "pydantic.confrozenset": "frozenset",
        "pydantic.conint": "int",
        "pydantic.conlist": "list",
        "pydantic.conset": "set",
        "pydantic.constr": "str",
    }
)
"""Functions of pydantic that create such types."""

_OF_ITEMS = frozenset({"pydantic.confrozenset", "pydantic.conlist", "pydantic.conset"})
"""Those whose first argument is the type of the items."""


def of_metadata(node: ast.expr, context: Context, resolver: Resolver) -> Limits | None:
    """What an item of metadata says; None if it may change in an unknown way what is accepted."""
    if isinstance(node, ast.Constant):
        return ()
    if isinstance(node, ast.Name | ast.Attribute):
        entity = resolver.evaluate(node, context)
        if isinstance(entity, Expression):
            again = isinstance(entity.node, ast.Name | ast.Attribute)
            return None if again else of_metadata(entity.node, entity.context, resolver)
        return None
    if not isinstance(node, ast.Call):
        return None
    made = resolver.evaluate(node.func, context)
    if isinstance(made, Special):
        return _of_special(made.name, node, context, resolver)
    if isinstance(made, Class):
        return None if made.node.bases or _decides(made.node) else ()
    if isinstance(made, Cannot | Absent | Function):
        return () if _last(node.func) in ("Doc", "Name") else None
    return ()


def _last(node: ast.expr) -> str:
    """The name that an expression ends with."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _decides(node: ast.ClassDef) -> bool:
    """Whether a class tells pydantic how to treat values that are annotated with it."""
    return "__get_pydantic" in ast.dump(node) or "__get_validators__" in ast.dump(node)


def _of_special(name: str, call: ast.Call, context: Context, resolver: Resolver) -> Limits | None:
    if name in _ONE:
        value = constant(_argument(call), context, resolver)
        return () if isinstance(value, NotConstant) else ((_ONE[name], value),)
    if name == "annotated_types.Len" and call.args:
        return _of_length(call, context, resolver)
    if name in _BY_KEYWORD:
        return of_keywords(call, context, resolver, converts=name in _OF_STRINGS)
    return () if name in _HARMLESS else None


def _of_length(call: ast.Call, context: Context, resolver: Resolver) -> Limits | None:
    """What ``Len(2, 3)`` says."""
    names = ("min_length", "max_length")
    given = [*zip(names, call.args, strict=False)]
    given += [(one.arg or "", one.value) for one in call.keywords]
    found = [(name, constant(value, context, resolver)) for name, value in given]
    known = [(name, value) for name, value in found if isinstance(value, int) and name in names]
    return tuple(known)


def _argument(call: ast.Call) -> ast.expr | None:
    """The only argument of a call."""
    given = [*call.args, *(one.value for one in call.keywords)]
    return given[0] if len(given) == 1 else None


def of_keywords(
    call: ast.Call, context: Context, resolver: Resolver, *, converts: bool = False
) -> Limits | None:
    """What the keywords of a call of ``Field`` or the like say; None if that is unknown.

    What `converts` may change a string before its length is counted.
    """
    found: list[tuple[str, object]] = []
    for keyword in call.keywords:
        if keyword.arg is None or (keyword.arg in CONVERTS and not converts):
            return None
        if keyword.arg not in KNOWN | CONVERTS:
            continue
        value = constant(keyword.value, context, resolver)
        if not isinstance(value, NotConstant):
            found += [(keyword.arg, value)] if value is not None else []
        elif keyword.arg in _LOOSENS:
            return None
    return tuple(found)


def named(name: str) -> TypeForm:
    """The type that a name of pydantic stands for: a builtin type with limits, or itself."""
    if name not in _NAMED:
        return TypeForm(name)
    kind, limits = _NAMED[name]
    return TypeForm("typing.Annotated", (TypeForm(f"builtins.{kind}"),), limits=limits)


def made_by(
    name: str,
    call: ast.Call,
    context: Context,
    resolver: Resolver,
    form: Callable[[ast.expr, Context], TypeForm],
) -> TypeForm:
    """The type that a function of pydantic makes, such as ``conint(gt=0)``.

    `form` tells which type an expression is.
    """
    if name not in _MADE:
        return NOTHING_KNOWN
    items = [one.value for one in call.keywords if one.arg == "item_type"] + call.args[:1]
    is_odd = len(call.args) > (name in _OF_ITEMS) or (name in _OF_ITEMS and len(items) != 1)
    limits = of_keywords(call, context, resolver, converts=name in _OF_STRINGS)
    if is_odd:
        return TypeForm("typing.Annotated", (TypeForm(f"builtins.{_MADE[name]}"),), limits=None)
    arguments = (form(items[0], context),) if name in _OF_ITEMS else ()
    return TypeForm(
        "typing.Annotated", (TypeForm(f"builtins.{_MADE[name]}", arguments),), limits=limits
    )
