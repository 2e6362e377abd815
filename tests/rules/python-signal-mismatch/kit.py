"""What the tubes beside this name."""

from collections.abc import Generator
from typing import Annotated

from noob import Name

Low = Annotated[int, Name("low")]
High = Annotated[int, Name("high")]


def number() -> tuple[Low, High]:
    return 1  # type: ignore


def nothing(value: int) -> tuple[Low, High]:
    if value:
        return None  # type: ignore
    return True  # type: ignore


def text() -> tuple[Low, High]:
    return f"{Low}"  # type: ignore


def mapping() -> tuple[Low, High]:
    return {"low": 1, "high": 2}  # type: ignore


def short() -> tuple[Low, High]:
    return (1,)  # type: ignore


def empty(value: int) -> tuple[Low, High]:
    if value:
        return ()  # type: ignore
    return None  # type: ignore


def long() -> tuple[Low, High]:
    return [1, 2, 3]  # type: ignore


def right(value: int) -> tuple[Low, High]:
    if value:
        return 1  # type: ignore
    return 1, 2


def unknown(value: int) -> tuple[Low, High]:
    if value:
        return 1  # type: ignore
    return divmod(value, 2)


def spread(value: int) -> tuple[Low, High]:
    return (*divmod(value, 2),)


def joined(value: int) -> Annotated[int, Name("low"), Name("high")]:
    return value * 2


def joined_right(value: int) -> Annotated[int, Name("low"), Name("high")]:
    return value, value  # type: ignore


def joined_text(value: str) -> Annotated[str, Name("low"), Name("high")]:
    return value * 2


def joined_values() -> Generator[Annotated[int, Name("low"), Name("high")], None, None]:
    yield 1


def single(value: int) -> tuple[Low]:
    return (value,)


def single_unknown(value: int) -> tuple[Low]:
    return single(value)


def single_lie(value: int) -> tuple[Low]:
    return 1  # type: ignore


def many(value: int) -> tuple[Low, ...]:
    return (value, value)


def twice(value: int) -> tuple[Low, Low]:
    return value, value


def twice_of_three(value: int) -> tuple[Low, High, Low]:
    return value, value, value


def either(value: int) -> Low | Annotated[str, Name("low")]:
    return value


class Split:
    def process(self, value: int) -> tuple[Low, High]:
        return 0.5  # type: ignore


def single_either(value: int) -> tuple[Low]:
    if value:
        return value  # type: ignore
    return (1,)
