"""What the constructor of a class takes, and the fields of pydantic models."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from noob_lint.python.answers import (
    NOTHING_KNOWN,
    Annotation,
    Parameter,
    ParameterKind,
    Signature,
    Unknown,
)
from noob_lint.python.describe.signatures import Signatures, bound, of_runtime
from noob_lint.python.resolve.classes import (
    ABSTRACT,
    ASSET,
    ATTRS,
    DATACLASS,
    MODEL,
    NODE,
    Classes,
)
from noob_lint.python.resolve.decorators import finish
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import Cannot, Class, Function, Runtime, Special, inside
from noob_lint.python.types.annotations import Annotations

_KEYWORD = ParameterKind.KEYWORD_ONLY
_NODE_FIELDS = (("id", True), ("spec", False), ("enabled", False), ("stateful", False))
_ASSET_FIELDS = (
    ("id", True),
    ("spec", True),
    ("scope", True),
    ("params", False),
    ("depends", True),
    ("obj", False),
    ("stored_at", False),
)
"""The fields of noob's own classes, and whether they are required; 1003.0.2."""

_KNOWN_FIELDS = {NODE: _NODE_FIELDS, ASSET: _ASSET_FIELDS}
_FIELD_MAKERS = ("pydantic.Field", "dataclasses.field")
_ANY = Parameter("kwargs", ParameterKind.VAR_KEYWORD, required=False)


class _Default(NamedTuple):
    """What the default of a field says."""

    required: bool
    text: str | None = None
    name: str | None = None
    in_init: bool = True
    keyword_only: bool | None = None


