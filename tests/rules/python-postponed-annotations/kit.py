"""What the tubes beside this name."""

from __future__ import annotations

from typing import Annotated

from noob import Name


def split(value: int) -> tuple[Annotated[int, Name("low")], Annotated[int, Name("high")]]:
    return value % 10, value // 10


def plain(value: int) -> int:
    return value
