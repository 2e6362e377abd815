"""One asset: made, started, stopped and replaced, with errors that say which one and where.

The life cycle itself belongs to the asset models in `noob_lint.spec`.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from types import CodeType, MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from noob_lint.runtime.errors import (
    AssetDeinitError,
    AssetError,
    AssetInitError,
    AssetParamsError,
    AssetTypeError,
    AssetUpdateError,
    Places,
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


class Holder:
    """An asset in a state: `is_live` from its start to its release.

    The methods raise the errors of their stage.
    """

    __slots__ = ("asset", "is_live", "places", "spec")

    def __init__(self, spec: AnySpecification, places: Places | None = None) -> None:
        self.spec = spec
        self.places = places
        self.is_live = False
        try:
            self.asset: Any = _MODELS[type(spec)].from_specification(spec)
        except Exception as error:
            calls = _calls(error)
            of_type = resolve.__code__ in calls or calls[-1] is _life.make.__code__
            kind = AssetTypeError if of_type else AssetParamsError
            raise kind(spec, error, places) from error

    def start(self) -> None:
        """Make the object."""
        try:
            self.asset.init()
        except Exception as error:
            raise self._not_started(error) from error
        self.is_live = True

    async def astart(self) -> None:
        """Make the object, in an asynchronous scope."""
        try:
            if isinstance(self.asset, _life.Life):
                await self.asset.ainit()
            else:
                self.asset.init()
        except Exception as error:
            raise self._not_started(error) from error
        self.is_live = True

    def stop(self) -> None:
        """Release the object."""
        self.is_live = False
        try:
            self.asset.deinit()
        except Exception as error:
            raise AssetDeinitError(self.spec, error, self.places) from error

    async def astop(self) -> None:
        """Release the object, in an asynchronous scope."""
        self.is_live = False
        try:
            if isinstance(self.asset, _life.Life):
                await self.asset.adeinit()
            else:
                self.asset.deinit()
        except Exception as error:
            raise AssetDeinitError(self.spec, error, self.places) from error

    def replace(self, value: Any, *, copies: bool) -> None:
        """Take `value`, or a deep copy of it, as the object."""
        try:
            value = copy.deepcopy(value) if copies else value
            if isinstance(self.asset, _life.Life):
                self.asset.update(value)
            else:
                self.asset.obj = value  # noob's own update wants to know the epoch
        except Exception as error:
            raise AssetUpdateError(self.spec, error, self.places) from error

    def _not_started(self, error: Exception) -> AssetError:
        """The error for a failed start: no line of what was called has run if it took no params."""
        refused = isinstance(error, TypeError) and _calls(error)[-1] is _life.call.__code__
        is_params = refused or isinstance(error, ValidationError)
        kind = AssetParamsError if is_params else AssetInitError
        return kind(self.spec, error, self.places)


def _calls(error: BaseException) -> list[CodeType]:
    """The code that was running when an error was raised, the innermost last."""
    found, trace = [], error.__traceback__
    while trace is not None:
        found.append(trace.tb_frame.f_code)
        trace = trace.tb_next
    return found
