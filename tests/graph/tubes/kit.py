"""The code of the tubes next to it."""

from collections.abc import Iterator


def images(size: int = 8) -> Iterator[list[float]]:
    while True:
        yield [0.0] * size


def spots(image: list[float]) -> list[float]:
    return image


def weigh(spot: float, scale: float = 1.0) -> float:
    return spot * scale


def total(weights: list[float]) -> float:
    return sum(weights)


class Record:
    def __init__(self, title: str = "") -> None:
        self.title = title


def note(record: Record, value: float) -> Record:
    return record


def any_of(*values: object, **named: object) -> object:
    return named or values
