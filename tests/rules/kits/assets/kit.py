"""What the tubes beside this name."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from noob.asset import Asset
from noob.node import Node


class Managed:
    def __enter__(self) -> "Managed":
        return self

    def __exit__(self, *error: Any) -> None: ...


class Box(Asset):
    size: int = 0


class Step(Node):
    def process(self, value: int) -> int:
        return value


def make() -> Managed:
    return Managed()


@contextmanager
def managed() -> Iterator[int]:
    yield 1


async def fetch() -> int:
    return 1


@asynccontextmanager
async def connected() -> AsyncIterator[int]:
    yield 1


def use(thing: Any) -> int:
    return 1
