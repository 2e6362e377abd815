"""The fields of pydantic models and of pydantic's dataclasses."""

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
from noob_lint.python.describe.aliases import Keys, UnreadError, generated
from noob_lint.python.describe.field_calls import Said, said_by, typed
from noob_lint.python.describe.generated import has_nested_fields
from noob_lint.python.describe.model_parts import (
    Config,
    Converted,
    config_of,
    converted_by,
    settings_in,
    settings_of,
)
from noob_lint.python.describe.passing import passes_all_on
from noob_lint.python.describe.signatures import mangled
from noob_lint.python.models import Model
from noob_lint.python.resolve.classes import (
    ASSET,
    MODEL,
    NODE,
    PYDANTIC_DATACLASS,
    ROOT_MODEL,
    Ancestor,
    Classes,
)
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import Class, Special, inside
from noob_lint.python.types.annotations import Annotations
from noob_lint.python.types.parametrised import NOTHING, Filled, Parametrised

_KEYWORD, _EITHER = ParameterKind.KEYWORD_ONLY, ParameterKind.POSITIONAL_OR_KEYWORD
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

_KNOWN_ATTRIBUTES = {
    NODE: frozenset(
        {"deinit", "edges", "from_specification", "get_signals", "get_slots", "init"}
        | {"injections", "is_coroutine", "logger", "process", "signals", "slots"}
    ),
    ASSET: frozenset({"deinit", "from_specification", "init", "update"}),
}
"""What else noob's own classes have: the default of a field of that name; 1003.0.2."""

_KNOWN_FIELDS = {NODE: _NODE_FIELDS, ASSET: _ASSET_FIELDS}
ANY = Parameter("kwargs", ParameterKind.VAR_KEYWORD, required=False)
_CANNOT = "more than its fields decides what it takes"
_HOOKS = ("__pydantic_init_subclass__", "__get_pydantic_core_schema__", "__new__")
"""Methods by which a class may change what its models take."""


class Taken(NamedTuple):
    """What a model takes."""

    fields: tuple[Parameter, ...] | Unknown
    model: Model | None = None

    @property
    def call(self) -> Signature | Unknown:
        """The signature of its constructor."""
        if isinstance(self.fields, Unknown):
            return self.fields
        assert self.model is not None  # as it is where the fields are known
        if self.model.extra == "forbid":
            return Signature(self.fields)
        others = ANY._replace(name="extra_data") if self.model.extra == "allow" else ANY
        return Signature((*self.fields, others))


