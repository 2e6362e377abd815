"""Values of all kinds."""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Generator, Mapping, MutableMapping
from typing import Annotated, Any

from noob import Name


def text() -> str:
    return "a"


def table() -> dict[str, int]:
    return {}


def mapping() -> Mapping[str, int]:
    return {}


def mutable() -> MutableMapping[str, int]:
    return {}


def default() -> defaultdict[str, int]:
    return defaultdict(int)


def ordered() -> OrderedDict[str, int]:
    return OrderedDict()


def counter() -> Counter[str]:
    return Counter()


def made(values: Any = ()) -> Annotated[Generator[int, None, None], Name("made")]:
    return (value for value in values)


def boolean() -> bool:
    return True


def real() -> float:
    return 1.0


def none() -> None:
    return None


def either() -> str | dict[str, int]:
    return "a"


def other() -> int | float | Counter[str] | dict[str, int]:
    return 1


def first_list() -> list[str] | str:
    return ["a"]


def last_list() -> str | list[str]:
    return ["a"]


def names() -> tuple[str, ...] | set[str]:
    return ("a",)
