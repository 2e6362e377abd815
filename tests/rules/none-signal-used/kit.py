"""What the tubes beside this name."""

from __future__ import annotations


def note(value: int) -> None:
    str(value)


def unsaid(value: int):
    str(value)


def maybe(value: int) -> int | None:
    return value or None


def wants(value: int) -> int:
    return value


def allows(value: int | None) -> int | None:
    return value


def beside(one, two: int) -> int:
    return two
