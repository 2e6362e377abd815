from enum import Enum


class Mode(Enum):
    FAST = SLOW = 1
    BEST = 1


class Plain(list):
    FAST = 1
    FAST = 2


class Skipped(Enum):
    _ignore_ = ["FAST"]
    FAST = 1
    FAST = 2


def guarded() -> None:
    class Inner(Enum):
        FAST = 1
        FAST = 2


def show(frame: int) -> None:
    print(frame)
