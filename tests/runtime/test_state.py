"""Scopes: when objects are created, when they are released, and what failures report."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from noob_lint.runtime import (
    AssetDeinitError,
    AssetInitError,
    AssetParamsError,
    AssetTypeError,
    AssetUpdateError,
    ScopeError,
    State,
    UnknownAssetError,
)
from tests.runtime import things
from tests.runtime.specs import VERSIONS, module, specify
from tests.runtime.things import DIARY, Box
from tests.work import PATIENCE


@pytest.fixture(autouse=True)
def _empty_diary() -> None:
    DIARY.clear()


def doors(scope: str, *names: str, types: dict[str, str] | None = None) -> list[Any]:
    kinds = types or {}
    return [specify(name, kinds.get(name, "opened"), scope, {"name": name}) for name in names]


def diary() -> list[str]:
    lines = list(DIARY)
    DIARY.clear()
    return lines


def test_in_order_and_back() -> None:
    specs = [
        *doors("process", "p1", "p2"),
        *doors("node", "n1", "n2", "n3"),
        *doors("runner", "r1", "r2"),
    ]
    state = State.from_specifications(specs)
    assert diary() == []
    with state.runner() as entered:
        assert entered is state
        assert diary() == ["open r1", "open r2"]
        for _ in range(2):
            with state.process():
                assert diary() == ["open p1", "open p2"]
                for _ in range(2):
                    with state.node("n3", "p1", "n1", "r2", "n3"):
                        assert diary() == ["open n1", "open n3"]
                        assert [state[name] for name in ("r1", "p2", "n3")] == ["r1", "p2", "n3"]
                    assert diary() == ["close n3", "close n1"]
                with state.node():
                    assert diary() == []
            assert diary() == ["close p2", "close p1"]
    assert diary() == ["close r2", "close r1"]


def test_a_mapping_of_specifications() -> None:
    specs = {spec.id: spec for spec in doors("runner", "a", "b")}
    assert list(State.from_specifications(specs).assets) == ["a", "b"]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_spec_version(version: str) -> None:
    specs = [specify("b", "Box", scope, version=version) for scope in ("runner",)]
    specs.append(specify("s", ":set", "process", version=version))
    state = State.from_specifications(specs)
    assert {type(asset) for asset in state.assets.values()} == {module(version).WrapClassAsset}
    with state.runner(), state.process():
        assert (state["b"], state["s"]) == (Box(), set())


def test_objects_live_as_long_as_their_scope() -> None:
    specs = [specify(scope, "Box", scope) for scope in ("runner", "process", "node")]
    state = State.from_specifications(specs)
    seen: dict[str, list[Any]] = {"runner": [], "process": [], "node": []}
    with state.runner():
        for _ in range(2):
            with state.process():
                for _ in range(2):
                    with state.node("node"):
                        for scope, objects in seen.items():
                            objects.append(state[scope])
    identities = {scope: list(map(id, objects)) for scope, objects in seen.items()}
    firsts = {scope: list(map(ids.index, ids)) for scope, ids in identities.items()}
    assert firsts == {"runner": [0, 0, 0, 0], "process": [0, 0, 2, 2], "node": [0, 1, 2, 3]}


def test_outside_of_the_scope() -> None:
    state = State.from_specifications([*doors("process", "door"), *doors("node", "gate")])
    told = {}
    for name in ("door", "gate"):
        with pytest.raises(ScopeError) as caught:
            state[name]
        told[name] = str(caught.value)
    with state.process():
        pass
    with pytest.raises(ScopeError):
        state["door"]
    assert told == {
        "door": "asset 'door' has scope process, and is used outside of process()",
        "gate": "asset 'gate' has scope node, and is used outside of node()",
    }


def test_unknown_assets() -> None:
    state = State.from_specifications(doors("process", "door"))
    for get in (state.__getitem__, state.node):
        with pytest.raises(UnknownAssetError) as caught:
            get("doer")
        assert str(caught.value) == "there is no asset 'doer': did you mean 'door'?"


def test_a_scope_is_not_entered_twice_at_a_time() -> None:
    state = State.from_specifications(doors("process", "a", "b"))
    with state.process():
        with pytest.raises(ScopeError) as caught, state.process():
            pass
        assert state["a"] == "a"
    assert str(caught.value) == "process() is entered again while asset 'a' is in use"
    assert diary() == ["open a", "open b", "close b", "close a"]
    scope = state.process()
    for _ in range(2):
        with scope:
            pass
    assert diary() == ["open a", "open b", "close b", "close a"] * 2


def test_tasks_do_not_get_into_each_others_scopes() -> None:
    """Neither while the asset of the first one starts nor while it stops."""
    state = State.from_specifications([specify("a", "connected", "node")])

    async def call(pauses: int) -> str:
        for _ in range(pauses):
            await asyncio.sleep(0)
        async with state.node("a"):
            return str(state["a"])

    async def run() -> list[Any]:
        return await asyncio.gather(*map(call, (0, 0, 1)), return_exceptions=True)

    first, *others = asyncio.run(run())
    assert (first, diary()) == ("line", ["connect line", "disconnect line"])
    refused = "ScopeError: node() is entered again while asset 'a' is in use"
    assert [tell(one) for one in others] == [refused] * len(others)
    assert asyncio.run(call(0)) == "line"  # it is free again


def test_threads_do_not_get_into_each_others_scopes() -> None:
    state = State.from_specifications([specify("a", "Waits", "node")])
    with ThreadPoolExecutor() as pool:
        first = pool.submit(state.node("a").__enter__)
        assert things.STARTED.wait(10)
        with pytest.raises(ScopeError, match=r"^node\(\) is entered again while asset 'a'"):
            state.node("a").__enter__()
        things.GO_ON.set()
        assert first.result() is state


def test_a_module_that_ends_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a_script.py").write_text("raise SystemExit(3)\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(AssetTypeError) as caught:
        State.from_specifications([specify("x", "a_script.main")])
    assert str(caught.value).partition(": ")[2] == "SystemExit: 3"


def test_an_interrupt_is_no_failure_of_the_asset() -> None:
    state = State.from_specifications(
        [*doors("process", "a"), specify("b", "interrupting", "process")]
    )
    with pytest.raises(KeyboardInterrupt), state.process():
        raise AssertionError("entered")
    assert diary() == ["open a", "close a"]


def test_a_scope_that_is_entered_by_its_own_asset() -> None:
    state = State.from_specifications([specify("a", "entering", "process", [[]])])
    state.assets["a"].params = [[state.process()]]
    with pytest.raises(AssetInitError) as caught, state.process():
        pass
    assert str(caught.value.cause) == "process() is entered again while asset 'a' is in use"


def test_two_assets_of_one_name() -> None:
    with pytest.raises(ValueError, match=r"^two assets are called 'a'$"):
        State.from_specifications([*doors("runner", "a"), *doors("process", "a")])


@pytest.mark.parametrize("wrong", [{"id": "a", "type": "set", "scope": "node"}, "a", None])
def test_what_is_no_specification(wrong: Any) -> None:
    with pytest.raises(TypeError) as caught:
        State.from_specifications([wrong])
    assert str(caught.value) == f"not the specification of an asset: {wrong!r}"


def test_a_state_has_its_assets_by_id() -> None:
    state = State.from_specifications(doors("process", "a", "b"))
    assert ([*state], len(state), "a" in state, "c" in state) == (["a", "b"], 2, True, False)


def test_which_assets_there_are() -> None:
    state = State.from_specifications(doors("runner", "a"))
    assert ("a" in state, "b" in state, 0 in state) == (True, False, False)
    with pytest.raises(UnknownAssetError, match=r"^there is no asset 0$"):
        state[0]  # type: ignore[index]


def test_all_is_released_after_an_error() -> None:
    state = State.from_specifications(
        [*doors("runner", "r"), *doors("process", "p"), *doors("node", "n")]
    )
    error = ValueError("of the node")
    with (
        pytest.raises(ValueError, match=r"^of the node$") as caught,
        state.runner(),
        state.process(),
        state.node("n"),
    ):
        raise error
    assert caught.value is error
    assert diary() == ["open r", "open p", "open n", "close n", "close p", "close r"]


def test_one_that_does_not_start() -> None:
    state = State.from_specifications(doors("process", "a", "b", "c", types={"b": "locked"}))
    with pytest.raises(AssetInitError) as caught, state.process():
        raise AssertionError("entered")
    assert str(caught.value) == (
        "error[runtime-init] asset 'b' could not be started: OSError: b is locked"
    )
    assert (caught.value.asset, caught.value.path, caught.value.line) == ("b", None, None)
    assert isinstance(caught.value.cause, OSError)
    assert caught.value.__cause__ is caught.value.cause
    assert diary() == ["open a", "close a"]
    with pytest.raises(ScopeError):
        state["a"]


def tell(error: BaseException) -> Any:
    """An error as text; a group as its message and a list."""
    if isinstance(error, BaseExceptionGroup):
        return error.message, [tell(one) for one in error.exceptions]
    return f"{type(error).__name__}: {error}"


def test_one_that_does_not_start_and_others_that_do_not_stop() -> None:
    kinds = {"a": "jammed", "b": "jammed", "c": "locked"}
    state = State.from_specifications(doors("process", "a", "b", "c", types=kinds))
    with pytest.raises(ExceptionGroup) as caught, state.process():
        raise AssertionError("entered")
    released = "AssetDeinitError: error[runtime-deinit] asset {0!r} could not be released: "
    assert tell(caught.value) == (
        "errors in process()",
        [
            "AssetInitError: error[runtime-init] asset 'c' could not be started: "
            "OSError: c is locked",
            released.format("b") + "OSError: b is jammed",
            released.format("a") + "OSError: a is jammed",
        ],
    )
    assert diary() == ["open a", "open b", "jam b", "jam a"]


def test_one_that_does_not_stop() -> None:
    state = State.from_specifications(doors("process", "a", "b", "c", types={"b": "jammed"}))
    with pytest.raises(AssetDeinitError) as caught, state.process():
        pass
    assert caught.value.asset == "b"
    assert diary() == ["open a", "open b", "open c", "close c", "jam b", "close a"]
    with pytest.raises(AssetDeinitError), state.process():
        pass
    assert diary() == ["open a", "open b", "open c", "close c", "jam b", "close a"]


def test_an_error_of_the_body_and_some_that_do_not_stop() -> None:
    state = State.from_specifications(doors("process", "a", "b", types={"a": "jammed"}))
    with pytest.raises(ExceptionGroup) as caught, state.process():
        raise ValueError("of the body")
    assert [type(one) for one in caught.value.exceptions] == [ValueError, AssetDeinitError]
    assert diary() == ["open a", "open b", "close b", "jam a"]


def contexts(error: BaseException) -> list[type[BaseException]]:
    found = [type(error)]
    while error.__context__ is not None:
        error = error.__context__
        found.append(type(error))
    return found


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_an_interrupt_remains_one_when_a_release_fails(kind: type[BaseException]) -> None:
    state = State.from_specifications(doors("process", "a", "b", types={"a": "jammed"}))
    given = kind()
    with pytest.raises(kind) as caught, state.process():
        raise given
    assert caught.value is given
    assert contexts(given) == [kind, AssetDeinitError, OSError]
    assert diary() == ["open a", "open b", "close b", "jam a"]


def test_an_interrupt_remains_one_when_several_releases_fail() -> None:
    kinds = {"a": "jammed", "b": "jammed"}
    state = State.from_specifications(doors("process", "a", "b", types=kinds))
    with pytest.raises(KeyboardInterrupt) as caught, state.process():
        raise KeyboardInterrupt from ValueError("before")
    assert contexts(caught.value) == [KeyboardInterrupt, BaseExceptionGroup] or contexts(
        caught.value
    ) == [KeyboardInterrupt, ExceptionGroup]
    rest = caught.value.__context__
    assert isinstance(rest, ExceptionGroup)
    assert [str(one.asset) for one in rest.exceptions if isinstance(one, AssetDeinitError)] == [
        *("b", "a")
    ]
    assert diary() == ["open a", "open b", "jam b", "jam a"]


def test_an_interrupt_of_a_release_goes_before_other_errors() -> None:
    kinds = {"a": "stubborn"}
    state = State.from_specifications(doors("process", "a", "b", types=kinds))
    with pytest.raises(KeyboardInterrupt) as caught, state.process():
        raise ValueError("of the body")
    assert contexts(caught.value) == [KeyboardInterrupt, ValueError]
    assert diary() == ["open a", "open b", "close b", "interrupt a"]
    with pytest.raises(KeyboardInterrupt), state.process():  # nothing is taken
        pass


def test_a_timeout_of_a_body_is_one_although_a_release_fails() -> None:
    state = State.from_specifications(doors("process", "a", types={"a": "jammed"}))

    async def wait() -> None:
        async with asyncio.timeout(0), state.process():
            await asyncio.sleep(PATIENCE)

    with pytest.raises(TimeoutError):
        asyncio.run(wait())
    assert diary() == ["open a", "jam a"]


def test_a_task_that_is_cancelled_while_it_releases_is_cancelled() -> None:
    state = State.from_specifications(
        [*doors("process", "a"), specify("b", "slow_to_close", "process", {"name": "b"})]
    )

    async def run() -> None:
        async with state.process():
            raise ValueError("of the body")

    async def cancel() -> bool:
        task = asyncio.create_task(run())
        while "closing b" not in DIARY:
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return task.cancelled()

    assert asyncio.run(cancel())
    assert diary() == ["open a", "closing b", "close a"]


def test_a_scope_that_is_dropped_releases_what_it_has() -> None:
    state = State.from_specifications(doors("process", "a"))
    state.process().__enter__()
    assert diary() == ["open a", "close a"]
    with state.process():
        assert state["a"] == "a"


def test_an_asynchronous_scope_that_is_dropped_takes_nothing() -> None:
    state = State.from_specifications(doors("process", "a"))
    asyncio.run(state.process().__aenter__())
    with state.process():
        assert state["a"] == "a"


@pytest.mark.parametrize(
    ("type_", "params", "error", "told"),
    [
        ("no.such", None, AssetTypeError, "ModuleNotFoundError: No module named 'no'"),
        (
            "json.decoder",
            None,
            AssetTypeError,
            "TypeError: json.decoder is not a class or a function but of type module",
        ),
        (":map", None, AssetTypeError, "ValueError: 'map' is a type of nodes, not of assets"),
        (
            "Shelf",
            {"size": "?", "x": 1},
            AssetParamsError,
            "ValidationError: "
            "size: Input should be a valid integer, unable to parse string as an integer; "
            "x: Extra inputs are not permitted",
        ),
        (
            "Shelf",
            {"id": "y"},
            AssetParamsError,
            "TypeError: tests.runtime.things.Shelf() got multiple values for keyword argument 'id'",
        ),
        (
            "Shelf",
            [1],
            AssetParamsError,
            "TypeError: an asset class takes its params by name: write a mapping, not a list",
        ),
    ],
)
def test_what_cannot_be_built(type_: str, params: Any, error: Any, told: str) -> None:
    with pytest.raises(error) as caught:
        State.from_specifications([specify("x", type_, params=params)])
    assert type(caught.value) is error
    assert str(caught.value).partition(": ")[2] == told


@pytest.mark.parametrize(
    ("type_", "params", "error", "told"),
    [
        (
            "Box",
            {"colour": "red"},
            AssetParamsError,
            "TypeError: Box.__init__() got an unexpected keyword argument 'colour'",
        ),
        (
            "box",
            [1, 2],
            AssetParamsError,
            "TypeError: box() takes from 0 to 1 positional arguments but 2 were given",
        ),
        (
            "opened",
            {"colour": "red"},
            AssetParamsError,
            "TypeError: opened() got an unexpected keyword argument 'colour'",
        ),
        (
            "connected",
            [1, 2],
            AssetParamsError,
            "TypeError: connected() takes from 0 to 1 positional arguments but 2 were given",
        ),
        (":set", [1], AssetParamsError, "TypeError: 'int' object is not iterable"),
        ("Sized", {}, AssetParamsError, "ValidationError: size: Field required"),
        ("failing", None, AssetInitError, "RuntimeError: no x today"),
        ("mute", None, AssetInitError, "MuteError"),
        ("sys.exit", ["no licence"], AssetInitError, "SystemExit: no licence"),
        (
            "refusing",
            None,
            AssetInitError,
            "TypeError: int() argument must be a string, "
            "a bytes-like object or a real number, not 'list'",
        ),
    ],
)
def test_what_cannot_be_started(type_: str, params: Any, error: Any, told: str) -> None:
    state = State.from_specifications([specify("x", type_, params=params)])
    with pytest.raises(error) as caught, state.runner():
        pass
    assert type(caught.value) is error
    assert str(caught.value).partition(": ")[2] == told


def updating(*pairs: tuple[str, str], consumed: Any = None) -> State:
    specs = [specify(name, "Box", depends=signal) for name, signal in pairs]
    return State.from_specifications([*specs, specify("still", "Box")], consumed=consumed)


def test_a_value_becomes_the_object_of_the_next_epoch() -> None:
    state = updating(("a", "n.box"), ("b", "m.box"), consumed=())
    new = Box("new")
    with state.runner():
        with state.process():
            still, other = state["still"], state["b"]
            state.update("n.box", new)
            state.update("n.else", Box("ignored"))
        with state.process():
            assert state["a"] is new
            assert (state["b"], state["still"]) == (other, still)


def same(state: State, value: Any, *names: str) -> list[bool]:
    with state.runner():
        state.update("n.box", value)
        assert [state[name] for name in names] == [value] * len(names)
        return [state[name] is value for name in names]


def test_a_value_is_copied_where_something_else_could_change_it() -> None:
    value = Box("new")
    assert same(updating(("a", "n.box"), consumed={"n.other"}), value, "a") == [True]
    assert same(updating(("a", "n.box"), consumed={"n.box"}), value, "a") == [False]
    assert same(updating(("a", "n.box")), value, "a") == [False]


def test_a_value_for_several_assets_is_shared_as_by_noob() -> None:
    pairs = [("a", "n.box"), ("b", "n.box"), ("c", "n.box")]
    assert same(updating(*pairs, consumed=()), Box("new"), "a", "b", "c") == [True, True, True]
    assert same(updating(*pairs), Box("new"), "a", "b", "c") == [False, False, False]


def test_the_object_of_another_asset_is_shared_as_by_noob() -> None:
    state = updating(("a", "n.box"), consumed=())
    with state.runner():
        for name in ("still", "a"):
            value = state[name]
            state.update("n.box", value)
            assert state["a"] is value


def test_a_list_of_signals_before_1000() -> None:
    spec = specify("a", "Box", depends=["n.box", "m.box"], version="0.1")
    state = State.from_specifications([spec], consumed=())
    with state.runner():
        for signal in ("n.box", "m.box"):
            state.update(signal, signal)
            assert state["a"] == signal


def iter_nothing() -> Iterator[None]:
    yield


def test_a_value_that_cannot_be_copied() -> None:
    state = updating(("a", "n.box"))
    with state.runner():
        with pytest.raises(AssetUpdateError) as caught:
            state.update("n.box", iter_nothing())
        assert state["a"] == Box()
    assert str(caught.value) == (
        "error[runtime-update] asset 'a' cannot take the value that it depends on: "
        "TypeError: cannot pickle 'generator' object"
    )


def test_an_update_outside_of_the_scope() -> None:
    state = updating(("a", "n.box"))
    with pytest.raises(ScopeError, match=r"^asset 'a' is updated outside of runner\(\)$"):
        state.update("n.box", 1)
    state.update("n.ignored", 1)


def test_asynchronous_scopes() -> None:
    specs = [
        specify("r", "connected", "runner", {"name": "r"}),
        specify("p", "fetched", "process", {"name": "p"}),
        specify("n", "opened", "node", {"name": "n"}),
        specify("box", "Box", "node"),
    ]
    state = State.from_specifications(specs)

    async def run() -> list[Any]:
        async with state.runner(), state.process(), state.node("n"):
            return [state[name] for name in ("r", "p", "n")]

    assert asyncio.run(run()) == ["r", "p", "n"]
    assert diary() == ["connect r", "fetch p", "open n", "close n", "disconnect r"]


def test_asynchronous_errors() -> None:
    specs = [
        specify("a", "connected", "process"),
        specify("b", "hung_up", "process"),
        specify("c", "failing", "process"),
    ]

    async def run(names: Iterator[int]) -> None:
        async with State.from_specifications(specs[: next(names)]).process():
            raise ValueError("of the body")

    told = []
    for number in (1, 2, 3):
        with pytest.raises(Exception) as caught:  # noqa: PT011, what it is, is compared below
            asyncio.run(run(iter([number])))
        told.append(tell(caught.value))
    released = (
        "AssetDeinitError: error[runtime-deinit] asset 'b' could not be released: "
        "OSError: line is dead"
    )
    started = "AssetInitError: error[runtime-init] asset 'c' could not be started: "
    assert told == [
        "ValueError: of the body",
        ("errors in process()", ["ValueError: of the body", released]),
        ("errors in process()", [started + "RuntimeError: no x today", released]),
    ]
    assert diary() == ["connect line", "disconnect line"] * 3


def test_a_cancelled_start_releases_what_was_started() -> None:
    specs = [specify("a", "connected", "process"), specify("b", "asyncio.sleep", "process", [60])]
    state = State.from_specifications(specs)

    async def run() -> None:
        async with asyncio.timeout(0.05), state.process():
            raise AssertionError("entered")

    with pytest.raises(TimeoutError):
        asyncio.run(run())
    assert diary() == ["connect line", "disconnect line"]
