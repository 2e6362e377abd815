"""Whether pydantic refuses a value for a field: it converts more than a type says.

pydantic is asked about a stand-in for the model, which is built from what was read: nothing of the
user's code runs. What cannot be built may be anything.
"""

from __future__ import annotations

import re
import warnings
from typing import Any, Literal, NamedTuple, Union

from noob_lint.calls.accepted import SHELLS, Read
from noob_lint.python.answers import Parameter, TypeForm, Unknown
from noob_lint.python.models import Enumeration, Model
from noob_lint.python.types.fits import class_at, unwrap
from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence
from noob_lint.yaml.scalars import Broken, Tagged

CONVERTS = frozenset({"strip_whitespace", "to_lower", "to_upper"})
"""Limits that change a string before the others are looked at."""


class Refusal(NamedTuple):
    """What pydantic refuses, and in its words what it wants: "must be greater than 0".

    `values` are the possible values, if there are only certain ones.
    """

    part: Node
    wants: str
    values: tuple[object, ...]


def refusal(value: Node, wanted: TypeForm, model: Model | None, read: Read) -> Refusal | None:
    """Why a field of the type `wanted` surely refuses a value that is written in a tube.

    pydantic validates in its lax mode, as noob uses it, and with the configuration of the `model`.
    """
    config = () if model is None else model.config
    found = plain_value(value)
    if found is _UNKNOWN:
        return None
    from pydantic import ConfigDict, ValidationError, create_model

    settings: Any = ConfigDict(**{**dict(config), "arbitrary_types_allowed": True})  # type: ignore[typeddict-item]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            kind = _StandIns(read).type_of(wanted)
            stand_in = create_model("StandIn", __config__=settings, value=(kind, ...))
            stand_in.model_validate({"value": found})
    except ValidationError as error:
        return _refusal(value, error.errors(include_url=False))
    except Exception:
        return None
    return None


_UNKNOWN = object()
_SIMPLE = frozenset({"int", "float", "str", "bool", "bytes", "complex", "NoneType"})
_PARAMETRISED = {"list": 1, "set": 1, "frozenset": 1, "dict": 2, "Sequence": 1, "Mapping": 2}
_LIBRARY = frozenset(
    {"datetime.date", "datetime.datetime", "datetime.time", "datetime.timedelta"}
    | {"pathlib.Path", "decimal.Decimal", "uuid.UUID"}
)
"""Classes, not builtin, for which pydantic itself accepts other values."""

_DEEPEST = 6
"""What models of models hold deeper than that may be anything."""


