"""What the tubes beside this name."""

from noob.event import MetaSignal


def read() -> int:
    return 1


def seldom(value):
    return value or MetaSignal.NoEvent


def keep(value: int, limit: int) -> int:
    return min(value, limit)


class Broken:
    def __init__(self, limit: int) -> None:
        self.limit = limit

    def process(self) -> int:
        return self.limit