class Constructors:
    """Finds the parameters of constructors."""

    def __init__(
        self, resolver: Resolver, classes: Classes, annotations: Annotations, signatures: Signatures
    ) -> None:
        self._resolver = resolver
        self._classes = classes
        self._annotations = annotations
        self._signatures = signatures

    def of(self, owner: Class, dotted: str) -> Signature | Unknown:
        """The signature of a call of the class."""
        if self._classes.custom_metaclass(owner):
            return Unknown(dotted, "its metaclass decides what a call of it takes")
        if self._classes.is_completed(owner):
            return Unknown(dotted, "a base class may give it another constructor")
        for ancestor in self._classes.order(owner):
            found = self._from(ancestor, owner, dotted)
            if found is not None:
                return found
        if owner.context.module.is_stub:
            return Unknown(dotted, "it is compiled, and its stub does not say how it is made")
        return Signature(())

    def _from(
        self, ancestor: Class | Runtime | Special | Cannot, owner: Class, dotted: str
    ) -> Signature | Unknown | None:
        if isinstance(ancestor, Cannot):
            return Unknown(dotted, ancestor.reason, ancestor.place)
        if ancestor in (MODEL, NODE, ASSET):
            return self._of_model(owner, dotted)
        if isinstance(ancestor, Runtime):
            return self._of_runtime(ancestor, dotted)
        if isinstance(ancestor, Class):
            return self._of_class(ancestor, owner, dotted)
        if ancestor == ABSTRACT:
            return None
        return Unknown(dotted, "it is not known how its instances are made")

    def _of_runtime(self, ancestor: Runtime, dotted: str) -> Signature | Unknown | None:
        attributes = getattr(ancestor.value, "__dict__", {})
        if ancestor.value is object or not {"__init__", "__new__"} & set(attributes):
            return None
        if not self._resolver.finder.speaks_for(ancestor.name):
            return Unknown(dotted, "it is compiled, for another version of Python than this")
        return of_runtime(ancestor, dotted)

    def _of_class(self, ancestor: Class, owner: Class, dotted: str) -> Signature | Unknown | None:
        init = self._classes.own(ancestor, "__init__")
        new = self._classes.own(ancestor, "__new__") or self._inherited_new(owner)
        decorators = list(self._classes.decorators(ancestor))
        names = {one[0]: one[1] for one in decorators if not isinstance(one, Cannot)}
        if init is None and ATTRS in names:
            return Unknown(dotted, "attrs makes its constructor")
        if init is None and DATACLASS in names and self._makes_init(names[DATACLASS]):
            return self._of_dataclass(owner, ancestor, dotted)
        if init is None and self._classes.own(ancestor, "__new__") is None:
            return None
        found = [self._of_function(one, dotted) for one in (init, new) if one is not None]
        useful = [one for one in found if isinstance(one, Unknown) or not _takes_anything(one)]
        if len(useful) > 1:
            return Unknown(dotted, "it has both '__new__' and '__init__'")
        return (useful or found)[0]

    def _inherited_new(self, owner: Class) -> Function | None:
        for ancestor in self._classes.order(owner):
            found = self._classes.own(ancestor, "__new__")
            if isinstance(found, Function):
                return found
        return None

    def _of_function(self, entity: object, dotted: str) -> Signature | Unknown:
        if not isinstance(entity, Function):
            return Unknown(dotted, "its constructor is no plain function")
        done = finish(entity, self._resolver)
        if isinstance(done, Cannot):
            return Unknown(dotted, done.reason, done.place)
        return bound(self._signatures.of_call(done))

    def _makes_init(self, call: ast.Call | None) -> bool:
        return not any(
            one.arg == "init" and isinstance(one.value, ast.Constant) and one.value.value is False
            for one in (call.keywords if call else ())
        )

    def _of_dataclass(self, owner: Class, first: Class, dotted: str) -> Signature | Unknown:
        order = self._classes.order(owner)
        found: dict[str, Parameter | None] = {}
        for ancestor in reversed(order[order.index(first) :]):
            if isinstance(ancestor, Cannot):
                return Unknown(dotted, ancestor.reason, ancestor.place)
            if not isinstance(ancestor, Class):
                continue
            if _has_nested_fields(ancestor.node):
                return Unknown(dotted, "its fields depend on conditions")
            made = list(self._classes.decorators(ancestor))
            calls = {one[0]: one[1] for one in made if not isinstance(one, Cannot)}
            if DATACLASS in calls:
                keyword_only = _flag(calls[DATACLASS], "kw_only")
                found.update(self._dataclass_fields(ancestor, keyword_only))
        kept = [one for one in found.values() if one is not None]
        kept.sort(key=lambda one: one.kind is _KEYWORD)
        return Signature(tuple(kept))

    def _dataclass_fields(
        self, owner: Class, keyword_only: bool
    ) -> Iterator[tuple[str, Parameter | None]]:
        """The fields of a dataclass, each with its parameter; None if the constructor has none."""
        for name, annotation, default in self._annotated(owner):
            if annotation.form.name == "dataclasses.KW_ONLY":
                keyword_only = True
                continue
            if not default.in_init:
                yield name, None
                continue
            own = default.keyword_only
            by_keyword = keyword_only if own is None else own
            kind = _KEYWORD if by_keyword else ParameterKind.POSITIONAL_OR_KEYWORD
            place = annotation.place
            yield (
                name,
                Parameter(name, kind, default.required, default.text, annotation, place=place),
            )

    def fields(self, owner: Class, dotted: str) -> tuple[Parameter, ...] | Unknown:
        """The fields of a pydantic model, the inherited ones first."""
        found: dict[str, Parameter] = {}
        order = self._classes.order(owner)
        converts = any(isinstance(one, Class) and _converts(one.node) for one in order)
        for ancestor in reversed(order):
            if isinstance(ancestor, Cannot):
                return Unknown(dotted, ancestor.reason, ancestor.place)
            if isinstance(ancestor, Special):
                for name, required in _KNOWN_FIELDS.get(ancestor, ()):
                    found[name] = Parameter(name, _KEYWORD, required)
            elif isinstance(ancestor, Class):
                if _is_intricate(ancestor.node) or _has_nested_fields(ancestor.node):
                    return Unknown(dotted, "more than its fields decides what it takes")
                found.update(self._model_fields(ancestor, converts=converts))
        return tuple(found.values())

    def _model_fields(self, owner: Class, *, converts: bool) -> Iterator[tuple[str, Parameter]]:
        for name, annotation, default in self._annotated(owner):
            if name.startswith("_") or name == "model_config":
                continue
            if annotation.form.name == "typing.Final" and not default.required:
                continue  # pydantic treats it as a class variable
            if converts or _has_validator(annotation):
                annotation = annotation._replace(form=NOTHING_KNOWN)
            yield (
                name,
                Parameter(
                    default.name or name,
                    _KEYWORD,
                    default.required,
                    default.text,
                    annotation,
                    place=annotation.place,
                ),
            )

    def _annotated(self, owner: Class) -> Iterator[tuple[str, Annotation, _Default]]:
        for node in owner.node.body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                annotation = self._annotations.of(node.annotation, inside(owner))
                if annotation.form.name != "typing.ClassVar":
                    place = owner.context.module.place(node.target)
                    default = self._default(node.value, owner)
                    yield node.target.id, annotation._replace(place=place), default

    def _default(self, value: ast.expr | None, owner: Class) -> _Default:
        if value is None:
            return _Default(required=True)
        if isinstance(value, ast.Constant) and value.value is Ellipsis:
            return _Default(required=True)
        text = owner.context.module.text(value)
        if isinstance(value, ast.Call):
            made = self._resolver.evaluate(value.func, inside(owner))
            if isinstance(made, Special) and made.name in _FIELD_MAKERS:
                return _field(value)
        return _Default(required=False, text=text)

    def _of_model(self, owner: Class, dotted: str) -> Signature | Unknown:
        fields = self.fields(owner, dotted)
        if isinstance(fields, Unknown):
            return fields
        return Signature(fields if self.others(owner) == "forbid" else (*fields, _ANY))

    def others(self, owner: Class) -> str | None:
        """What a pydantic model does with keys that are not fields; None if it cannot be told."""
        for ancestor in self._classes.order(owner):
            if ancestor in (NODE, ASSET):
                return "forbid"
            if ancestor == MODEL:
                return "ignore"
            if isinstance(ancestor, Class):
                said, known = _extra(ancestor.node)
                if not known or said is not None:
                    return said
        return None


