"""What the tubes beside this name."""

from collections import Counter
from collections.abc import Generator, Iterable
from typing import Annotated, Any

from noob import Name


def pair() -> tuple[Annotated[str, Name("word")], Annotated[dict[str, int], Name("table")]]:
    return "a", {"a": 1}


def counted() -> Counter[str]:
    return Counter("a")


def one() -> int:
    return 1


def made(values: list[int]) -> Annotated[Generator[int, None, None], Name("made")]:
    return (value for value in values)


def words() -> list[str]:
    return ["a"]


def some() -> tuple[int, int] | set[int]:
    return 1, 2


def any_of() -> Iterable[int]:
    return [1]


def anything() -> Any:
    return [1]
