"""What the tubes beside this name."""

from __future__ import annotations

from typing import Annotated

from noob import Name
from noob.event import MetaSignal
from noob.types import Epoch


def split(value: int) -> tuple[Annotated[int, Name("low")], Annotated[int, Name("high")]]:
    return value % 10, value // 10


def seldom() -> int:
    return MetaSignal.NoEvent  # type: ignore


def add(left: int, right: int | None = None) -> int:
    return left + (right or 0)


def add_zero(left: int, right: int = 0) -> int:
    return left + right


def when(value: int, epoch: Epoch | None = None, number: Epoch = 0) -> str:
    return f"{value} {epoch} {number}"


def plain(value: int) -> int:
    return value


class Scale:
    def process(self, value: int, epoch: Epoch | None = None) -> Annotated[int, Name("scaled")]:
        return value


def needs(value: int, epoch: Epoch) -> int:
    return value


def either(left: int | None = None, right: int | None = None) -> int | None:
    return right if left is None else left
