"""What the tubes beside this name."""

from collections.abc import Iterator
from contextlib import contextmanager


def numbers() -> Iterator[int]:
    yield from range(10)


def listed() -> list[int]:
    return [*numbers()]


@contextmanager
def opened() -> Iterator[int]:
    yield 1
