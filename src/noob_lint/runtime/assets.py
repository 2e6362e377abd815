"""One asset: made, started, stopped and replaced, with errors that say which one and where.

The life cycle itself belongs to the asset models in `noob_lint.spec`.
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
"""An asset of any spec version; an asset class of noob itself works like one."""

_MODELS: Mapping[type[BaseModel], Any] = MappingProxyType(
    {version.AssetSpecification: version.Asset for version in (v0_1, v1000, v1001, v1003)}
)

_FAILURES = (Exception, SystemExit)
"""What is told as a failure of an asset: also code that wants to end the process."""


class Holder:
    """An asset in a state: `is_live` while it has its object, `is_taken` while a scope has it.

    The methods raise the errors of their stage.
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
        """Make the object."""
        try:
            self.asset.init()
        except _FAILURES as error:
            raise self._not_started(error) from error
        self.is_live = True

    async def astart(self) -> None:
        """Make the object, in an asynchronous scope."""
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
        """Take `value`, or a deep copy of it, as the object."""
        try:
            value = copy.deepcopy(value) if copies else value
            if isinstance(self.asset, _life.Life):
                self.asset.update(value)
            else:
                self.asset.obj = value  # noob's own update wants to know the epoch
        except _FAILURES as error:
            raise AssetUpdateError(self.spec, error, self.places) from error

    def _not_started(self, error: BaseException) -> AssetError:
        """The error for a failed start, which may be due to the params."""
        refused = isinstance(error, TypeError) and (
            _calls(error)[-1] is _life.call.__code__  # no line of what was called has run
            or not _takes_params(self.asset)
        )
        is_params = refused or isinstance(error, ValidationError)
        kind = AssetParamsError if is_params else AssetInitError
        return kind(self.spec, error, self.places)


def _takes_params(asset: Any) -> bool:
    """Whether what an asset wraps can be called with the params, as far as its signature says."""
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
    """The code that was running when an error was raised, the innermost last."""
    return [frame.f_code for frame, _ in walk_tb(error.__traceback__)]