def _converts(node: ast.ClassDef) -> bool:
    """Whether a model converts the values of its fields more than pydantic itself does."""
    lines = (line for line in node.body if not isinstance(line, ast.Expr))  # docstrings aside
    said = [part for line in lines for part in _what_decides(line)]
    return any(word in text for text in said for word in ("validator", "coerce_numbers_to_str"))


def _what_decides(line: ast.stmt) -> list[str]:
    """The decorators of a function, or the whole of another statement."""
    if isinstance(line, ast.FunctionDef | ast.AsyncFunctionDef):
        return [ast.dump(one) for one in line.decorator_list]
    return [] if isinstance(line, ast.ClassDef) else [ast.dump(line)]


def _has_validator(annotation: Annotation) -> bool:
    """Whether the metadata of a field may change what it accepts; in an alias it is not seen."""
    has_metadata = annotation.form.name == "typing.Annotated"
    return has_metadata and ("[" not in annotation.text or "Validator" in annotation.text)


_INTRICATE = (
    "populate_by_name",
    "validate_by_name",
    "alias_generator",
    "model_validator",
    "root_validator",
)
"""What in a model tells that its parameters are not simply its fields."""


def _is_intricate(node: ast.ClassDef) -> bool:
    """Whether the parameters of a model are more than its fields, as far as can be seen."""
    if node.name == "BaseSettings" or node.keywords:
        return True
    for part in node.body:
        if isinstance(part, ast.FunctionDef):
            words = "".join(map(ast.dump, part.decorator_list)) + part.name
        elif isinstance(part, ast.AnnAssign):
            words = ast.dump(part)
            if "Field" in ast.dump(part.annotation):  # a default in the metadata of Annotated
                return True
        else:
            words = ast.dump(part)
        if any(word in words for word in (*_INTRICATE, "__init__", "__new__")):
            return True
    return False


def _field(call: ast.Call) -> _Default:
    """The call of pydantic's `Field` or the `field` of dataclasses."""
    keywords = {one.arg: one.value for one in call.keywords}
    first = call.args[0] if call.args else keywords.get("default")
    missing = first is None or (isinstance(first, ast.Constant) and first.value is Ellipsis)
    required = missing and "default_factory" not in keywords
    alias = keywords.get("validation_alias") or keywords.get("alias")
    name = str(alias.value) if isinstance(alias, ast.Constant) else None
    in_init = keywords.get("init")
    skipped = isinstance(in_init, ast.Constant) and in_init.value is False
    said = keywords.get("kw_only")
    by_keyword = bool(said.value) if isinstance(said, ast.Constant) else None
    return _Default(required, None, name, not skipped, by_keyword)


def _flag(call: ast.Call | None, name: str) -> bool:
    return any(
        one.arg == name and isinstance(one.value, ast.Constant) and one.value.value is True
        for one in (call.keywords if call else ())
    )


def _has_nested_fields(node: ast.ClassDef) -> bool:
    """Whether a class has annotations inside an ``if`` or the like."""
    nested = (part for part in node.body if isinstance(part, ast.If | ast.Try | ast.With | ast.For))
    return any(isinstance(one, ast.AnnAssign) for part in nested for one in ast.walk(part))


def _takes_anything(signature: Signature) -> bool:
    return signature.takes_any_keyword and signature.takes_any_position


def _extra(node: ast.ClassDef) -> tuple[str | None, bool]:
    """What a class itself says about other keys, and whether that can be told."""
    for keyword in node.keywords:
        if keyword.arg == "extra":
            return _constant(keyword.value), isinstance(keyword.value, ast.Constant)
    for line in node.body:
        if not isinstance(line, ast.Assign | ast.AnnAssign):
            continue
        targets = line.targets if isinstance(line, ast.Assign) else [line.target]
        if any(isinstance(one, ast.Name) and one.id == "model_config" for one in targets):
            return _config(line.value)
    return None, True


def _config(value: ast.expr | None) -> tuple[str | None, bool]:
    if isinstance(value, ast.Call) and not any(one.arg is None for one in value.keywords):
        given = {one.arg: one.value for one in value.keywords}
        return _constant(given.get("extra")), True
    if isinstance(value, ast.Dict) and None not in value.keys:
        pairs = zip(value.keys, value.values, strict=True)
        found = {_constant(key): item for key, item in pairs}
        return _constant(found.get("extra")), True
    return None, False


def _constant(node: ast.expr | None) -> str | None:
    return str(node.value) if isinstance(node, ast.Constant) else None
