"""Callables of many kinds."""

import enum
from collections.abc import Generator, Iterator
from typing import Annotated, Any, Literal, Optional, Union

from noob import Name
from noob.asset import Asset
from noob.node import Node


class Mode(enum.Enum):
    """How something is done."""

    FAST = "fast"
    VERY_SLOW = "very slow"
    ON = "on"
    LEVEL = 3


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Frame:
    pass


def bare(a, b=1, *rest, c, d=None, **more):
    return a


def only(
    first, second, /, third, *, fourth: int
) -> tuple[Annotated[int, Name("one")], Annotated[Frame, Name("two")]]:
    """Take parameters by position."""
    return 1, Frame()


def chosen(
    mode: Mode,
    level: Level = Level.LOW,
    text: Literal["plain", "a,b", "x|y", "no", "3", "", "with_under-score", "9lives"] = "a,b",
    number: Literal[1, 2.5, True, None] = True,
    flag: bool = False,
    perhaps: Optional[bool] = None,
    either: Union[Literal["left"], Literal["right"], int] = "left",
    noted: Annotated[Literal["up", "down"], "which way"] = "down",
    marked: Annotated[int, "how many"] = 3,
    price: str = "5$ {a}",
    ratio: float = -0.5,
    many: tuple[int, ...] = (1, 2),
    noise: int = -3,
    nothing: str | None = None,
    anything: Any = ...,
) -> dict[str, Frame]:
    """Choose.

    Among much.
    """
    return {}


def every(step: int, last: int = 3) -> Iterator[int]:
    yield step


async def later(value: int) -> Frame:
    return Frame()


def nothing() -> None:
    """Return nothing."""


def many(frames: list[Frame]) -> Generator[Frame]:
    yield from frames


def returns_two(value):
    if value:
        return {"a": value}
    return [value]


class Plain:
    """A class with `process`."""

    def __init__(self, width: int, mode: Mode = Mode.FAST, *, kind: str = "mean") -> None:
        self.width = width

    def process(
        self, frame: Frame, weight: float | None = None
    ) -> Annotated[Frame, Name("smoothed")]:
        return frame


class Counter(Node):
    """A node."""

    start: int = 0
    mode: Literal["up", "down"]
    stateful: bool = True

    def process(self, tick: int) -> Annotated[int, Name("count")]:
        return tick


class Keeper(Asset):
    """An asset."""

    path: str
    size: int = 1


class Store:
    def __init__(self, size: int = 1) -> None:
        self.size = size

    def read(self) -> Frame:
        return Frame()


def opened(path: str) -> Store:
    return Store()


_hidden = 3

constant = 3


def _private() -> int:
    return 1


import abc

from noob import Epoch, EventMap
from pydantic import Field


def timed(
    epoch: Epoch, value: int, events: EventMap = None, mode: Literal["slow"] = "slow"
) -> int:
    return value


def forever(step: int, epoch: Epoch, *, last: int = 3) -> Iterator[int]:
    yield step


class Timed(Node):
    """A node whose fields have other names in YAML."""

    mode: Literal["a", "b"] = Field("a", alias="how")
    level: Level = Field(alias="height")

    def process(self, epoch: Epoch, tick: int) -> int:
        return tick


class Shape(abc.ABC):
    """Something that others derive from."""

    @abc.abstractmethod
    def area(self) -> int: ...


class Hoard(Asset):
    """An asset with names that noob uses itself."""

    id: str
    spec: str
    scope: str
    depends: str
    params: str
    obj: str
    stored_at: str
    own: str
