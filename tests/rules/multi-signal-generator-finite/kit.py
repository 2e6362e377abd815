"""What the tubes beside this name."""

from collections.abc import Generator, Iterable
from itertools import count
from typing import Annotated

from noob import Name

Pair = tuple[Annotated[int, Name("low")], Annotated[int, Name("high")]]
Pairs = Generator[Pair, None, None]


def once() -> Generator[Pair, None, None]:
    yield 1, 2


def counted() -> Generator[Pair, None, None]:
    for number in range(1, 3):
        for other in (1, 2):
            yield number, other


def listed() -> Generator[Pair, None, None]:
    yield from [(1, 2), (2, 3)]


class Few:
    def process(self) -> Generator[Pair, None, None]:
        yield 1, 2


def for_ever() -> Generator[Pair, None, None]:
    while True:
        yield 1, 2


def over(limit: int = 3) -> Generator[Pair, None, None]:
    for number in range(limit):
        yield number, number


def others(values: Iterable[Pair] = ()) -> Generator[Pair, None, None]:
    yield from values


def steps() -> Generator[Pair, None, None]:
    for number in count(1):
        yield number, number


def single() -> Generator[Annotated[int, Name("low")], None, None]:
    yield 1
