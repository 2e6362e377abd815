"""A weather station, as short as it can be: what the tubes beside it name."""

from collections.abc import Generator
from typing import Annotated

from noob import Name


def hourly(
    start: float = 12.0, step: float = 0.5
) -> Generator[tuple[Annotated[float, Name("celsius")], Annotated[int, Name("hour")]], None, None]:
    """One temperature per hour: it rises by `step` until the afternoon, then falls as fast."""
    hour = 0
    celsius = start
    while True:
        yield celsius, hour
        hour = (hour + 1) % 24
        celsius += step if hour <= 12 else -step


def weekly(start: float = 8.0) -> Generator[Annotated[list[float], Name("days")], None, None]:
    """The seven noon temperatures of a week; every week is one degree warmer."""
    while True:
        yield [start + day / 2 for day in range(7)]
        start += 1.0


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


class Logbook:
    """The highest temperature seen, and how many were entered."""

    def __init__(self, highest: float = -273.15) -> None:
        self.highest = highest
        self.entries = 0


def enter(logbook: Logbook, celsius: float) -> Annotated[Logbook, Name("logbook")]:
    """Enter a temperature and hand the logbook on."""
    logbook.highest = max(logbook.highest, celsius)
    logbook.entries += 1
    return logbook


def highest(logbook: Logbook) -> Annotated[float, Name("celsius")]:
    """The highest temperature in the book."""
    return logbook.highest
