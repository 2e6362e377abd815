"""The configuration of a pydantic model, and its validators."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from noob_lint.python.describe.aliases import UnreadError, Where
from noob_lint.python.resolve.classes import ASSET, NODE, Classes
from noob_lint.python.resolve.constants import NotConstant, constant, text
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import (
    Class,
    Context,
    Expression,
    Function,
    Runtime,
    Special,
    inside,
)

Settings = dict[str, Where]
"""The settings of a configuration, not yet evaluated."""

_ACCEPTS = frozenset(
    {"strict", "coerce_numbers_to_str", "str_strip_whitespace", "str_to_lower", "str_to_upper"}
    | {"str_min_length", "str_max_length", "allow_inf_nan", "use_enum_values"}
    | {"arbitrary_types_allowed"}
)
"""The settings that decide which values are accepted, or what types there may be."""

_OF_MODELS = frozenset({"pydantic.model_validator", "pydantic.root_validator"})
_OF_FIELDS = frozenset({"pydantic.field_validator", "pydantic.validator"})
_EVERY = "*"


def settings_of(owner: Class, classes: Classes, resolver: Resolver) -> Settings:
    """The configuration of a model, that of its bases included.

    Raises `UnreadError` where unknown.
    """
    found: Settings = {}
    for ancestor in reversed(classes.order(owner)):
        if isinstance(ancestor, Class):
            found.update(_own_settings(ancestor, classes, resolver))
        elif ancestor in (NODE, ASSET):
            forbid = ast.Constant("forbid")
            found["extra"] = forbid, owner.context
    return found


def _own_settings(owner: Class, classes: Classes, resolver: Resolver) -> Settings:
    found: Settings = {}
    for line in owner.node.body:
        if isinstance(line, ast.ClassDef) and line.name == "Config":
            found.update(_old_style(line, owner))
        elif _changes_config(line):
            raise UnreadError
        elif isinstance(line, ast.Assign | ast.AnnAssign) and line.value is not None:
            names = [one.id for one in _targets(line) if isinstance(one, ast.Name)]
            if "model_config" in names:
                found.update(settings_in(line.value, inside(owner), classes, resolver))
    for keyword in owner.node.keywords:
        if keyword.arg is None:
            raise UnreadError
        found[keyword.arg] = keyword.value, owner.context
    return found


def _changes_config(line: ast.stmt) -> bool:
    """Whether a statement does more with the configuration than to set it."""
    if isinstance(line, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return False
    targets = _targets(line)
    if targets and all(isinstance(one, ast.Name) for one in targets):
        return False
    return any(isinstance(one, ast.Name) and one.id == "model_config" for one in ast.walk(line))


def _targets(line: ast.stmt) -> list[ast.expr]:
    """What a statement assigns to."""
    if isinstance(line, ast.Assign):
        return line.targets
    return [line.target] if isinstance(line, ast.AnnAssign) else []


def _old_style(node: ast.ClassDef, owner: Class) -> Iterator[tuple[str, Where]]:
    """The settings of a class ``Config`` within a model."""
    if node.bases:
        raise UnreadError
    for line in node.body:
        if isinstance(line, ast.Assign):
            for target in line.targets:
                if isinstance(target, ast.Name):
                    yield target.id, (line.value, inside(owner))


def settings_in(
    node: ast.expr, context: Context, classes: Classes, resolver: Resolver, depth: int = 0
) -> Settings:
    """The settings that an expression makes; raises `UnreadError` where unknown."""
    if depth > 10:
        raise UnreadError
    if isinstance(node, ast.Attribute) and node.attr == "model_config":
        owner = resolver.evaluate(node.value, context)
        if isinstance(owner, Class):
            return settings_of(owner, classes, resolver)
    if isinstance(node, ast.Name | ast.Attribute):
        entity = resolver.evaluate(node, context)
        if not isinstance(entity, Expression):
            raise UnreadError
        return settings_in(entity.node, entity.context, classes, resolver, depth + 1)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        parts = (node.left, node.right)
        both = [settings_in(one, context, classes, resolver, depth + 1) for one in parts]
        return both[0] | both[1]
    found: Settings = {}
    for name, value in _pairs(node, context, resolver):
        if name is None:
            found.update(settings_in(value, context, classes, resolver, depth + 1))
        else:
            found[name] = value, context
    return found


def _pairs(
    node: ast.expr, context: Context, resolver: Resolver
) -> Iterator[tuple[str | None, ast.expr]]:
    """The keys and values of a dictionary or a call that makes one; None for ``**``."""
    if isinstance(node, ast.Call):
        made = resolver.evaluate(node.func, context)
        is_dict = isinstance(made, Runtime) and made.value is dict
        if node.args or not (is_dict or made == Special("pydantic.ConfigDict")):
            raise UnreadError
        yield from ((one.arg, one.value) for one in node.keywords)
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            name = None if key is None else text(key, context, resolver)
            if name is None and key is not None:
                raise UnreadError
            yield name, value
    else:
        raise UnreadError


class Config(NamedTuple):
    """What a configuration says that matters here."""

    extra: str
    by_name: bool
    by_alias: bool
    generator: Where | None
    accepts: tuple[tuple[str, object], ...]


def config_of(settings: Settings, resolver: Resolver) -> Config:
    """Evaluate a configuration; raises `UnreadError` where a setting that matters is unknown."""

    def value(name: str) -> object:
        if name not in settings:
            return None
        node, context = settings[name]
        found = constant(node, context, resolver)
        if isinstance(found, NotConstant):
            last = node.attr if isinstance(node, ast.Attribute) else None
            if name == "extra" and last in ("allow", "ignore", "forbid"):  # pydantic.Extra
                return last
            raise UnreadError
        return found

    generator = settings.get("alias_generator")
    if generator is not None and constant(*generator, resolver) is None:
        raise UnreadError  # the fields of a base keep the aliases that they have
    return Config(
        str(value("extra") or "ignore"),
        bool(value("populate_by_name") or value("validate_by_name")),
        value("validate_by_alias") is not False,
        generator,
        tuple((name, value(name)) for name in sorted(_ACCEPTS & settings.keys())),
    )


class Converted(NamedTuple):
    """The fields whose values validators may change before pydantic looks at them."""

    names: frozenset[str]
    is_every: bool

    def has(self, name: str) -> bool:
        """Whether the field of that name is one of them."""
        return self.is_every or name in self.names


def converted_by(ancestors: Iterable[Class], resolver: Resolver) -> Converted:
    """The fields that validators of a model and its bases convert.

    Raises `UnreadError` if one of them may change which keys and fields there are.
    """
    names: set[str] = set()
    for owner in ancestors:
        for call in _validators(owner, resolver):
            names |= _converts(call, inside(owner), resolver)
    return Converted(frozenset(names), _EVERY in names)


def _validators(owner: Class, resolver: Resolver) -> Iterator[ast.expr]:
    """What looks like a validator in the body of a model: decorators, and calls in values."""
    for line in owner.node.body:
        if isinstance(line, ast.FunctionDef | ast.AsyncFunctionDef):
            for one in line.decorator_list:
                function = one.func if isinstance(one, ast.Call) else one
                made = resolver.evaluate(function, inside(owner))
                is_known = isinstance(made, Special | Runtime)
                if _is_validator(made) or (not is_known and _smells(one, made)):
                    yield one
        elif isinstance(line, ast.Assign | ast.AnnAssign) and line.value is not None:
            value = line.value
            if isinstance(value, ast.Call) and isinstance(value.func, ast.Call):
                made = resolver.evaluate(value.func.func, inside(owner))
                if _is_validator(made) or _smells(value.func, made):
                    yield value.func


def _is_validator(made: object) -> bool:
    return isinstance(made, Special) and made.name in _OF_MODELS | _OF_FIELDS


def _smells(node: ast.expr, made: object) -> bool:
    """Whether a decorator that is not known may make a validator."""
    if "valid" in ast.dump(node).lower():
        return True
    return isinstance(made, Function) and "valid" in ast.dump(made.node).lower()


def _converts(node: ast.expr, context: Context, resolver: Resolver) -> set[str]:
    """The fields whose values a validator changes before pydantic looks at them."""
    made = resolver.evaluate(node.func if isinstance(node, ast.Call) else node, context)
    if not isinstance(made, Special) or not _is_validator(made):
        raise UnreadError
    if not isinstance(node, ast.Call):
        return _of_bare(made.name)
    given = {one.arg: one.value for one in node.keywords}
    if None in given:
        raise UnreadError
    is_after = _is_after(made.name, given, context, resolver)
    if made.name in _OF_MODELS:
        if not is_after:
            raise UnreadError
        return set()
    names = {text(one, context, resolver) or _EVERY for one in node.args}
    return set() if is_after else names


def _of_bare(name: str) -> set[str]:
    """What a validator without arguments does, which is made otherwise than it should be."""
    if name in _OF_MODELS:
        raise UnreadError
    return {_EVERY}


def _is_after(
    name: str, given: dict[str | None, ast.expr], context: Context, resolver: Resolver
) -> bool:
    if name in ("pydantic.validator", "pydantic.root_validator"):
        return "pre" not in given or constant(given["pre"], context, resolver) is False
    if "mode" not in given:
        return name == "pydantic.field_validator"
    return constant(given["mode"], context, resolver) == "after"
