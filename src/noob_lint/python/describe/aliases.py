"""The keys by which pydantic takes a field: aliases in every form, and what generates them."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from contextlib import suppress
from types import MappingProxyType
from typing import NamedTuple

from noob_lint.python.resolve.constants import constant, text
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import Context, Expression, Function, Runtime, Special

Where = tuple[ast.expr, Context]
"""An expression and the context that it is in."""


class Keys(NamedTuple):
    """The keys of a field at the top of what is given; in one of them it may be `deeper`."""

    names: tuple[str, ...]
    deeper: bool = False


class UnreadError(Exception):
    """An alias cannot be read from the source."""


def keys_of(node: ast.expr, context: Context, resolver: Resolver) -> Keys:
    """The keys that an alias is; raises `UnreadError` where unknown."""
    found = text(node, context, resolver)
    if found is not None:
        return Keys((found,))
    if isinstance(node, ast.Name | ast.Attribute):
        entity = resolver.evaluate(node, context)
        if isinstance(entity, Expression) and isinstance(entity.node, ast.Call):
            return keys_of(entity.node, entity.context, resolver)
    if not isinstance(node, ast.Call) or node.keywords or not node.args:
        raise UnreadError
    made = resolver.evaluate(node.func, context)
    if made == Special("pydantic.AliasPath"):
        first = text(node.args[0], context, resolver)
        if first is None:
            raise UnreadError
        return Keys((first,), deeper=len(node.args) > 1)
    if made != Special("pydantic.AliasChoices"):
        raise UnreadError
    choices = [keys_of(one, context, resolver) for one in node.args]
    names = dict.fromkeys(name for one in choices for name in one.names)
    return Keys(tuple(names), any(one.deeper for one in choices))


def is_none(node: ast.expr, context: Context, resolver: Resolver) -> bool:
    """Whether an expression is None."""
    return constant(node, context, resolver) is None


def generated(name: str, generator: Where, resolver: Resolver) -> str | None:
    """The key that an alias generator makes of the name of a field; None if it makes none.

    Raises `UnreadError` where unknown.
    """
    node, context = generator
    if isinstance(node, ast.Lambda):
        return _result(node.args, node.body, context, name)
    if isinstance(node, ast.Call):
        return _of_call(name, node, context, resolver)
    entity = resolver.evaluate(node, context)
    if isinstance(entity, Special) and entity.name in _KNOWN:
        return _KNOWN[entity.name](name)
    if isinstance(entity, Runtime) and entity.name in _METHODS_OF_STR:
        return _METHODS_OF_STR[entity.name](name)
    if isinstance(entity, Function) and not entity.node.decorator_list:
        body = [line for line in entity.node.body if not _is_docstring(line)]
        if len(body) == 1 and isinstance(body[0], ast.Return) and body[0].value is not None:
            return _result(entity.node.args, body[0].value, entity.context, name)
    if isinstance(entity, Expression) and not isinstance(entity.node, ast.Name | ast.Attribute):
        if constant(entity.node, entity.context, resolver) is None:
            return None
        return generated(name, (entity.node, entity.context), resolver)
    raise UnreadError


def _of_call(name: str, node: ast.Call, context: Context, resolver: Resolver) -> str | None:
    """What an ``AliasGenerator`` makes: of its functions the one for validation, else the first."""
    if resolver.evaluate(node.func, context) != Special("pydantic.AliasGenerator"):
        raise UnreadError
    given = {one.arg: one.value for one in node.keywords}
    given.update(zip(("alias", "validation_alias", "serialization_alias"), node.args, strict=False))
    for key in ("validation_alias", "alias"):
        if key in given and not is_none(given[key], context, resolver):
            return generated(name, (given[key], context), resolver)
    if None in given:
        raise UnreadError
    return None


def _is_docstring(line: ast.stmt) -> bool:
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)


def _result(arguments: ast.arguments, node: ast.expr, context: Context, name: str) -> str:
    """What a function of one parameter returns for a name."""
    given = [*arguments.posonlyargs, *arguments.args]
    if len(given) != 1:
        raise UnreadError
    found = _run(node, given[0].arg, name)
    if not isinstance(found, str):
        raise UnreadError
    return found


_STEPS = frozenset(
    {"upper", "lower", "title", "capitalize", "swapcase", "replace", "removeprefix"}
    | {"removesuffix", "strip", "lstrip", "rstrip", "casefold"}
)
"""Methods of strings that are harmless, and quick for short ones."""

_LONGEST = 1000
"""Longer strings are left alone: each `replace` in a chain may multiply the length."""


def _run(node: ast.expr, parameter: str, name: str) -> str:
    """The value of a simple expression over a string."""
    if isinstance(node, ast.Name) and node.id == parameter:
        return name
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _run(node.left, parameter, name) + _run(node.right, parameter, name)
    if isinstance(node, ast.JoinedStr):
        return "".join(_run(part, parameter, name) for part in node.values)
    if isinstance(node, ast.FormattedValue) and node.conversion == -1 and node.format_spec is None:
        return _run(node.value, parameter, name)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not node.keywords:
        step, of = node.func.attr, _run(node.func.value, parameter, name)
        given = [_run(one, parameter, name) for one in node.args]
        is_short = all(len(one) <= _LONGEST for one in (of, *given))
        if step in _STEPS and len(given) <= 2 and is_short:
            with suppress(TypeError):
                return str(getattr(of, step)(*given))
    raise UnreadError


def _to_pascal(name: str) -> str:
    return re.sub("([0-9A-Za-z])_(?=[0-9A-Z])", lambda found: found.group(1), name.title())


def _to_camel(name: str) -> str:
    if re.match("^[a-z]+[A-Za-z0-9]*$", name) and not re.search(r"\d(?=[a-z])", name):
        return name
    return re.sub("(^_*[A-Z])", lambda found: found.group(1).lower(), _to_pascal(name))


def _to_snake(name: str) -> str:
    for ends, starts in (("[A-Z]+", "[A-Z][a-z]"), ("[a-z]", "[A-Z]"), ("[0-9]", "[A-Z]")):
        name = re.sub(f"({ends})({starts})", r"\1_\2", name)
    return re.sub("([a-z])([0-9])", r"\1_\2", name).replace("-", "_").lower()


_KNOWN: MappingProxyType[str, Callable[[str], str]] = MappingProxyType(
    {
        "pydantic.alias_generators.to_camel": _to_camel,
        "pydantic.alias_generators.to_pascal": _to_pascal,
        "pydantic.alias_generators.to_snake": _to_snake,
    }
)
"""What pydantic's own generators do (2.14), which is not imported for it."""

_METHODS_OF_STR: MappingProxyType[str, Callable[[str], str]] = MappingProxyType(
    {
        "builtins.str.upper": str.upper,
        "builtins.str.lower": str.lower,
        "builtins.str.title": str.title,
        "builtins.str.capitalize": str.capitalize,
    }
)
