"""What a field of a pydantic model says of itself: its default, its aliases, its limits.

That stands in the value of the field and in the metadata of its annotation, through aliases of
types too. What comes later overrides what comes before.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from noob_lint.python.answers import NOTHING_KNOWN, Annotation, TypeForm
from noob_lint.python.describe.aliases import Keys, UnreadError, Where, is_none, keys_of
from noob_lint.python.resolve.constants import constant
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import (
    Absent,
    Cannot,
    Context,
    Expression,
    Function,
    Special,
)
from noob_lint.python.types.limits import FIELD, Limits, of_keywords

_FIELDS = frozenset({FIELD, "dataclasses.field"})
_DEEPEST = 20


class Said(NamedTuple):
    """What a field says. `keys` are its aliases, None if it has none; `text` its plain default."""

    required: bool = True
    text: str | None = None
    keys: Keys | None = None
    in_init: bool = True
    keyword_only: bool | None = None
    limits: Limits | None = ()


def said_by(
    annotation: ast.expr, value: ast.expr | None, context: Context, resolver: Resolver
) -> Said:
    """What a field says; raises `UnreadError` where a part that matters is unknown."""
    said = Said()
    for node, where in _metadata(annotation, context, resolver):
        if isinstance(node, ast.Call) and _is_field(node, where, resolver):
            said = _with(said, node, where, resolver)._replace(limits=())  # read with the type
    if value is None or _is_ellipsis(value):
        return said
    call, where = _called(value, context, resolver)
    if call is not None and _is_field(call, where, resolver):
        return _with(said, call, where, resolver)
    if call is value and call is not None and _may_make_fields(resolver, call, context):
        raise UnreadError
    return said._replace(required=False, text=context.module.text(value))


def typed(annotation: Annotation, said: Said, is_converted: bool) -> Annotation:
    """The annotation of a field, with the limits that its default says."""
    form = annotation.form
    if is_converted or said.limits is None:
        return annotation._replace(form=NOTHING_KNOWN)
    if not said.limits:
        return annotation
    if form.name == "typing.Annotated" and not form.quoted:
        limits = None if form.limits is None else form.limits + said.limits
        return annotation._replace(form=form._replace(limits=limits))
    form = TypeForm("typing.Annotated", (form,), limits=said.limits)
    return annotation._replace(form=form)


def _called(
    value: ast.expr, context: Context, resolver: Resolver
) -> tuple[ast.Call | None, Context]:
    """The call that a value is, or is a name for, such as a field that is used several times."""
    if isinstance(value, ast.Name | ast.Attribute):
        entity = resolver.evaluate(value, context)
        if isinstance(entity, Expression):
            value, context = entity.node, entity.context
    return (value if isinstance(value, ast.Call) else None), context


def _may_make_fields(resolver: Resolver, call: ast.Call, context: Context) -> bool:
    """Whether a default is made by a function of the project that calls ``Field``."""
    made = resolver.evaluate(call.func, context)
    node = made.node if isinstance(made, Function | Expression) else None
    return node is not None and "ield'" in ast.dump(node)


def _is_field(call: ast.Call, context: Context, resolver: Resolver) -> bool:
    made = resolver.evaluate(call.func, context)
    last = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    last = call.func.id if isinstance(call.func, ast.Name) else last
    if isinstance(made, Cannot | Absent) and last in ("Field", "field"):
        raise UnreadError  # from where it cannot be followed
    return isinstance(made, Special) and made.name in _FIELDS


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is Ellipsis


def _metadata(
    node: ast.expr, context: Context, resolver: Resolver, depth: int = 0
) -> Iterator[Where]:
    """The metadata of an annotation, the innermost first."""
    if depth > _DEEPEST or (isinstance(node, ast.Constant) and _hides_field(node)):
        raise UnreadError
    if isinstance(node, ast.Name | ast.Attribute):
        entity = resolver.evaluate(node, context)
        if isinstance(entity, Expression) and not isinstance(entity.node, ast.Name | ast.Attribute):
            if entity.is_alias_type and _hides_field(entity.node):
                raise UnreadError
            yield from _metadata(entity.node, entity.context, resolver, depth + 1)
    if isinstance(node, ast.Subscript):
        yield from _of_subscript(node, context, resolver, depth)


def _hides_field(node: ast.expr) -> bool:
    """Whether the metadata of an annotation that is not read through may have a field."""
    return "Field" in ast.dump(node)


def _of_subscript(
    node: ast.Subscript, context: Context, resolver: Resolver, depth: int
) -> Iterator[Where]:
    base = resolver.evaluate(node.value, context)
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    is_annotated = base == Special("typing.Annotated")
    if is_annotated or base == Special("typing.Final"):
        yield from _metadata(parts[0], context, resolver, depth + 1)
        for part in parts[1:] if is_annotated else ():
            found = resolver.evaluate(part, context)
            if isinstance(found, Expression):
                yield found.node, found.context
    elif isinstance(base, Expression) and _hides_field(base.node):
        raise UnreadError  # an alias with type variables


def _with(said: Said, call: ast.Call, context: Context, resolver: Resolver) -> Said:
    """What is said already, and what a call of ``Field`` adds."""
    given: dict[str, ast.expr] = {}
    for keyword in call.keywords:
        if keyword.arg is None:
            raise UnreadError
        given[keyword.arg] = keyword.value
    first = call.args[0] if call.args else given.get("default")
    if first is not None and not _is_ellipsis(first):
        said = said._replace(required=False)
    if "default_factory" in given and not is_none(given["default_factory"], context, resolver):
        said = said._replace(required=False)
    said = _aliased(said, given, context, resolver)
    skipped = "init" in given and constant(given["init"], context, resolver) is False
    keyword_only = constant(given.get("kw_only"), context, resolver)
    return said._replace(
        in_init=not skipped,
        keyword_only=keyword_only if isinstance(keyword_only, bool) else said.keyword_only,
        limits=of_keywords(call, context, resolver),
    )


def _aliased(said: Said, given: dict[str, ast.expr], context: Context, resolver: Resolver) -> Said:
    """What is said already, and the aliases that a call of ``Field`` adds."""
    names = [name for name in ("validation_alias", "alias", "serialization_alias") if name in given]
    names = [name for name in names if not is_none(given[name], context, resolver)]
    if not names or names[0] == "serialization_alias":
        return said
    return said._replace(keys=keys_of(given[names[0]], context, resolver))
