from collections.abc import Generator

from noob.event import MetaSignal


def frames() -> Generator[list[int], None, None]:
    while True:
        yield [1, 2]


def same(frame):
    return frame


def seldom(frame):
    return frame or MetaSignal.NoEvent


def both(one, other):
    return one


def pair(frame) -> list[int]:
    return [frame, frame]


def maybe(one, other: list[int] | None = None):
    return one
