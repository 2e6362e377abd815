"""What the tubes beside this name."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Protocol, TypeVar

import numpy as np
from noob import Name, process_method
from noob.event import MetaSignal
from numpy.typing import NDArray

T = TypeVar("T")


class Animal: ...


class Dog(Animal): ...


class Barks(Protocol):
    def bark(self) -> str: ...


class Scaler:
    @process_method
    def scale(self, value: int, *rest: str, **more: float) -> Annotated[float, Name("scaled")]:
        return value


def word() -> Annotated[str, Name("word")]:
    return "a"


def number() -> int:
    return 1


def maybe() -> int | MetaSignal:
    return 1


def pair() -> tuple[Annotated[str, Name("text")], Annotated[list[int], Name("items")]]:
    return "a", [1]


def odd_pair() -> tuple[Annotated[str, Name("text")]]:
    return "a"  # type: ignore


def ticks() -> Iterator[int]:
    yield 1


def count() -> Generator[Annotated[int, Name("index")], None, None]:
    yield 1


def optional() -> str | None:
    return None


def nothing() -> None: ...


def anything() -> Any: ...


def same(value: T) -> T:
    return value


def dog() -> Dog:
    return Dog()


def animal() -> Animal:
    return Animal()


async def later() -> str:
    return "a"


def double(value: int) -> int:
    return 2 * value


def half(value: float) -> float:
    return value / 2


def either(value: int | str | None = None) -> bool:
    return value is None


def load(path: Path, names: list[str]) -> bytes:
    return b""


def feed(who: Dog) -> None: ...


def listen(who: Barks) -> None: ...


@contextmanager
def opened() -> Iterator[Path]:
    yield Path()


def blurred() -> NDArray[np.uint8]:
    return np.zeros(3, np.uint8)


def level() -> np.float64:
    return np.float64(1)


def shown(image: np.ndarray, scale: float, count: int, *items: Any) -> None: ...


class Template:
    size: int = 3


class Stack(np.ndarray): ...


class Like:
    def __array__(self, dtype: object = None, copy: object = None) -> np.ndarray: ...


def frames() -> np.ndarray: ...


def stacked() -> Stack: ...


def like() -> Like: ...


def follow(template: Template, frame: np.ndarray | None = None) -> int: ...
