from typing import Annotated

from noob import Name


def station() -> tuple[Annotated[int, Name("celsius")], Annotated[int, Name("hour")]]:
    return 1, 2


def level() -> Annotated[int, Name("low")]:
    return 1


def plain() -> int:
    return 1


def show(hour: int, low: int = 0, other: int = 0) -> int:
    return hour + low + other