class _StandIns:
    """Builds types for pydantic; `typing.Any` represents what is not known."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._models: dict[tuple[str, int], Any] = {}

    def type_of(self, form: TypeForm, depth: int = 0) -> Any:
        """The stand-in for a type."""
        if depth > _DEEPEST:
            return Any
        if form.name in SHELLS and form.arguments:
            return self.type_of(form.arguments[0], depth)
        if form.name == "typing.Annotated":
            return self._limited(form, depth)
        form = unwrap(form)
        if form.name == "typing.Literal":
            return Any if Ellipsis in form.values else Literal[form.values]
        if form.name == "typing.Union":
            members = tuple(self.type_of(one, depth) for one in form.arguments)
            return Any if Any in members else Union[members]  # noqa: UP007
        if form.name == "builtins.tuple":
            return self._tuple(form, depth)
        found: Any = class_at(form.name)
        if found is None:
            return self._other(form, depth)
        return self._builtin(found, form, depth)

    def _builtin(self, found: Any, form: TypeForm, depth: int) -> Any:
        name = form.name.rpartition(".")[2]
        if name in _SIMPLE:
            return found
        count = _PARAMETRISED.get(name)
        arguments = tuple(self.type_of(one, depth) for one in form.arguments)
        if count is None or (arguments and len(arguments) != count):
            return Any
        return found[arguments] if arguments else found

    def _limited(self, form: TypeForm, depth: int) -> Any:
        """A type with limits."""
        from typing import Annotated

        from pydantic import Field, StringConstraints

        inner = self.type_of(form.arguments[0], depth)
        if form.limits is None or inner is Any:
            return Any
        if not form.limits:
            return inner
        limits: dict[str, Any] = dict(form.limits)
        if CONVERTS & limits.keys():
            return Annotated[inner, StringConstraints(**limits)]
        return Annotated[inner, Field(**limits)]

    def _tuple(self, form: TypeForm, depth: int) -> Any:
        if any(one.name.startswith("typing.Unpack") for one in form.arguments):
            return Any
        ends = [... if one.name == "..." else self.type_of(one, depth) for one in form.arguments]
        return tuple[tuple(ends)] if ends else tuple  # type: ignore[misc]

    def _other(self, form: TypeForm, depth: int) -> Any:
        if form.name in _LIBRARY:
            from importlib import import_module

            module, _, name = form.name.rpartition(".")
            return getattr(import_module(module), name)
        if form.name == "numpy.ndarray" and not form.arguments:
            return type("ndarray", (), {})  # of which nothing that is written can be an instance
        answer = self._read(form.name) if "." in form.name else None
        if answer is None or form.arguments:
            return Any
        if answer.enumeration is not None:
            return _enumeration(form.name.rpartition(".")[2], answer.enumeration)
        fields = answer.fields
        if answer.model is not None and fields is not None and not isinstance(fields, Unknown):
            if answer.model.is_root:
                return self._root(fields, answer.model, depth)
            key = (form.name, depth)
            if key not in self._models:
                name = form.name.rpartition(".")[2]
                self._models[key] = self._model(name, fields, answer.model, depth)
            return self._models[key]
        return Any

    def _root(self, fields: tuple[Parameter, ...], model: Model, depth: int) -> Any:
        """What a field accepts whose type is a root model."""
        annotation = fields[0].annotation
        if model.config or annotation is None:
            return Any
        return self.type_of(annotation.form, depth + 1)

    def _model(self, name: str, fields: tuple[Parameter, ...], model: Model, depth: int) -> Any:
        from pydantic import AliasChoices, ConfigDict, Field, create_model

        made: dict[str, Any] = {}
        for index, one in enumerate(fields):
            form = None if one.annotation is None else one.annotation.form
            kind = Any if form is None else self.type_of(form, depth + 1)
            own = one.attribute or one.name
            is_plain_name = own.isidentifier() and not own.startswith("_")
            keys = (one.name, *one.keys)
            default: Any = ... if one.required else None
            field = f"field{index}"
            if is_plain_name:
                field = own
            has_alias = keys != (field,)
            alias: dict[str, Any] = {"validation_alias": AliasChoices(*keys)} if has_alias else {}
            made[field] = (kind, Field(default, **alias))
        settings: dict[str, Any] = {**dict(model.config), "extra": model.extra}
        settings |= {"arbitrary_types_allowed": True, "protected_namespaces": ()}
        return create_model(name, __config__=ConfigDict(**settings), **made)  # type: ignore[typeddict-item]


def _enumeration(name: str, found: Enumeration) -> Any:
    import enum

    kinds = {"int": int, "str": str, "float": float}
    mixin: Any = kinds.get(found.kind)
    return enum.Enum(name, list(found.members), type=mixin)


def plain_value(node: Node) -> Any:
    """The value of a node as noob gets it, or a mark for an unknown one."""
    if isinstance(node, Scalar):
        return _UNKNOWN if isinstance(node.value, Tagged | Broken) else node.value
    if node.anchor is not None:  # it may contain itself
        return _UNKNOWN
    if isinstance(node, Sequence):
        items = [plain_value(one) for one in node.items]
        return _UNKNOWN if any(one is _UNKNOWN for one in items) else items
    if isinstance(node, Mapping) and len(node.by_name) == len(node.entries):
        found = {name: plain_value(entry.value) for name, entry in node.by_name.items()}
        return _UNKNOWN if any(one is _UNKNOWN for one in found.values()) else found
    return _UNKNOWN


def _refusal(value: Node, errors: list[Any]) -> Refusal:
    """The first thing that pydantic says, at its place in the tube."""
    first = errors[0]
    part, path = value, list(first["loc"])[1:]
    for step in path:
        if isinstance(part, Sequence) and isinstance(step, int) and step < len(part.items):
            part = part.items[step]
        elif isinstance(part, Mapping) and step in part.by_name:
            entry = part.by_name[str(step)]
            is_key = first["type"] == "extra_forbidden" or path[-1] == "[key]"
            part = entry.key if is_key else entry.value
    said = first.get("ctx", {})
    if first["type"] == "union_tag_invalid" and isinstance(part, Mapping):
        part = part.get(str(said["discriminator"]).strip("'")) or part
    expected = re.findall("'([^']*)'", str(said.get("expected") or said.get("expected_tags") or ""))
    return Refusal(part, _wants(first["type"], first["msg"], path), tuple(expected))


_SHOULD = r"[A-Z]\w+ should (.*?)(?:, unable to .*| after validation, not .*)?$"
"""What pydantic says in most of its messages."""


def _wants(kind: str, message: str, path: list[Any]) -> str:
    if kind == "missing":
        last = path[-1] if path else ""
        return (
            f"must have an item {last + 1}"
            if isinstance(last, int)
            else f"is missing required {last!r}"
        )
    if kind == "extra_forbidden":
        return f"has no field {path[-1]!r}"
    if kind == "union_tag_invalid":
        tags = message.rpartition(": ")[2]
        return f"must be one of {tags}"
    found = re.match(_SHOULD, message)
    if found is not None:
        return f"must {found.group(1)}"
    first = message[:1] if message[1:2].isupper() else message[:1].lower()
    return f"is refused ({first}{message[1:]})"
