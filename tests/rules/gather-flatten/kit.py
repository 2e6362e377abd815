"""What the tubes beside this name."""

from typing import Any, Literal


def one() -> int:
    return 1


def maybe() -> Literal[1, 2] | None:
    return 1


def either() -> int | list[int]:
    return 1


def word() -> str:
    return "a"


def anything() -> Any:
    return 1
