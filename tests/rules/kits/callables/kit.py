"""What the tubes beside this name."""

from collections.abc import Generator
from typing import Annotated, Any

from noob import Name


def double(value: int) -> int:
    return 2 * value


def add(left: int, right: int = 1) -> Annotated[int, Name("sum")]:
    return left + right


def anything(*args: Any, **kwargs: Any) -> Any:
    return args, kwargs


def only(value: int, /, scale: int = 1) -> int:
    return value * scale


def named(*, value: int) -> int:
    return value


def nothing() -> int:
    return 7


def count(limit: int, start: int = 0) -> Generator[Annotated[int, Name("index")], None, None]:
    yield from range(start, limit)


def two(value: int) -> tuple[Annotated[int, Name("low")], Annotated[int, Name("high")]]:
    return value, value + 1


class Scaler:
    def __init__(self, scale: int = 1) -> None:
        self.scale = scale

    def process(self, value: int) -> Annotated[int, Name("scaled")]:
        return value * self.scale


class Reader:
    def __init__(self, path: str) -> None:
        self.path = path

    def process(self) -> str:
        return self.path


class Window:
    def __init__(self, width: int, height: int) -> None:
        self.size = width, height

    def process(self) -> int:
        return 1
