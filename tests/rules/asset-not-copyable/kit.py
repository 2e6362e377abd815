"""What the tubes beside this name."""

from collections.abc import Iterator
from typing import Annotated

from noob import Name


def numbers() -> Iterator[int]:
    yield from range(10)


def listed() -> list[int]:
    return [*numbers()]


def same(values: Iterator[int]) -> Annotated[Iterator[int], Name("values")]:
    next(values)
    return values


def other(values: Iterator[int]) -> Annotated[Iterator[int], Name("values")]:
    values = iter([*values])
    next(values)
    return values


def maybe(values: Iterator[int], more: int = 0) -> Annotated[Iterator[int], Name("values")]:
    if more:
        return iter(())
    return values
