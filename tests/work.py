"""Counts work instead of measuring time, so that the load of the machine does not matter."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

PATIENCE = 300
"""Seconds that a test waits for what has to come: only what never comes takes so long."""


class TooMuchWorkError(BaseException):
    """Not an `Exception`, so that no handler that guards against crashes catches it."""


def calls(work: Callable[[], object], at_most: int = sys.maxsize) -> int:
    """The number of function calls that `work` makes, including functions written in C.

    Raises:
        TooMuchWorkError: it is more than `at_most`.
    """
    count = 0

    def profile(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}
        if count > at_most:
            raise TooMuchWorkError(at_most)

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def assert_linear(work: Callable[[int], object], size: int, room: float = 1.5) -> None:
    """Make sure that four times the work takes at most a little over four times the calls."""
    few = calls(lambda: work(size))
    calls(lambda: work(4 * size), at_most=int(4 * few * room))
