"""What the tubes beside this name."""

from collections.abc import Generator, Iterator


def _count() -> Generator[int, None, None]:
    yield from range(9)


def count() -> Generator[int, None, None]:
    return _count()


def every() -> Iterator[int]:
    yield from range(9)
