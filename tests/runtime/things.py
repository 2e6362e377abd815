"""What the tubes in these tests name: classes, functions and context managers that keep a log."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from pydantic import BaseModel

from noob_lint.spec import v0_1, v1000, v1003

DIARY: list[str] = []
"""What happened; the tests empty it first."""


class Box:
    """Records when it is created."""

    def __init__(self, name: str = "box", size: int = 1) -> None:
        DIARY.append(f"make {name}")
        self.name = name
        self.size = size
        self.items: list[Any] = []

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Box) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    @classmethod
    def large(cls, name: str = "large") -> Box:
        return cls(name, 100)

    class Lid:
        """A class inside a class."""


class Entered:
    """A class that is a context manager, which assets never enter."""

    def __enter__(self) -> str:
        raise AssertionError("entered")

    def __exit__(self, *error: object) -> None:
        raise AssertionError("left")


STARTED = threading.Event()
GO_ON = threading.Event()


class Waits:
    """Signals that it is being created, and waits until it may continue."""

    def __init__(self) -> None:
        STARTED.set()
        assert GO_ON.wait(10)


def entering(scopes: list[Any]) -> None:
    """Enters scopes while it is called."""
    for scope in scopes:
        scope.__enter__()


class Sized(BaseModel):
    """A class that refuses params in its own words."""

    size: int


def box(name: str = "box") -> Box:
    return Box(name)


@contextmanager
def opened(name: str = "door") -> Iterator[str]:
    DIARY.append(f"open {name}")
    try:
        yield name
    finally:
        DIARY.append(f"close {name}")


@contextmanager
def jammed(name: str = "door") -> Iterator[str]:
    """Opens, and cannot be closed."""
    DIARY.append(f"open {name}")
    yield name
    DIARY.append(f"jam {name}")
    raise OSError(f"{name} is jammed")


@contextmanager
def stubborn(name: str = "door") -> Iterator[str]:
    """Opens, and is interrupted while it closes."""
    DIARY.append(f"open {name}")
    yield name
    DIARY.append(f"interrupt {name}")
    raise KeyboardInterrupt


@asynccontextmanager
async def slow_to_close(name: str = "line") -> AsyncIterator[str]:
    """Never ends closing."""
    yield name
    DIARY.append(f"closing {name}")
    await asyncio.Event().wait()


@contextmanager
def locked(name: str = "door") -> Iterator[str]:
    raise OSError(f"{name} is locked")
    yield name


@asynccontextmanager
async def connected(name: str = "line") -> AsyncIterator[str]:
    await asyncio.sleep(0)
    DIARY.append(f"connect {name}")
    try:
        yield name
    finally:
        await asyncio.sleep(0)
        DIARY.append(f"disconnect {name}")


@asynccontextmanager
async def hung_up(name: str = "line") -> AsyncIterator[str]:
    """Connects, and cannot be disconnected."""
    yield name
    raise OSError(f"{name} is dead")


async def fetched(name: str = "parcel") -> str:
    await asyncio.sleep(0)
    DIARY.append(f"fetch {name}")
    return name


async def fetched_door(name: str = "door") -> Any:
    await asyncio.sleep(0)
    return opened(name)


def numbers(stop: int = 3) -> Iterator[int]:
    yield from range(stop)


def failing(name: str = "x") -> None:
    if name:
        raise RuntimeError(f"no {name}\ntoday")


def interrupting() -> None:
    raise KeyboardInterrupt


class MuteError(Exception):
    def __str__(self) -> str:
        raise ValueError("no words")


def mute() -> None:
    raise MuteError


def refusing(name: str = "x") -> int:
    return int([name])  # type: ignore[call-overload,no-any-return]


def of_list(*items: Any) -> list[Any]:
    return list(items)


class Plain(v0_1.Asset):
    """An asset class without a life cycle of its own."""

    size: int = 0


class Shelf(v1003.Asset):
    """An asset class with a field and a life cycle of its own."""

    size: int

    def init(self) -> None:
        DIARY.append(f"build {self.id} of {self.size}")
        self.obj = [None] * self.size

    def deinit(self) -> None:
        DIARY.append(f"break {self.id}")
        self.obj = None


class OldShelf(v0_1.Asset):
    size: int

    def init(self) -> None:
        self.obj = [None] * self.size


class MiddleShelf(v1000.Asset):
    size: int

    def init(self) -> None:
        self.obj = [None] * self.size


class SlowShelf(v1003.Asset):
    """An asset class with an asynchronous life cycle."""

    async def ainit(self) -> None:
        await asyncio.sleep(0)
        self.obj = "slow"

    async def adeinit(self) -> None:
        await asyncio.sleep(0)
        DIARY.append("slow end")


class Foreign(BaseModel):
    """An asset class with another base, as those of noob itself are."""

    id: str
    spec: Any = None
    scope: str
    obj: Any = None

    def init(self) -> None:
        DIARY.append("foreign begin")
        self.obj = ["foreign"]

    def deinit(self) -> None:
        DIARY.append("foreign end")


class ForeignAwaited(Foreign):
    async def deinit(self) -> None:  # type: ignore[override]
        await asyncio.sleep(0)
        DIARY.append("awaited end")


class ForeignFailing(Foreign):
    def deinit(self) -> None:
        raise OSError("stuck")


class ForeignSealed(BaseModel, frozen=True):
    """A foreign asset class whose object cannot be replaced."""

    id: str
    spec: Any = None
    scope: str
    obj: Any = None
    depends: Any = None

    def init(self) -> None: ...
    def deinit(self) -> None: ...


OPEN: dict[str, int] = {}
"""What is open, and how many times; what was closed once too often counts -1."""


def _count(name: str, change: int) -> None:
    OPEN[name] = OPEN.get(name, 0) + change
    if not OPEN[name]:
        del OPEN[name]


@contextmanager
def kept(name: str) -> Iterator[str]:
    _count(name, 1)
    try:
        yield name
    finally:
        _count(name, -1)


@contextmanager
def kept_jammed(name: str) -> Iterator[str]:
    with kept(name):
        yield name
    raise OSError


class Kept(v1003.Asset):
    """Counts how many are started."""

    name: str

    def init(self) -> None:
        _count(self.name, 1)

    def deinit(self) -> None:
        _count(self.name, -1)
