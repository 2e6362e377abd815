"""What the reference documentation of January 2026 (spec version 0.1) says about assets.

One test for each statement, in its order; the schemas are compared in `tests/publish`.
"""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from noob_lint.runtime import State
from noob_lint.spec import v0_1
from noob_lint.spec.v0_1 import (
    Asset,
    AssetScope,
    AssetSpecification,
    WrapClassAsset,
    WrapFuncAsset,
)
from tests.runtime.specs import THINGS, specify
from tests.runtime.things import DIARY, Box


@pytest.fixture(autouse=True)
def _empty_diary() -> None:
    DIARY.clear()


def spec(type_: str, scope: str = "runner", **fields: Any) -> AssetSpecification:
    return AssetSpecification.model_validate(
        {"id": "x", "type": THINGS + type_, "scope": scope, **fields}
    )


def three_epochs(scope: str) -> list[int]:
    """How many items the object has in each of two nodes of three epochs that each add one."""
    state = State.from_specifications([spec("Box", scope)])
    seen = []
    with state.runner():
        for _ in range(3):
            with state.process():
                for _ in range(2):
                    with state.node("x"):
                        state["x"].items.append(1)
                        seen.append(len(state["x"].items))
    return seen


def test_scopes() -> None:
    assert {scope.name: scope.value for scope in AssetScope} == {
        "runner": "runner",
        "process": "process",
        "node": "node",
    }


def test_runner_persists_through_the_entire_lifespan_of_the_runner() -> None:
    assert three_epochs("runner") == [1, 2, 3, 4, 5, 6]


def test_process_is_instantiated_anew_at_the_beginning_of_each_epoch() -> None:
    assert three_epochs("process") == [1, 2, 1, 2, 1, 2]


def test_node_is_instantiated_anew_in_every_call() -> None:
    assert three_epochs("node") == [1, 1, 1, 1, 1, 1]


def test_the_fields_of_a_specification() -> None:
    assert spec("Box").model_dump(by_alias=True) == {
        "id": "x",
        "type": THINGS + "Box",
        "scope": AssetScope.runner,
        "params": None,
        "depends": None,
    }


