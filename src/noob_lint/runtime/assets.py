"""Builds, starts, stops and replaces one asset, with errors that tell which one and where.

The life cycle itself is implemented by the asset models in `noob_lint.spec`.
"""

from __future__ import annotations

import copy
import inspect
from collections.abc import Mapping
from traceback import walk_tb
from types import CodeType, MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from noob_lint.runtime.errors import (
    AssetDeinitError,
    AssetError,
    AssetInitError,
    AssetParamsError,
    AssetPlaces,
    AssetTypeError,
    AssetUpdateError,
)
from noob_lint.spec import _life, v0_1, v1000, v1001, v1003
from noob_lint.spec._resolve import resolve

AnySpecification = (
    v0_1.AssetSpecification
    | v1000.AssetSpecification
    | v1001.AssetSpecification
    | v1003.AssetSpecification
)
"""The specification of an asset, of any spec version."""

AnyAsset = v0_1.Asset | v1000.Asset | v1001.Asset | v1003.Asset
"""An asset of any spec version; asset classes of noob itself work too."""

_MODELS: Mapping[type[BaseModel], Any] = MappingProxyType(
    {version.AssetSpecification: version.Asset for version in (v0_1, v1000, v1001, v1003)}
)

_FAILURES = (Exception, SystemExit)
"""What is reported as a failure of an asset; code that tries to exit is one too."""


class Holder:
    """An asset in a state: `is_live` while its object exists, `is_taken` while a scope uses it.

    Each method raises the `AssetError` of its stage.
    """

    __slots__ = ("asset", "is_live", "is_taken", "places", "spec")

    def __init__(self, spec: AnySpecification, places: AssetPlaces | None = None) -> None:
        self.spec = spec
        self.places = places
        self.is_live = self.is_taken = False
        model = _MODELS.get(type(spec))
        if model is None:
            raise TypeError(f"not the specification of an asset: {spec!r}")
        try:
            self.asset: Any = model.from_specification(spec)
        except _FAILURES as error:
            calls = _calls(error)
            of_type = resolve.__code__ in calls or calls[-1] is _life.make.__code__
            kind = AssetTypeError if of_type else AssetParamsError
            raise kind(spec, error, places) from error

    def start(self) -> None:
        """Create the object."""
        try:
            self.asset.init()
        except _FAILURES as error:
            raise self._not_started(error) from error
        self.is_live = True

    async def astart(self) -> None:
        """Create the object, in an asynchronous scope."""
        try:
            if isinstance(self.asset, _life.Life):
                await self.asset.ainit()
            else:
                self.asset.init()
        except _FAILURES as error:
            raise self._not_started(error) from error
        self.is_live = True

    def stop(self) -> None:
        """Release the object."""
        self.is_live = False
        try:
            self.asset.deinit()
        except _FAILURES as error:
            raise AssetDeinitError(self.spec, error, self.places) from error

    async def astop(self) -> None:
        """Release the object, in an asynchronous scope."""
        self.is_live = False
        try:
            if isinstance(self.asset, _life.Life):
                await self.asset.adeinit()
            else:
                self.asset.deinit()
        except _FAILURES as error:
            raise AssetDeinitError(self.spec, error, self.places) from error

    def replace(self, value: Any, *, copies: bool) -> None:
        """Replace the object by `value`, or by a deep copy of it."""
        try:
            value = copy.deepcopy(value) if copies else value
            if isinstance(self.asset, _life.Life):
                self.asset.update(value)
            else:
                self.asset.obj = value  # noob's own `update` needs the epoch
        except _FAILURES as error:
            raise AssetUpdateError(self.spec, error, self.places) from error

    def _not_started(self, error: BaseException) -> AssetError:
        """The error for a failed start, which may be due to the params."""
        refused = isinstance(error, TypeError) and (
            _calls(error)[-1] is _life.call.__code__  # the callable has not run
            or not _takes_params(self.asset)
        )
        is_params = refused or isinstance(error, ValidationError)
        kind = AssetParamsError if is_params else AssetInitError
        return kind(self.spec, error, self.places)


def _takes_params(asset: Any) -> bool:
    """Whether the signature of what an asset wraps accepts the params."""
    if not isinstance(asset, _life.ClassLife | _life.FuncLife):
        return True
    target = asset.cls if isinstance(asset, _life.ClassLife) else asset.fn
    try:
        _life.call(inspect.signature(target).bind, asset.params)
    except ValueError:  # some builtins have no signature
        return True
    except TypeError:
        return False
    return True


def _calls(error: BaseException) -> list[CodeType]:
    """The code objects of the frames of a traceback, the innermost last."""
    return [frame.f_code for frame, _ in walk_tb(error.__traceback__)]