class Models:
    """Reads models."""

    def __init__(self, resolver: Resolver, classes: Classes, annotations: Annotations) -> None:
        self._resolver = resolver
        self._classes = classes
        self._annotations = annotations
        self._parametrised = Parametrised(resolver, annotations)

    def of(self, owner: Class, dotted: str) -> Taken:
        """What the pydantic model `owner` takes: its fields, the inherited ones first."""
        order = self._classes.order(owner)
        unread = self._classes.unknown(owner)
        if unread is not None:
            return Taken(Unknown(dotted, unread.reason, unread.place))
        own = [one for one in order if isinstance(one, Class)]
        is_changed = self._classes.custom_metaclass(owner) or self._classes.is_completed(owner)
        if is_changed or any(map(self._is_intricate, own)):
            return Taken(Unknown(dotted, _CANNOT))
        try:
            settings = settings_of(owner, self._classes, self._resolver)
            config = config_of(settings, self._resolver)
            if ROOT_MODEL in order:
                return self._of_root(own, config, is_refused="extra" in settings)
            return self._taken(order, own, config)
        except UnreadError:
            return Taken(Unknown(dotted, _CANNOT))

    def _of_root(self, own: list[Class], config: Config, *, is_refused: bool) -> Taken:
        if is_refused:  # by pydantic, when the class is made
            raise UnreadError
        from noob_lint.python.describe.root_models import RootModels

        found = RootModels(self._resolver, self._annotations)
        return Taken(*found.of(own, config, self._parametrised.of(own[0])))

    def of_dataclass(self, owner: Class, dotted: str, call: ast.Call | None) -> Taken:
        """What the class `owner`, which ``pydantic.dataclasses.dataclass`` decorates, takes."""
        order = self._classes.order(owner)
        own = [one for one in order if isinstance(one, Class)]
        given = {one.arg: one.value for one in call.keywords} if call else {}
        is_odd = None in given or (call is not None and call.args)
        is_plain = all(map(self._is_only_decorated, own)) and not any(map(self._is_intricate, own))
        if is_odd or not is_plain:
            return Taken(Unknown(dotted, _CANNOT))
        try:
            said = given.get("config", ast.Dict([], []))
            settings = settings_in(said, owner.context, self._classes, self._resolver)
            return self._taken(order, own, config_of(settings, self._resolver), is_model=False)
        except UnreadError:
            return Taken(Unknown(dotted, _CANNOT))

    def _is_only_decorated(self, owner: Class) -> bool:
        """Whether a class is decorated as a dataclass of pydantic, and by nothing else."""
        return [one[0] for one in self._classes.decorators(owner)] == [PYDANTIC_DATACLASS]

    def _is_intricate(self, owner: Class) -> bool:
        """Whether a class does more than its fields say, as far as can be seen."""
        if owner.node.name == "BaseSettings" or owner.canonical.startswith("pydantic."):
            return True
        if has_nested_fields(owner.node):
            return True
        table = owner.context.module.namespace_of(owner.node).table
        if any(name in table for name in _HOOKS):
            return True
        init = self._classes.own(owner, "__init__")
        return init is not None and not _passes_all_on(owner.node)

    def _taken(
        self,
        order: tuple[Ancestor, ...],
        own: list[Class],
        config: Config,
        *,
        is_model: bool = True,
    ) -> Taken:
        converted = converted_by(own, self._resolver)
        filled = self._parametrised.of(own[0]) if is_model else {}
        found: dict[str, Parameter] = {}
        constants: dict[str, None] = {}
        for ancestor in reversed(order):
            if isinstance(ancestor, Special):
                for name, required in _KNOWN_FIELDS.get(ancestor, ()):
                    found[name] = Parameter(name, _KEYWORD, required)
            elif isinstance(ancestor, Class):
                given = filled.get(ancestor.canonical, NOTHING)
                fields = self._fields(ancestor, config, converted, given, is_model=is_model)
                for name, field in fields:
                    if field is not None:
                        found[name] = field
                        constants.pop(name, None)
                    else:
                        found.pop(name, None)
                        constants[name] = None
        model = Model(config.extra, config.accepts, tuple(constants))
        return Taken(tuple(found.values()), model)

    def _fields(
        self, owner: Class, config: Config, converted: Converted, filled: Filled, *, is_model: bool
    ) -> Iterator[tuple[str, Parameter | None]]:
        """The fields that a class adds, by name; None for a class variable."""
        for node in owner.node.body:
            if not (isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)):
                continue
            name = mangled(node.target.id, inside(owner))
            if is_model and (name.startswith("_") or name == "model_config"):
                continue
            annotation = filled.applied(self._annotations.of(node.annotation, inside(owner)))
            kind = annotation.form.name
            if kind == "dataclasses.KW_ONLY":
                continue
            said = said_by(node.annotation, node.value, inside(owner), self._resolver)
            if node.value is None and self._is_set(owner, name, is_model=is_model):
                said = said._replace(required=False)
            is_fixed = is_model and kind == "typing.Final" and not said.required
            if kind == "typing.ClassVar" or is_fixed or (not said.in_init and not is_model):
                yield name, None
                continue
            place = owner.context.module.place(node.target)
            annotation = typed(annotation, said, converted.has(name))._replace(place=place)
            parameter = self._parameter(name, said, annotation, config)
            by_place = not is_model and said.keyword_only is not True
            yield name, parameter._replace(kind=_EITHER) if by_place else parameter

    def _is_set(self, owner: Class, name: str, *, is_model: bool) -> bool:
        """Whether a class has a value for a field elsewhere, such as in a base.

        pydantic does not keep the defaults of fields as attributes of a model.
        """
        if not is_model:
            return self._classes.attribute(owner, name) is not None
        order = self._classes.order(owner)
        if any(name in _KNOWN_ATTRIBUTES.get(one, ()) for one in order if isinstance(one, Special)):
            return True
        holders = (one for one in order if self._classes.own(one, name) is not None)
        return any(one == owner or not self._has_field(one, name) for one in holders)

    def _has_field(self, owner: Ancestor, name: str) -> bool:
        """Whether a name is a field that a model declares."""
        if not isinstance(owner, Class) or MODEL not in self._classes.order(owner):
            return False
        declared = (node for node in owner.node.body if isinstance(node, ast.AnnAssign))
        return any(
            isinstance(node.target, ast.Name)
            and node.target.id == name
            and self._annotations.form(node.annotation, inside(owner)).name != "typing.ClassVar"
            for node in declared
        )

    def _parameter(
        self, name: str, said: Said, annotation: Annotation, config: Config
    ) -> Parameter:
        keys = said.keys
        if keys is None and config.generator is not None:
            made = generated(name, config.generator, self._resolver)
            keys = None if made is None else Keys((made,))
        names: tuple[str, ...] = (name,)
        if keys is not None:
            by_name = (name,) if config.by_name else ()
            names = (*(keys.names if config.by_alias else ()), *by_name) or keys.names
        if keys is not None and keys.deeper:
            # what is given holds the value somewhere within
            annotation = annotation._replace(form=NOTHING_KNOWN)
        return Parameter(
            names[0],
            _KEYWORD,
            said.required,
            said.text,
            annotation,
            place=annotation.place,
            keys=tuple(dict.fromkeys(names[1:])),
            attribute="" if name in names else name,
        )


def _passes_all_on(owner: ast.ClassDef) -> bool:
    """Whether the constructor of a class only hands its keywords on to that of its base."""
    made = (one for one in owner.body if isinstance(one, ast.FunctionDef))
    found = [one for one in made if one.name == "__init__"]
    return len(found) == 1 and passes_all_on(found[0])
