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


Pair = tuple[Low, High]


def milder_first(value: int) -> Pair:
    if value > 1:
        return "ab"  # type: ignore
    if value:
        return 1  # type: ignore
    return None  # type: ignore


def milder_last(value: int) -> Pair:
    if value:
        return 1  # type: ignore
    return {"a": 1}  # type: ignore


def milder_between(value: int) -> Pair:
    if value > 1:
        return ()  # type: ignore
    if value:
        return [1, 2, 3]  # type: ignore
    return (1,)  # type: ignore


def singles() -> Generator[tuple[Low], None, None]:
    while True:
        yield (1,)


def pairs() -> Generator[tuple[Low, Low], None, None]:
    while True:
        yield 1, 1


def bare() -> Generator:
    yield (1,)


def joined_twice(value: int) -> Annotated[int, Name("low"), Name("low")]:
    return value * 2


def joined_either(value: int) -> Annotated[int | None, Name("low"), Name("high")]:
    return value * 2


def joined_some(value: int) -> Annotated[int | list[int], Name("low"), Name("high")]:
    return value * 2


def joined_pair(value: int) -> tuple[Annotated[int, Name("low"), Name("high")]]:
    return (value,)


def half_named(value: int) -> tuple[Low, int]:
    return value, value


def low_first(value: int) -> tuple[High, High, Low, Low]:
    return value, value, value, value


def quoted(value: int) -> "tuple[Low, Low]":
    return value, value


def unused(value: int) -> tuple[Low, Low]:
    return value, value


def plain(value: int):
    return value, value
