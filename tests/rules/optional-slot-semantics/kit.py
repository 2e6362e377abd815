"""What the tubes beside this name."""

from typing import Any

from noob.event import MetaSignal


def word() -> str:
    return "a"


def seldom() -> Any:
    return MetaSignal.NoEvent


def join(left: str, right: str | None = None) -> str:
    return left + (right or "")


def gather(**words: str) -> str:
    return "".join(words.values())


def default(left: str = "", /, right: str = "") -> str:
    return left + right
