"""Interrupts by real signals, compared with `contextlib.ExitStack`.

    .venv/bin/python -m benchmarks.interrupts [--count N] [--seed SEED]

Three objects are created and released repeatedly, while a timer raises KeyboardInterrupt at random
times. Some come within the lines of the objects themselves, which no library can prevent.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType
from typing import NamedTuple

from noob_lint.runtime import AssetScope, AssetSpecification, ScopeError, State


class Outcome(NamedTuple):
    """Interrupts that were raised, and those after which something was not released."""

    raised: int
    unbalanced: int


LIVE: set[int] = set()
"""The objects that exist, by number."""


@contextmanager
def thing(number: int) -> Iterator[int]:
    """An object that records whether it exists."""
    try:
        LIVE.add(number)
        yield number
    finally:
        LIVE.discard(number)


def with_state() -> Callable[[], None]:
    """Three assets in a scope of the runtime."""
    state = State.from_specifications(
        AssetSpecification(
            id=f"x{number}",
            type="benchmarks.interrupts.thing",
            scope=AssetScope.runner,
            params={"number": number},
        )
        for number in range(3)
    )

    def work() -> None:
        with state.runner():
            sum(range(20))

    return work


def with_stack() -> Callable[[], None]:
    """Three context managers on an `ExitStack`."""

    def work() -> None:
        with ExitStack() as stack:
            for number in range(3):
                stack.enter_context(thing(number))
            sum(range(20))

    return work


def interrupted(made: Callable[[], Callable[[], None]], count: int, seed: int) -> Outcome:
    """Repeat the work until it was interrupted `count` times, and count what was not released.

    Work that cannot be repeated after an interrupt counts, too: its assets are still reserved.
    """
    chance, unbalanced, work = random.Random(seed), 0, made()
    alarm = _Alarm()
    before, hook = signal.signal(signal.SIGALRM, alarm.ring), sys.unraisablehook
    sys.unraisablehook = lambda _: None  # Python drops exceptions of `__del__`, and says so
    try:
        for _ in range(count):
            alarm.rang = False
            try:
                signal.setitimer(signal.ITIMER_REAL, chance.uniform(20e-6, 400e-6))
                while not alarm.rang:
                    work()
            except KeyboardInterrupt:
                pass
            if LIVE or _is_stuck(work):
                unbalanced, work = unbalanced + 1, made()
            LIVE.clear()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        sys.unraisablehook = hook
    return Outcome(count, unbalanced)


def _is_stuck(work: Callable[[], None]) -> bool:
    """Whether it cannot be done again."""
    try:
        work()
    except ScopeError:
        return True
    return bool(LIVE)


class _Alarm:
    """Raises KeyboardInterrupt, and records that it did, since Python drops it in some places."""

    rang = False

    def ring(self, number: int, frame: FrameType | None) -> None:
        self.rang = True
        raise KeyboardInterrupt


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(prog="interrupts", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    for name, made in (("noob_lint.runtime", with_state), ("ExitStack", with_stack)):
        found = interrupted(made, args.count, args.seed)
        print(f"{name}: {found.unbalanced} of {found.raised} interrupts left something behind")


if __name__ == "__main__":
    # Assets are looked up in the module of that name, which is another one than `__main__`.
    from benchmarks import interrupts

    interrupts.main()
