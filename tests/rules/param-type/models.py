"""Parameters with few values, and models with demands."""

from typing import Annotated, Literal

from noob.node import Node
from pydantic import Field


def two(mode: Literal["fast", "slow"] = "fast") -> int:
    return 1


def three(mode: Literal["one", "two", "three"] = "one") -> int:
    return 1


def mixed(mode: Literal["one", 2] = "one") -> int:
    return 1


def odd(mode: Literal["not one", "is-two"] = "is-two") -> int:
    return 1


def sized(size: tuple[int, int] = (1, 1), one: tuple[int] = (1,), text: str = "") -> int:
    return 1


class Bounded(Node):
    name: Annotated[str, Field(pattern="^[a-z]+$")] = "a"
    count: Annotated[int, Field(ge=100)] = 100
    mode: Literal["fast", "slow"] = "fast"
    table: dict[str, Annotated[int, Field(ge=100)]] = {}

    def process(self) -> int:
        return 1
