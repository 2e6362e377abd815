"""Constructors that are generated from what a class declares: dataclasses, attrs, named tuples."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from types import MappingProxyType

from noob_lint.python.answers import (
    NOTHING_KNOWN,
    Annotation,
    Parameter,
    ParameterKind,
    Signature,
    Unknown,
)
from noob_lint.python.describe.signatures import mangled
from noob_lint.python.resolve.classes import ATTRS, DATACLASS, OLD_ATTRS, Classes
from noob_lint.python.resolve.constants import NotConstant, constant
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import Cannot, Class, Special, inside
from noob_lint.python.types.annotations import Annotations
from noob_lint.support.values import NamedTuple

_KEYWORD = ParameterKind.KEYWORD_ONLY
_ATTRIBUTE = "attrs.field"
_FIELD = "dataclasses.field"
_ATTRS_OPTIONS = MappingProxyType({"init": True, "kw_only": False, "auto_attribs": None})
_ATTRS_UNREAD = frozenset({"these", "field_transformer"})


class _Field(NamedTuple):
    """A declared field, and what its default says of it."""

    name: str
    annotation: Annotation | None
    required: bool = True
    text: str | None = None
    alias: str | None = None
    in_init: bool = True
    keyword_only: bool | None = None
    is_made: bool = False
    """Whether it is made by ``attrs.field`` or ``attr.ib``."""


class _UnreadError(Exception):
    """What matters is unknown."""


class Generated:
    """Finds the parameters of generated constructors."""

    def __init__(self, resolver: Resolver, classes: Classes, annotations: Annotations) -> None:
        self._resolver = resolver
        self._classes = classes
        self._annotations = annotations

    def of(self, owner: Class, first: Class, dotted: str) -> Signature | Unknown | None:
        """The constructor that a decorator of `first`, of which `owner` inherits it, generates.

        None if it has none that does.
        """
        calls = self._calls(first)
        init = self._classes.own(first, "__init__")
        if OLD_ATTRS in calls and init is not None:
            return Unknown(dotted, "attrs may replace its constructor")
        maker = self._maker(first)
        if maker is None or init is not None:
            return None
        try:
            if self._option(calls[maker], "init", first) is False:
                return None
            found = self._inherited(owner, first, maker)
        except _UnreadError:
            return Unknown(dotted, "its fields are not all written in the class")
        kept = [one for one in found.values() if one is not None]
        kept.sort(key=lambda one: one.kind is _KEYWORD)
        return Signature(tuple(kept))

    def _inherited(self, owner: Class, first: Class, maker: str) -> dict[str, Parameter | None]:
        """The fields of `first` and its bases, in the resolution order of `owner`.

        Dataclasses do not look at the fields of attrs, nor attrs at those of dataclasses.
        """
        order = self._classes.order(owner)
        found: dict[str, Parameter | None] = {}
        for ancestor in reversed(order[order.index(first) :]):
            if isinstance(ancestor, Cannot):
                raise _UnreadError
            if isinstance(ancestor, Class):
                own = self._maker(ancestor)
                if own is not None and (own == DATACLASS) == (maker == DATACLASS):
                    self._add(ancestor, own, found)
        return found

    def _maker(self, owner: Class) -> str | None:
        """The decorator that makes the fields of a class."""
        calls = self._calls(owner)
        return next((one for one in (DATACLASS, ATTRS, OLD_ATTRS) if one in calls), None)

    def _calls(self, owner: Class) -> dict[str, ast.Call | None]:
        """The decorators of a class that are known, with their calls."""
        made = list(self._classes.decorators(owner))
        return {one[0]: one[1] for one in made if not isinstance(one, Cannot)}

    def _add(self, owner: Class, maker: str, found: dict[str, Parameter | None]) -> None:
        """The fields that a class adds, each with its parameter; None if there is none for it."""
        calls = self._calls(owner)
        if has_nested_fields(owner.node):
            raise _UnreadError
        keyword_only = self._option(calls[maker], "kw_only", owner) is True
        if maker == DATACLASS:
            declared = self._declared(owner, inherits=True)
            found.update(_dataclass_fields(declared, keyword_only))
            return
        is_automatic = self._option(calls[maker], "auto_attribs", owner)
        for name, parameter in self._attrs_fields(owner, is_automatic, maker, keyword_only):
            found.pop(name, None)
            found[name] = parameter

    def _option(self, call: ast.Call | None, name: str, owner: Class) -> object:
        """The value of a keyword of a decorator."""
        for keyword in call.keywords if call else ():
            if keyword.arg is None or keyword.arg in _ATTRS_UNREAD:
                raise _UnreadError
            if keyword.arg == name:
                value = constant(keyword.value, owner.context, self._resolver)
                if isinstance(value, NotConstant):
                    raise _UnreadError
                return value
        return _ATTRS_OPTIONS[name]

    def _attrs_fields(
        self, owner: Class, is_automatic: object, maker: str, keyword_only: bool
    ) -> Iterator[tuple[str, Parameter | None]]:
        declared = list(self._declared(owner))
        loose = any(one.is_made and one.annotation is None for one in declared)
        if is_automatic is None:
            is_automatic = maker == ATTRS and not loose
        elif is_automatic and loose:
            raise _UnreadError  # attrs refuses the class
        with_default = _defaults_by_decorator(owner.node)
        for field in declared:
            if field.is_made or is_automatic:
                required = field.required and field.name not in with_default
                name = field.alias or field.name.lstrip("_")
                yield field.name, _parameter(field._replace(required=required), name, keyword_only)

    def _declared(self, owner: Class, *, inherits: bool = False) -> Iterator[_Field]:
        """The fields that a class declares, with their defaults.

        A value that the class has elsewhere is the default too: if `inherits`, also one of a base.
        """
        for node in owner.node.body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                annotation = self._annotations.of(node.annotation, inside(owner))
                if annotation.form.name != "typing.ClassVar":
                    place = owner.context.module.place(node.target)
                    name = mangled(node.target.id, inside(owner))
                    is_set = self._classes.own(owner, name) is not None or (
                        inherits and self._classes.attribute(owner, name) is not None
                    )
                    field = _Field(name, annotation._replace(place=place), required=not is_set)
                    yield self._with_default(field, node.value, owner)
            elif isinstance(node, ast.Assign):
                targets = (one.id for one in node.targets if isinstance(one, ast.Name))
                names = [mangled(one, inside(owner)) for one in targets]
                field = self._with_default(_Field("", None), node.value, owner)
                if field.is_made:
                    yield from (field._replace(name=name) for name in names)

    def _with_default(self, field: _Field, value: ast.expr | None, owner: Class) -> _Field:
        if value is None:
            return field
        text = owner.context.module.text(value)
        if isinstance(value, ast.Call):
            made = self._resolver.evaluate(value.func, inside(owner))
            if made == Special(_FIELD):
                return self._made(field, value, owner)
            if made == Special(_ATTRIBUTE):
                return self._made(field, value, owner)._replace(is_made=True)
        return field._replace(required=False, text=text)

    def _made(self, field: _Field, call: ast.Call, owner: Class) -> _Field:
        """A field that is made by a call of ``field``, ``attrs.field`` or the like."""
        given = {one.arg: one.value for one in call.keywords}
        if None in given:
            raise _UnreadError
        first = call.args[0] if call.args else given.get("default")
        missing = first is None or _is_nothing(first)
        required = missing and not {"default_factory", "factory"} & given.keys()
        alias = given.get("alias")
        name = None if alias is None else constant(alias, inside(owner), self._resolver)
        if isinstance(name, NotConstant):
            raise _UnreadError
        in_init = constant(given.get("init"), inside(owner), self._resolver) is not False
        said = constant(given.get("kw_only"), inside(owner), self._resolver)
        annotation = field.annotation
        if annotation is not None and "converter" in given:
            annotation = annotation._replace(form=NOTHING_KNOWN)
        return field._replace(
            annotation=annotation,
            required=required,
            alias=None if name is None else str(name),
            in_init=in_init,
            keyword_only=said if isinstance(said, bool) else None,
        )

    def named_tuple(self, owner: Class, dotted: str) -> Signature | Unknown:
        """The constructor of a class that derives from ``typing.NamedTuple`` itself."""
        if has_nested_fields(owner.node):
            return Unknown(dotted, "its fields depend on conditions")
        fields = [one for one in self._declared(owner) if one.annotation is not None]
        made = (_parameter(one, one.name, keyword_only=False) for one in fields)
        return Signature(tuple(one for one in made if one is not None))


def _dataclass_fields(
    fields: Iterator[_Field], keyword_only: bool
) -> Iterator[tuple[str, Parameter | None]]:
    for field in fields:
        if field.annotation is None:
            continue
        if field.annotation.form.name == "dataclasses.KW_ONLY":
            keyword_only = True
            continue
        yield field.name, _parameter(field, field.name, keyword_only)


def _parameter(field: _Field, name: str, keyword_only: bool) -> Parameter | None:
    """The parameter of a field; None if the constructor has none for it."""
    if not field.in_init:
        return None
    by_keyword = keyword_only if field.keyword_only is None else field.keyword_only
    kind = _KEYWORD if by_keyword else ParameterKind.POSITIONAL_OR_KEYWORD
    place = None if field.annotation is None else field.annotation.place
    return Parameter(name, kind, field.required, field.text, field.annotation, place=place)


def _is_nothing(node: ast.expr) -> bool:
    """Whether a default is attrs' own mark for none."""
    last = node.attr if isinstance(node, ast.Attribute) else ""
    return (node.id if isinstance(node, ast.Name) else last) == "NOTHING"


def _defaults_by_decorator(node: ast.ClassDef) -> frozenset[str]:
    """The attributes that a method sets the default of: ``@x.default``."""
    functions = (line for line in node.body if isinstance(line, ast.FunctionDef))
    decorators = (one for function in functions for one in function.decorator_list)
    return frozenset(
        one.value.id
        for one in decorators
        if isinstance(one, ast.Attribute)
        and one.attr == "default"
        and isinstance(one.value, ast.Name)
    )


def has_nested_fields(node: ast.ClassDef) -> bool:
    """Whether a class has annotations inside an ``if`` or the like."""
    nested = (part for part in node.body if isinstance(part, ast.If | ast.Try | ast.With | ast.For))
    return any(isinstance(one, ast.AnnAssign) for part in nested for one in ast.walk(part))
