from enum import Enum


class Mode(str, Enum):
    FAST = "fast"
    SLOW = "slow"
    FAST = "faster"


def show(frame: int) -> None:
    print(frame)
