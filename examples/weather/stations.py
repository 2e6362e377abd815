"""Where temperatures come from: sources that need nothing from other nodes."""

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
