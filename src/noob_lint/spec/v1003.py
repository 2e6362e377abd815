"""Spec version 1003: tubes of noob 1003 and later. A node may have `nodeinfo`.

The docstrings of the models are noob's, word for word, because the schemas that it exports show
them (C1); those under the fields are ours.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from os import PathLike
from pathlib import Path
from typing import Annotated, Any, Generic, Self, TypeVar, cast

from pydantic import (
    AfterValidator,
    Field,
    GetJsonSchemaHandler,
    field_validator,
    model_validator,
)

from noob_lint.spec import _checks, _life, _schema
from noob_lint.spec._base import StrictModel
from noob_lint.spec._patterns import (
    ABSOLUTE_IDENTIFIER,
    CONFIG_ID,
    ENABLED,
    SIGNAL_REFERENCE,
    identifier_except,
)
from noob_lint.spec._special import params_of_special_nodes
from noob_lint.spec.names import NOOB_MODEL
from noob_lint.spec.versions import find_version

_VERSION = find_version("1003")
RESERVED = _VERSION.reserved

Id = Annotated[
    str,
    AfterValidator(_checks.identifier),
    AfterValidator(_checks.not_reserved(RESERVED)),
    _schema.Shape(identifier_except(RESERVED)),
]
AbsoluteIdentifier = Annotated[
    str, AfterValidator(_checks.absolute_identifier), _schema.Shape(ABSOLUTE_IDENTIFIER)
]
SignalReference = Annotated[
    str, AfterValidator(_checks.signal_reference), _schema.Shape(SIGNAL_REFERENCE)
]
Slot = Annotated[dict[Id, SignalReference], Field(min_length=1, max_length=1), _schema.NamedKeys()]
EnabledReference = Annotated[
    str, AfterValidator(_checks.absolute_identifier), _schema.Shape(ENABLED)
]
ConfigId = Annotated[str, Field(pattern=r"[\w\-\/#]+"), _schema.Shape(CONFIG_ID)]


class AssetScope(StrEnum):  # noqa: D101, a docstring would become a description (C1)
    runner = "runner"
    """Made once, when the runner starts; the same object in every process call"""
    process = "process"
    """Made anew for every process call, and shared by the nodes of that call"""
    node = "node"
    """Made anew every time a node is called"""


class AssetSpecification(StrictModel):
    """
    Specification for a single asset within a tube .yaml file.
    """

    id: Id
    """The name of the asset; its key, so there is no need to write it."""
    type_: AbsoluteIdentifier = Field(alias="type")
    """What makes the asset: the Python path of a class or function, or a builtin."""
    scope: AssetScope
    """How long the object lives: as long as the runner, one process call, or one node call."""
    params: dict[Any, Any] | list[Any] | None = None
    """Arguments for the class or function: by name, or in order as a list."""
    depends: SignalReference | None = None
    """The node.signal whose value replaces the asset after each process call; for scope runner
    only."""
    description: str | None = None
    """What the asset is for, in words."""

    @model_validator(mode="after")
    def _depends_needs_runner(self) -> Self:
        _checks.depends_needs_runner(self.scope, self.depends)
        return self

    @classmethod
    def _finish_schema(cls, schema: _schema.JsonSchema, handler: GetJsonSchemaHandler) -> None:
        _schema.id_optional(schema)
        _schema.depends_needs_runner(schema)


class Asset(_life.Life, StrictModel):
    """An asset within a processing tube."""

    id: Id
    """The name of the asset"""
    spec: AssetSpecification
    """The specification that the asset is made from"""
    scope: AssetScope
    """How long the object lives"""
    params: dict[str, Any] | list[Any] = Field(default_factory=dict)
    """Arguments for the class or function"""
    depends: SignalReference | None
    """The node.signal that replaces the object"""
    obj: Any | None = None
    """The object itself"""
    stored_at: int | list[int | tuple[str, int]] | None = None
    """The epoch in which the object was last replaced"""

    @classmethod
    def from_specification(cls, spec: AssetSpecification) -> Asset:
        """Create an asset from its spec: an asset class as it is, anything else in a wrapper.

        See `_life.make` for what is raised.
        """
        return cast("Asset", _life.make(spec, WrapClassAsset, WrapFuncAsset))


T = TypeVar("T")


class WrapClassAsset(_life.ClassLife, Asset, Generic[T]):
    """An asset that is an instance of any class."""

    cls: Annotated[type[Any], _schema.ANYTHING]
    """The class that is wrapped"""
    obj: T | None = None
    """The instance"""

    @classmethod
    def _finish_schema(cls, schema: _schema.JsonSchema, handler: GetJsonSchemaHandler) -> None:
        _schema.wrapper(schema, "cls")


class WrapFuncAsset(_life.FuncLife, Asset):
    """An asset that a function returns."""

    fn: Annotated[Callable[..., Any], _schema.ANYTHING]
    """The function that is wrapped"""

    @classmethod
    def _finish_schema(cls, schema: _schema.JsonSchema, handler: GetJsonSchemaHandler) -> None:
        _schema.wrapper(schema, "fn")


class NodeSpecification(StrictModel):
    """
    Specification for a single processing node within a tube .yaml file.
    """

    type_: AbsoluteIdentifier = Field(alias="type")
    """What the node runs: the Python path of a function or class, a builtin, or one of the special
    types gather, map, return and tube."""
    id: Id
    """The name of the node; its key, so there is no need to write it."""
    depends: Annotated[
        list[SignalReference | Slot] | SignalReference | None,
        _schema.TextShape(SIGNAL_REFERENCE),
    ] = None
    """Which signals the node receives: one node.signal, or a list of them, where a plain item is
    passed by position and `slot: node.signal` by name."""
    params: dict[Any, Any] | None = None
    """Arguments that stay the same in every call, by name."""
    enabled: Annotated[bool | EnabledReference, _schema.TextShape(ENABLED)] = True
    """Whether the node takes part: true, false, or input.<name> for the tube's user to decide."""
    stateful: bool | None = None
    """Whether the node keeps something from one call to the next; by default what its type says."""
    description: str | None = None
    """What the node does, in words."""

    @model_validator(mode="before")
    @classmethod
    def _drop_nodeinfo(cls, data: Any) -> Any:
        """Ignore `nodeinfo`, which noob computes and writes when it dumps a node."""
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if key != "nodeinfo"}
        return data

    _slots_unique = field_validator("depends")(_checks.slots_unique)

    _enabled_reference = field_validator("enabled")(_checks.enabled_reference)

    @classmethod
    def _finish_schema(cls, schema: _schema.JsonSchema, handler: GetJsonSchemaHandler) -> None:
        _schema.id_optional(schema)
        params_of_special_nodes(schema, _VERSION)


