"""What the tubes beside this name."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def opened() -> Iterator[int]:
    yield 1


def use(value: int) -> int:
    return value
