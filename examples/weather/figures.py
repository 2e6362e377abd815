"""What is computed from temperatures: plain functions, one value in, one value out."""

from typing import Annotated

from noob import Name


def to_fahrenheit(celsius: float) -> Annotated[float, Name("fahrenheit")]:
    """The same temperature on the other scale."""
    return celsius * 9 / 5 + 32


def exceeds(celsius: float, threshold: float) -> Annotated[bool, Name("alarm")]:
    """Whether it is hotter than `threshold`."""
    return celsius > threshold


def mean(values: list[float]) -> Annotated[float, Name("mean")]:
    """The arithmetic mean of a list that is not empty."""
    return sum(values) / len(values)


def spread(low: float, high: float | None = None) -> Annotated[float, Name("spread")]:
    """How far apart two temperatures are; an absent second one is no distance."""
    return 0.0 if high is None else high - low
