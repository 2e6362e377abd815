"""An asset: what the station remembers from one epoch to the next."""

from typing import Annotated

from noob import Name


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
