"""Spec version 0.1: tubes of noob before 1000.

The four asset models and the scopes follow noob's reference documentation of January 2026, their
docstrings included; no release has exactly these (0.0.99999999 knows the scope `runner` only).
Nodes, inputs and the tube follow noob 0.0.99999999. Keys that a model does not know are ignored.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Generic, Self, TypeVar, cast

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    field_validator,
    model_validator,
)

from noob_lint.spec import _checks, _life, _schema
from noob_lint.spec._base import SpecModel
from noob_lint.spec._patterns import (
    ABSOLUTE_IDENTIFIER,
    CONFIG_ID,
    SIGNAL_REFERENCE,
    identifier_except,
)
from noob_lint.spec._special import params_of_special_nodes
from noob_lint.spec.names import NOOB_MODEL
from noob_lint.spec.versions import find_version

_VERSION = find_version("0.1")
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
ConfigId = Annotated[str, Field(pattern=r"[\w\-\/#]+"), _schema.Shape(CONFIG_ID)]


class AssetScope(StrEnum):  # noqa: D101, a docstring would become a description (C1)
    runner = "runner"
    """Asset persists through the entire lifespan of the runner.
    Can be modified and passed through different epochs.
    """
    process = "process"
    """Asset persists through the a single process call.
    Can be modified and passed through different nodes but are re-instantiated at the beginning
    of each epoch.
    """
    node = "node"
    """Asset is re-instantiated every node call."""


class AssetSpecification(SpecModel):
    """Specification for a single asset within a tube .yaml file."""

    id: Id
    """The unique identifier of the asset"""
    type_: AbsoluteIdentifier = Field(alias="type")
    """The python path to the location of the asset e.g. package_name.module_name.ClassName"""
    scope: AssetScope
    """The scope of the asset. See AssetScope"""
    params: dict[Any, Any] | None = None
    """Initialization parameters"""
    depends: list[AbsoluteIdentifier] | None = None
    """
    Roundtrip dependency. Should point to the last node in a given epoch that manipulates the asset.

    May only be used with scope == "runner"

    Typically this is used with assets that are mutated by multiple nodes in a tube. In that case,
    nodes should use dependencies to structure the order of mutation: The first node that should
    have it should depend directly on the asset, and then it and each node should emit the asset so
    that the successive node can depend on that signal. The node signal that this asset
    specification depends on will be the version of the asset stored and used in the next
    processing epoch.
    """

    @model_validator(mode="after")
    def _depends_needs_runner(self) -> Self:
        _checks.depends_needs_runner(self.scope, self.depends)
        return self

    @classmethod
    def _finish_schema(cls, schema: _schema.JsonSchema, handler: GetJsonSchemaHandler) -> None:
        _schema.depends_needs_runner(schema)


class Asset(_life.Life):
    """An asset within a processing tube."""

    id: Id
    """The unique identifier of the asset"""
    spec: AssetSpecification
    """The specs of the asset. See AssetSpecification"""
    scope: AssetScope
    """The scope of the asset. See AssetScope"""
    params: dict[str, Any] = Field(default_factory=dict)
    """Initialization parameters"""
    obj: Any | None = None
    """Instantiated asset instance"""

    model_config = ConfigDict(extra="forbid")

    @classmethod
    def from_specification(cls, spec: AssetSpecification) -> Asset:
        """Create an asset from its spec

        What `spec.type_` names is imported. A subclass of `Asset` is instantiated itself, with
        the params as fields; another class is wrapped in `WrapClassAsset`, anything else in
        `WrapFuncAsset`. See `_life.make` for what is raised.
        """
        return cast("Asset", _life.make(spec, WrapClassAsset, WrapFuncAsset))


T = TypeVar("T")


class WrapClassAsset(_life.ClassLife, Asset, Generic[T]):
    """Wrap a non-Asset class.

    Wrapping allows us to use arbitrary classes as Assets within noob. Initializes the inner class
    to hold the class instance as an asset object.

    After instantiating the outer wrapping class, instantiate the inner wrapped class using the
    params given to the outer wrapping class during init() .
    """

    cls: Annotated[type[Any], _schema.ANYTHING]
    """The class that is wrapped"""
    obj: T | None = None
    """Instantiated asset instance"""

    @classmethod
    def _finish_schema(cls, schema: _schema.JsonSchema, handler: GetJsonSchemaHandler) -> None:
        _schema.wrapper(schema, "cls")


class WrapFuncAsset(_life.FuncLife, Asset):
    """Wrap a function to build an Asset.

    The function effectively takes the role of __init__(), with the outer wrapping class params
    being injected as function parameters. The output of the function becomes the asset object.
    """

    fn: Annotated[Callable[..., Any], _schema.ANYTHING]
    """The function that is wrapped"""

    enters: ClassVar[bool] = False

    @classmethod
    def _finish_schema(cls, schema: _schema.JsonSchema, handler: GetJsonSchemaHandler) -> None:
        _schema.wrapper(schema, "fn")


class NodeSpecification(SpecModel):
    """One step of the tube: what is called, and where its arguments come from."""

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
    enabled: bool = True
    """Whether the node takes part; a disabled node and what hangs on it do not run."""

    _slots_unique = field_validator("depends")(_checks.slots_unique)

    @classmethod
    def _finish_schema(cls, schema: _schema.JsonSchema, handler: GetJsonSchemaHandler) -> None:
        params_of_special_nodes(schema, _VERSION)


class InputScope(StrEnum):
    """When an input has to be given."""

    tube = "tube"
    """Once, when the tube is instantiated"""
    process = "process"
    """With every call"""


class InputSpecification(SpecModel):
    """A value that the tube's user supplies."""

    id: Id
    """The name of the input; its key, so there is no need to write it."""
    type_: AbsoluteIdentifier = Field(alias="type")
    """The Python type of the value; noob does not check the value against it."""
    scope: InputScope = InputScope.tube
    """Whether the value is given once, for the tube, or with every process call."""


class TubeSpecification(SpecModel):
    """A tube: nodes, the assets they share, and the inputs that the user supplies."""

    noob_id: ConfigId | None = None
    """The name by which other tubes and programs find this one."""
    noob_model: AbsoluteIdentifier = Field(default=None, validate_default=True)
    """The class that reads the file; for a tube always noob.tube.TubeSpecification."""
    noob_version: str = "0.0.99999999"
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
        _schema.ids_from_keys(schema, handler)