class InputScope(StrEnum):
    """The scope that input must be provided in"""

    tube = "tube"
    """Once, when the tube is instantiated"""
    process = "process"
    """With every process call"""


class InputSpecification(StrictModel):
    """
    Specification of inputs to a noob tube.

    Inputs can be supplied at different times and frequencies,
    as specified by `scope`:

    - `tube`: When instantiating the tube
    - `process`: Per call to :meth:`.TubeRunner.process`

    `tube`-scoped inputs may be used in a node's `param` specification,
    and `process`-scoped inputs may be used as one of a node's `depends`.

    Inputs can be supplied at a "higher" scope and be accessed by lower scopes:
    e.g. input requested with a process scope can use input provided when instantiating the tube,
    if not provided to process but provided to the tube.
    """

    id: Id
    """The name of the input; its key, so there is no need to write it."""
    type_: str = Field(alias="type")
    """The Python type of the value, for the reader: noob does not check the value against it."""
    scope: InputScope = InputScope.tube
    """Whether the value is given once, for the tube, or with every process call."""
    default: Any | None = None
    """The value when none is given."""
    description: str | None = None
    """What the input is for, in words."""
    required: bool = True
    """Whether the value has to be given when there is no default."""

    @classmethod
    def _finish_schema(cls, schema: _schema.JsonSchema, handler: GetJsonSchemaHandler) -> None:
        _schema.id_optional(schema)


class TubeSpecification(StrictModel):
    """
    Configuration for the nodes within a tube.

    Representation of the yaml-form of a tube.
    Converted to the runtime-form with :meth:`.Tube.from_specification`.

    Not much, if any validation is performed here on the whole tube except
    that the nodes have the correct fields, ignoring validity of
    e.g. type mismatches or dependencies on signals that don't exist.
    Those require importing and introspecting the specified node classes,
    which should only happen when we try and instantiate the tube -
    this class is just a carrier for the yaml spec.

    Instance creation can be customized with parameters passed to the model's
    validation context
    (see: https://pydantic.dev/docs/validation/latest/concepts/validators/#validation-context ).

    * ``recursive: True`` - replace the tube ID in a :class:`.TubeNode` with the full spec
    """

    noob_id: ConfigId | None = None
    """The name by which other tubes and programs find this one."""
    noob_model: AbsoluteIdentifier = Field(default=None, validate_default=True)
    """The class that reads the file; for a tube always noob.tube.TubeSpecification."""
    noob_version: str = "1003.0.2"
    """The release of noob that the tube was written for; noob does not compare it."""
    assets: Annotated[dict[Id, AssetSpecification], _schema.NamedKeys()] = Field(
        default_factory=dict
    )
    """Objects that outlive a call and that nodes share, by name."""
    input: Annotated[dict[Id, InputSpecification], _schema.NamedKeys()] = Field(
        default_factory=dict
    )
    """Values that the tube's user supplies, by name."""
    nodes: Annotated[dict[Id, NodeSpecification], _schema.NamedKeys()] = Field(default_factory=dict)
    """The steps of the tube, by name."""
    extends: list[Path | PathLike[str] | ConfigId] | None = None
    """The tubes that this one completes or changes, by noob_id or path; a later one wins over an
    earlier one, and this tube over all. Keys that are else required may be left to them."""
    description: str | None = None
    """What the tube does, in words."""

    @field_validator("noob_model", mode="before")
    @classmethod
    def _fill_model(cls, value: Any) -> Any:
        return NOOB_MODEL if value is None else value

    _fill_ids = field_validator("assets", "input", "nodes", mode="before")(_checks.fill_ids)

    @model_validator(mode="after")
    def _check_graph(self) -> Self:
        _checks.one_return(self.nodes)
        _checks.references_exist(self.nodes, self.assets, self.input)
        return self

    @classmethod
    def _finish_schema(cls, schema: _schema.JsonSchema, handler: GetJsonSchemaHandler) -> None:
        _schema.relax_under_extends(schema, handler)
