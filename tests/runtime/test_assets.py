"""Assets of every kind in scopes of both kinds: how each is started, replaced and released."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from noob_lint.runtime import AssetDeinitError, AssetError, AssetUpdateError, ScopeError, State
from tests.runtime.specs import specify
from tests.runtime.things import DIARY

FOREIGN = ["foreign begin", "foreign end"]
OPENED = ["open d", "close d"]
SHELF = ["build a of 2", "break a"]
KINDS: dict[str, tuple[Any, Any, list[str], list[str]]] = {
    "Shelf": ({"size": 2}, [None, None], SHELF, SHELF),
    "SlowShelf": (None, "slow", [], ["slow end"]),
    "Foreign": (None, ["foreign"], FOREIGN, FOREIGN),
    "ForeignAwaited": (None, ["foreign"], [], ["foreign begin", "awaited end"]),
    "opened": ({"name": "d"}, "d", OPENED, OPENED),
}
"""Params, the object, and what a scope and an asynchronous one write into the diary."""


@pytest.fixture(autouse=True)
def _empty_diary() -> Iterator[None]:
    DIARY.clear()
    yield
    DIARY.clear()


@pytest.mark.parametrize(
    "type_", [kind for kind in KINDS if kind not in ("SlowShelf", "ForeignAwaited")]
)
def test_a_scope(type_: str) -> None:
    params, obj, said, _ = KINDS[type_]
    state = State.from_specifications([specify("a", type_, params=params)])
    for _ in range(2):
        with state.runner():
            assert state["a"] == obj
    assert [*DIARY] == 2 * said


@pytest.mark.parametrize("type_", KINDS)
def test_an_asynchronous_scope(type_: str) -> None:
    params, obj, _, said = KINDS[type_]
    state = State.from_specifications([specify("a", type_, params=params)])

    async def live() -> None:
        async with state.runner():
            assert state["a"] == obj

    for _ in range(2):
        asyncio.run(live())
    assert [*DIARY] == 2 * said


FAILING: dict[str, tuple[Any, str]] = {
    "failing": (
        None,
        "error[runtime-init] asset 'a' could not be started: RuntimeError: no x today",
    ),
    ":len": (
        [],
        "error[runtime-params] asset 'a' has params that cannot be used: "
        "TypeError: len() takes exactly one argument (0 given)",
    ),
    "refusing": (
        {"size": 1},
        "error[runtime-params] asset 'a' has params that cannot be used: "
        "TypeError: refusing() got an unexpected keyword argument 'size'",
    ),
    "Box": (
        {"weight": 1},
        "error[runtime-params] asset 'a' has params that cannot be used: "
        "TypeError: Box.__init__() got an unexpected keyword argument 'weight'",
    ),
    "mute": (None, "error[runtime-init] asset 'a' could not be started: MuteError"),
    "ForeignFailing": (
        None,
        "error[runtime-deinit] asset 'a' could not be released: OSError: stuck",
    ),
    "gone": (
        None,
        "error[runtime-type] asset 'a' has a type that cannot be used: "
        "AttributeError: module 'tests.runtime.things' has no attribute 'gone'",
    ),
}
"""Params, and the error."""


def live(type_: str) -> None:
    with State.from_specifications([specify("a", type_, params=FAILING[type_][0])]).runner():
        pass


def live_asynchronously(type_: str) -> None:
    async def run() -> None:
        state = State.from_specifications([specify("a", type_, params=FAILING[type_][0])])
        async with state.runner():
            pass

    asyncio.run(run())


@pytest.mark.parametrize("way", [live, live_asynchronously])
@pytest.mark.parametrize("type_", FAILING)
def test_what_fails(type_: str, way: Callable[[str], None]) -> None:
    with pytest.raises(AssetError) as caught:
        way(type_)
    assert str(caught.value) == FAILING[type_][1]


def test_an_update() -> None:
    given = [1]
    specs = [
        specify("a", "Foreign", params=None, depends="n.value"),
        specify("b", "opened", params={"name": "d"}, depends="n.value"),
    ]
    state = State.from_specifications(specs)
    with state.runner():
        state.update("n.value", given)
        assert (state["a"], state["b"]) == ([1], [1])
        assert state["a"] is not given


def test_an_update_that_fails() -> None:
    state = State.from_specifications([specify("a", "ForeignSealed", depends="n.value")])
    with state.runner(), pytest.raises(AssetUpdateError) as caught:
        state.update("n.value", 1)
    assert str(caught.value) == (
        "error[runtime-update] asset 'a' cannot take the value that it depends on: "
        "ValidationError: obj: Instance is frozen"
    )


def test_what_was_not_released_is_released_once_more() -> None:
    state = State.from_specifications([specify("a", "ForeignFailing")])
    for _ in range(2):
        with pytest.raises(AssetDeinitError), state.runner():
            pass
    assert DIARY == 2 * ["foreign begin"]


@pytest.mark.parametrize("type_", ["Shelf", "Foreign", "opened"])
def test_outside_of_its_scope_there_is_no_object(type_: str) -> None:
    params = KINDS[type_][0]
    state = State.from_specifications([specify("a", type_, params=params, depends="n.value")])

    def none() -> None:
        with pytest.raises(ScopeError) as caught:
            state["a"]
        assert str(caught.value) == "asset 'a' has scope runner, and is used outside of runner()"
        with pytest.raises(ScopeError) as caught:
            state.update("n.value", 1)
        assert str(caught.value) == "asset 'a' is updated outside of runner()"

    async def live() -> None:
        async with state.runner():
            state.update("n.value", 2)
            assert state["a"] == 2

    none()
    with state.runner():
        state.update("n.value", 1)
        assert state["a"] == 1
    none()
    asyncio.run(live())
    none()


def test_what_could_not_be_released_is_gone_all_the_same() -> None:
    state = State.from_specifications([specify("a", "ForeignFailing")])

    async def live() -> None:
        async with state.runner():
            pass

    with pytest.raises(AssetDeinitError), state.runner():
        pass
    with pytest.raises(ScopeError):
        state["a"]
    with pytest.raises(AssetDeinitError):
        asyncio.run(live())
    with pytest.raises(ScopeError):
        state["a"]
