"""Builds, starts, stops and replaces one asset, with errors that say which one and where.

The life cycle itself is implemented by the asset models in `noob_lint.spec`.
"""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable, Mapping
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

_WRAPPERS = (_life.ClassLife, _life.FuncLife)

_FAILURES = (Exception, SystemExit)
"""What is reported as a failure of an asset; code that tries to exit is one too."""


class Holder:
    """An asset in a state: `is_live` while its object exists.

    Each method raises the `AssetError` of its stage. An interrupt may come between any two lines:
    `stop` is called again then, until `is_stopped`, and never releases anything twice.
    """

    __slots__ = ("_begun", "_ends", "asset", "is_live", "places", "spec")

    def __init__(self, spec: AnySpecification, places: AssetPlaces | None = None) -> None:
        self.spec = spec
        self.places = places
        self.is_live = False
        self._begun = False  # for a wrapper, which can be stopped at any time, and twice
        self._ends: list[Callable[[], Any]] = []  # for the user's classes: how to stop, once
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

    @property
    def is_stopped(self) -> bool:
        """Whether there is nothing to release."""
        return not (self._begun or self._ends)

    def start(self) -> None:
        """Create the object."""
        asset = self.asset
        try:
            if isinstance(asset, _WRAPPERS):
                self._begun = True
                asset.init()
            else:
                self._ends.append((asset.init(), asset.deinit)[1])
        except _FAILURES as error:
            raise self._not_started(error) from error
        self.is_live = True

    async def astart(self) -> None:
        """Create the object, in an asynchronous scope."""
        asset, is_ours = self.asset, isinstance(self.asset, _life.Life)
        try:
            if isinstance(asset, _WRAPPERS):
                self._begun = True
                await asset.ainit()
            elif is_ours:
                self._ends.append((await asset.ainit(), asset.adeinit)[1])
            else:
                self._ends.append((asset.init(), asset.deinit)[1])
        except _FAILURES as error:
            raise self._not_started(error) from error
        self.is_live = True

    def stop(self) -> None:
        """Release the object."""
        self.is_live = False
        try:
            if self._begun:
                self.asset.deinit()
            while self._ends:
                self._ends.pop()()
        except _FAILURES as error:
            raise self._not_stopped(error) from error
        self._begun = False

    async def astop(self) -> None:
        """Release the object, in an asynchronous scope."""
        self.is_live = False
        try:
            if self._begun:
                await self.asset.adeinit()
            while self._ends:
                ended = self._ends.pop()()
                if inspect.isawaitable(ended):
                    await ended
        except _FAILURES as error:
            raise self._not_stopped(error) from error
        self._begun = False

    def _not_stopped(self, error: BaseException) -> AssetDeinitError:
        self._begun = False
        return AssetDeinitError(self.spec, error, self.places)

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
        self._begun = False
        refused = isinstance(error, TypeError) and (
            _calls(error)[-1] is _life.call.__code__  # the callable has not run
            or not _takes_params(self.asset)
        )
        is_params = refused or isinstance(error, ValidationError)
        kind = AssetParamsError if is_params else AssetInitError
        return kind(self.spec, error, self.places)


def _takes_params(asset: Any) -> bool:
    """Whether the signature of what an asset wraps accepts the params."""
    if not isinstance(asset, _WRAPPERS):
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
