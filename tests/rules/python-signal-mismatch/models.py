"""Annotations that are strings at run time."""

from __future__ import annotations

from typing import Annotated

from noob import Name

Low = Annotated[int, Name("low")]
High = Annotated[int, Name("high")]


def joined(value: int) -> Annotated[int, Name("low"), Name("high")]:
    return value * 2


def single(value: int) -> tuple[Low]:
    return (value,)


def bare(value):
    return value, value
