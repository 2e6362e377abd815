"""The life cycle of one asset, in every spec version."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

import pytest
from pydantic import ValidationError

from tests.runtime import things
from tests.runtime.specs import VERSIONS, module, specify
from tests.runtime.things import DIARY, Box

NEW = VERSIONS[1:]
ENTERING = VERSIONS[2:]


@pytest.fixture(autouse=True)
def _empty_diary() -> None:
    DIARY.clear()


def asset(type_: str, params: Any = None, version: str = "1003") -> Any:
    spec = specify("x", type_, params=params, version=version)
    return module(version).Asset.from_specification(spec)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_class(version: str) -> None:
    made = asset("Box", {"name": "b", "size": 2}, version)
    assert type(made) is module(version).WrapClassAsset
    assert (made.id, made.scope, made.params) == ("x", "runner", {"name": "b", "size": 2})
    assert (made.obj, DIARY) == (None, [])
    made.init()
    assert (made.obj, DIARY) == (Box("b", 2), ["make b", "make b"])
    made.deinit()
    assert made.obj is None


@pytest.mark.parametrize("version", VERSIONS)
def test_a_function(version: str) -> None:
    made = asset("box", {"name": "b"}, version)
    assert type(made) is module(version).WrapFuncAsset
    assert (made.obj, DIARY) == (None, [])
    made.init()
    assert made.obj == Box("b")
    made.deinit()
    assert made.obj is None


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("type_", ["Plain", "Shelf", "OldShelf", "MiddleShelf"])
def test_an_asset_class_of_any_version(version: str, type_: str) -> None:
    made = asset(type_, {"size": 2}, version)
    assert type(made) is getattr(things, type_)
    assert (made.id, made.scope, made.size, made.params) == ("x", "runner", 2, {})
    assert (made.spec.id, made.spec.type_, made.spec.params) == (
        "x",
        f"tests.runtime.things.{type_}",
        {"size": 2},
    )
    made.init()
    assert made.obj == (None if type_ == "Plain" else [None, None])
    made.deinit()


@pytest.mark.parametrize("version", NEW)
@pytest.mark.parametrize(
    ("type_", "params", "obj"),
    [
        (":set", [[1, 2]], {1, 2}),
        ("of_list", [1, [2]], [1, [2]]),
        ("Box", ["b", 3], Box("b", 3)),
        ("Box", [], Box()),
    ],
)
def test_params_in_a_list(version: str, type_: str, params: Any, obj: Any) -> None:
    made = asset(type_, params, version)
    made.init()
    assert made.obj == obj


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("type_", "wrapper", "obj"),
    [
        (":set", "WrapClassAsset", set()),
        (":dict", "WrapClassAsset", {}),
        (":globals", "WrapFuncAsset", None),
        ("@Box.large", "WrapFuncAsset", Box("large", 100)),
        ("@Box.Lid", "WrapClassAsset", None),
        ("os.path.curdir.upper", "WrapFuncAsset", "."),
    ],
)
def test_builtins_and_attributes_of_attributes(
    version: str, type_: str, wrapper: str, obj: Any
) -> None:
    made = asset(type_, version=version)
    assert type(made) is getattr(module(version), wrapper)
    made.init()
    if obj is not None:
        assert made.obj == obj


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("type_", "error", "message"),
    [
        ("no_such_module.sub.name", ModuleNotFoundError, "No module named 'no_such_module'"),
        (
            "json.decoder.nothing",
            AttributeError,
            "module 'json.decoder' has no attribute 'nothing'",
        ),
        ("json.nothing.more", AttributeError, "module 'json' has no attribute 'nothing'"),
        ("json.decoder", TypeError, "json.decoder is not a class or a function but of type module"),
        (
            "json.decoder.NaN",
            TypeError,
            "json.decoder.NaN is not a class or a function but of type float",
        ),
        (":tube", ValueError, "'tube' is a type of nodes, not of assets"),
    ],
)
def test_types_that_lead_nowhere(
    version: str, type_: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        asset(type_, version=version)
    assert str(caught.value) == message


def test_a_module_that_imports_a_missing_one(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken_import.py").write_text("import no_such_module_at_all\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match=r"^No module named 'no_such_module_at_all'$"):
        asset("broken_import.name")


def test_an_asset_class_takes_an_empty_list() -> None:
    assert asset("SlowShelf", [], "1003").obj is None


@pytest.mark.parametrize("version", NEW)
def test_an_asset_class_takes_no_list(version: str) -> None:
    with pytest.raises(
        TypeError, match=r"^an asset class takes its params by name: write a mapping"
    ):
        asset("Shelf", [1], version)


@pytest.mark.parametrize("params", [{}, {"size": "many"}, {"size": 1, "colour": "red"}])
def test_an_asset_class_checks_its_params(params: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        asset("Shelf", params)


@pytest.mark.parametrize("version", ENTERING)
def test_a_context_manager_is_entered_and_left_once(version: str) -> None:
    made = asset("opened", {"name": "d"}, version)
    assert DIARY == []
    made.init()
    assert (made.obj, DIARY) == ("d", ["open d"])
    made.deinit()
    made.deinit()
    assert (made.obj, DIARY) == (None, ["open d", "close d"])


@pytest.mark.parametrize("version", ["0.1", "1000"])
def test_a_context_manager_is_passed_on_before_1001(version: str) -> None:
    made = asset("opened", version=version)
    made.init()
    assert hasattr(made.obj, "__enter__")
    made.deinit()
    assert (made.obj, DIARY) == (None, [])


def test_a_context_manager_whose_object_was_replaced_is_left_all_the_same() -> None:
    made = asset("opened")
    made.init()
    made.update("other")
    assert made.obj == "other"
    made.deinit()
    assert (made.obj, DIARY) == (None, ["open door", "close door"])


def test_a_context_manager_that_fails_to_close_is_not_left_again() -> None:
    made = asset("jammed")
    made.init()
    with pytest.raises(OSError, match=r"^door is jammed$"):
        made.deinit()
    made.deinit()
    assert (made.obj, DIARY) == (None, ["open door", "jam door"])


@pytest.mark.parametrize("version", VERSIONS)
def test_a_class_is_never_entered(version: str) -> None:
    made = asset("Entered", version=version)
    made.init()
    assert type(made.obj) is things.Entered
    made.deinit()


@pytest.mark.parametrize("version", VERSIONS)
def test_a_generator_is_the_object(version: str) -> None:
    made = asset("numbers", {"stop": 2}, version)
    made.init()
    assert list(made.obj) == [0, 1]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_coroutine_is_not_awaited(version: str) -> None:
    made: Any = asset("fetched", version=version)
    made.init()
    assert inspect.iscoroutine(made.obj)
    made.deinit()  # without a warning, which would be an error here
    assert made.obj is None
    assert DIARY == []


@pytest.mark.parametrize("version", VERSIONS)
def test_a_coroutine_that_was_awaited_is_left_alone(version: str) -> None:
    made = asset("fetched", version=version)
    made.init()
    assert asyncio.run(made.obj) == "parcel"
    made.deinit()


async def live(made: Any) -> Any:
    """The object of an asset that is started and released asynchronously."""
    await made.ainit()
    obj = made.obj
    await made.adeinit()
    await made.adeinit()
    return obj


@pytest.mark.parametrize("version", ENTERING)
@pytest.mark.parametrize(
    ("type_", "obj", "diary"),
    [
        ("connected", "line", ["connect line", "disconnect line"]),
        ("fetched", "parcel", ["fetch parcel"]),
        ("fetched_door", "door", ["open door", "close door"]),
        ("opened", "door", ["open door", "close door"]),
        ("box", Box(), ["make box"]),
        ("Box", Box(), ["make box"]),
    ],
)
def test_asynchronously(version: str, type_: str, obj: Any, diary: list[str]) -> None:
    DIARY.clear()
    made = asset(type_, version=version)
    assert asyncio.run(live(made)) == obj
    assert (made.obj, DIARY) == (None, diary)


def test_an_asset_class_may_have_an_asynchronous_life_cycle() -> None:
    assert asyncio.run(live(asset("SlowShelf"))) == "slow"
    assert asyncio.run(live(asset("Shelf", {"size": 1}))) == [None]
    assert DIARY == ["slow end", "slow end", "build x of 1", "break x", "break x"]
