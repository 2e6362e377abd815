"""Counts work instead of taking its time, so that a busy machine changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

PATIENCE = 300
"""Seconds that a test waits for what has to come: only what never comes takes so long."""


class TooMuchWorkError(BaseException):
    """No `Exception`, so that nothing that guards against crashes catches it."""


def calls(work: Callable[[], object], at_most: int = sys.maxsize) -> int:
    """How many functions `work` calls, those of C among them.

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
    """Work of four times the size makes four times the calls, or a little more."""
    few = calls(lambda: work(size))
    calls(lambda: work(4 * size), at_most=int(4 * few * room))
