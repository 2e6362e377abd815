from collections.abc import Generator

from noob.event import MetaSignal


def frames() -> Generator[int, None, None]:
    while True:
        yield 1


def same(frame):
    return frame


def seldom(frame):
    return frame if frame % 2 else MetaSignal.NoEvent


def scale(frame, dark: list | None = None):
    return frame


def blend(frame, dark: list | None = None, light: list | None = None):
    return frame


def spread(frame, **more):
    return frame


def defaulted(frame=1, dark: list | None = None):
    return frame


class Scaler:
    def process(self, frame, dark: list | None = None):
        return frame


def three(one, other, dark: list | None = None, light: list | None = None):
    return one


def two(frame, other, dark: list | None = None):
    return frame
