"""The thin runtime: creates live objects from asset specifications, in scopes, without the linter.

The public names are those in `__all__`; start with `State` and `docs/runtime.md`. The asset models
are those of the newest spec version, but specifications and asset classes of every version are
accepted. Needs pydantic, and the rest of the linter only to read a tube from a file.
"""

from __future__ import annotations

from noob_lint.runtime.errors import (
    AssetDeinitError,
    AssetError,
    AssetInitError,
    AssetParamsError,
    AssetTypeError,
    AssetUpdateError,
    NoobError,
    ScopeError,
    TubeError,
    UnknownAssetError,
)
from noob_lint.runtime.interop import load_tube
from noob_lint.runtime.state import State
from noob_lint.spec.v1003 import (
    Asset,
    AssetScope,
    AssetSpecification,
    WrapClassAsset,
    WrapFuncAsset,
)

__all__ = [
    "Asset",
    "AssetDeinitError",
    "AssetError",
    "AssetInitError",
    "AssetParamsError",
    "AssetScope",
    "AssetSpecification",
    "AssetTypeError",
    "AssetUpdateError",
    "NoobError",
    "ScopeError",
    "State",
    "TubeError",
    "UnknownAssetError",
    "WrapClassAsset",
    "WrapFuncAsset",
    "load_tube",
]
