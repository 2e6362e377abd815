"""The assets of spec version 0.1: created from their specification, started, replaced, dropped."""

from __future__ import annotations

from collections import Counter, OrderedDict
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import ValidationError

from noob_lint.spec.v0_1 import (
    Asset,
    AssetScope,
    AssetSpecification,
    WrapClassAsset,
    WrapFuncAsset,
)


class Shelf(Asset):
    """An asset class of its own, with a field for its param."""

    size: int


SCOPES = list(AssetScope)


def specify(type_: str, **params: Any) -> AssetSpecification:
    return AssetSpecification.model_validate(
        {"id": "x", "type": type_, "scope": "process", "params": params or None}
    )


def test_scopes() -> None:
    assert [str(scope) for scope in SCOPES] == ["runner", "process", "node"]


def test_a_class_is_wrapped() -> None:
    spec = specify("collections.Counter", a=2)
    asset = Asset.from_specification(spec)
    assert asset == WrapClassAsset(
        id="x", spec=spec, scope=AssetScope.process, params={"a": 2}, cls=Counter
    )
    assert asset.obj is None
    asset.init()
    assert asset.obj == Counter(a=2)
    asset.deinit()
    assert asset.obj is None


def test_a_builtin_is_wrapped() -> None:
    asset = Asset.from_specification(specify("dict", a=1))
    asset.init()
    assert asset.obj == {"a": 1}


def test_a_function_is_wrapped() -> None:
    spec = specify("json.loads", s="[1]")
    asset = Asset.from_specification(spec)
    assert isinstance(asset, WrapFuncAsset)
    assert (asset.id, asset.spec, asset.scope) == ("x", spec, AssetScope.process)
    asset.init()
    assert asset.obj == [1]
    asset.deinit()
    assert asset.obj is None


def test_an_asset_class_is_instantiated_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "shelves", SimpleNamespace(Shelf=Shelf))
    spec = specify("shelves.Shelf", size=3)
    asset = Asset.from_specification(spec)
    assert asset == Shelf(id="x", spec=spec, scope=AssetScope.process, size=3)
    assert asset.params == {}
    asset.init()
    asset.deinit()
    assert asset.obj is None


def test_update_replaces_the_object() -> None:
    asset = Asset.from_specification(specify("collections.OrderedDict"))
    asset.init()
    assert asset.obj == OrderedDict()
    asset.update("new")
    assert asset.obj == "new"


@pytest.mark.parametrize(
    ("type_", "error"),
    [
        ("no_such_module_here.name", ModuleNotFoundError),
        ("json.no_such_name", AttributeError),
        ("json.JSONDecoder.no_such_name", AttributeError),
        ("json.decoder", TypeError),
        ("__debug__", TypeError),
    ],
)
def test_what_cannot_be_made(type_: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        Asset.from_specification(specify(type_))


@pytest.mark.parametrize("type_", ["gather", "map"])
def test_the_special_types_name_no_asset(type_: str) -> None:
    with pytest.raises(ValueError, match=f"^'{type_}' is a type of nodes, not of assets$"):
        Asset.from_specification(specify(type_))


def test_assets_refuse_unknown_keys_and_specifications_ignore_them() -> None:
    spec = AssetSpecification.model_validate(
        {"id": "x", "type": "int", "scope": "node", "unknown": 1}
    )
    assert spec.model_dump() == {
        "id": "x",
        "type_": "int",
        "scope": AssetScope.node,
        "params": None,
        "depends": None,
    }
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Asset.model_validate({"id": "x", "spec": spec, "scope": "node", "unknown": 1})


def test_field_order() -> None:
    common = ["id", "spec", "scope", "params", "obj"]
    assert list(AssetSpecification.model_fields) == ["id", "type_", "scope", "params", "depends"]
    assert list(Asset.model_fields) == common
    assert list(WrapClassAsset.model_fields) == [*common, "cls"]
    assert list(WrapFuncAsset.model_fields) == [*common, "fn"]