@pytest.mark.parametrize("missing", ["id", "type", "scope"])
def test_required_fields_of_a_specification(missing: str) -> None:
    data = {"id": "x", "type": "set", "scope": "runner"}
    del data[missing]
    with pytest.raises(ValidationError, match="Field required"):
        AssetSpecification.model_validate(data)


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "not-an-identifier"},
        {"id": "assets"},
        {"id": "input"},
        {"id": "meta"},
        {"type": "relative"},
        {"type": ".relative"},
        {"type": "a.b-c"},
        {"scope": "forever"},
        {"params": [1]},
        {"depends": "a.box"},
        {"depends": ["a.b-c"]},
        {"depends": ["a.box"], "scope": "process"},
        {"depends": ["a.box"], "scope": "node"},
    ],
    ids=str,
)
def test_what_a_specification_refuses(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        AssetSpecification.model_validate({"id": "x", "type": "set", "scope": "runner", **fields})


def test_depends_is_the_version_stored_and_used_in_the_next_epoch() -> None:
    """Two nodes hand the asset on; what the second emits is what the first gets next."""
    state = State.from_specifications([spec("Box", depends=["last.box"])], consumed={"first.box"})
    received = []
    with state.runner():
        for epoch in range(3):
            with state.process():
                box = state["x"]
                received.append(list(box.items))
                state.update("first.box", box)  # nothing depends on it
                emitted = Box()
                emitted.items = [*box.items, epoch]
                state.update("last.box", emitted)
    assert received == [[], [0], [0, 1]]


def test_the_fields_of_an_asset() -> None:
    asset = Asset(id="x", spec=spec("Box"), scope=AssetScope.runner)
    assert asset.model_dump(exclude={"spec"}) == {
        "id": "x",
        "scope": AssetScope.runner,
        "params": {},
        "obj": None,
    }


@pytest.mark.parametrize("model", [Asset, WrapClassAsset, WrapFuncAsset])
def test_an_asset_forbids_unknown_fields(model: type[Asset]) -> None:
    fields = {"id": "x", "spec": spec("Box"), "scope": "runner", "cls": Box, "fn": Box}
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        model.model_validate({**fields, "more": 1})


@pytest.mark.parametrize(
    ("model", "required"),
    [
        (Asset, ["id", "spec", "scope"]),
        (WrapClassAsset, ["id", "spec", "scope", "cls"]),
        (WrapFuncAsset, ["id", "spec", "scope", "fn"]),
    ],
)
def test_the_required_fields_of_an_asset(model: type[Asset], required: list[str]) -> None:
    with pytest.raises(ValidationError) as caught:
        model.model_validate({})
    assert [(one["type"], one["loc"]) for one in caught.value.errors()] == [
        ("missing", (name,)) for name in required
    ]


@pytest.mark.parametrize(
    ("model", "wrong"),
    [(WrapClassAsset, {"cls": len}), (WrapFuncAsset, {"fn": 1}), (Asset, {"scope": "forever"})],
)
def test_the_types_of_the_fields_of_an_asset(model: type[Asset], wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as caught:
        model.model_validate({"id": "x", "spec": spec("Box"), "scope": "node", **wrong})
    assert [one["loc"] for one in caught.value.errors()] == [tuple(wrong)]


@pytest.mark.parametrize("name", ["x-y", "meta"])
def test_the_id_of_an_asset_is_checked(name: str) -> None:
    with pytest.raises(ValidationError):
        Asset(id=name, spec=spec("Box"), scope=AssetScope.runner)


def test_from_specification_is_a_class_method_that_creates_an_asset() -> None:
    assert isinstance(Asset.from_specification(spec("Box")), Asset)
    assert isinstance(WrapClassAsset.from_specification(spec("box")), WrapFuncAsset)


def test_init_and_deinit_do_nothing_by_default() -> None:
    asset = Asset.from_specification(spec("Plain"))
    before = asset.model_dump()
    asset.init()
    asset.deinit()
    assert asset.model_dump() == before


def test_update_takes_the_object() -> None:
    asset = Asset.from_specification(spec("Plain"))
    obj = object()
    asset.update(obj)
    assert asset.obj is obj


def test_a_class_that_is_no_asset_is_wrapped() -> None:
    asset = Asset.from_specification(spec("Box", params={"name": "b"}))
    assert type(asset) is WrapClassAsset
    assert (asset.cls, asset.obj, asset.params, DIARY) == (Box, None, {"name": "b"}, [])


def test_the_inner_class_is_instantiated_with_the_params_during_init() -> None:
    asset: Any = Asset.from_specification(spec("Box", params={"name": "b", "size": 3}))
    asset.init()
    assert (asset.obj.name, asset.obj.size, DIARY) == ("b", 3, ["make b"])
    asset.deinit()
    assert asset.obj is None


def test_wrap_class_asset_is_generic_in_its_object() -> None:
    asset = WrapClassAsset[Box](
        id="x", spec=spec("Box"), scope=AssetScope.node, cls=Box, obj=Box("b")
    )
    assert isinstance(asset, Asset)
    assert asset.obj == Box("b")


def test_a_function_takes_the_role_of_init() -> None:
    asset: Any = Asset.from_specification(spec("box", params={"name": "b"}))
    assert (type(asset), asset.obj, DIARY) == (WrapFuncAsset, None, [])
    asset.init()
    assert asset.obj == Box("b")
    asset.deinit()
    assert asset.obj is None


def test_the_models_of_a_whole_tube() -> None:
    tube = v0_1.TubeSpecification.model_validate(
        {"assets": {"x": {"type": THINGS + "Box", "scope": "process", "params": {"name": "b"}}}}
    )
    state = State.from_tube(tube)
    with state.process():
        assert state["x"] == Box("b")
    assert specify("x", "Box", "process", {"name": "b"}, version="0.1") == tube.assets["x"]
