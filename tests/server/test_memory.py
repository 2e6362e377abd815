"""When the server frees memory."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from noob_lint.server.memory import Housekeeper


class Timer:
    """What was put off, and whether it was put off again."""

    def __init__(self, delay: float, call: Callable[..., object], *arguments: Any) -> None:
        self.delay = delay
        self.arguments = arguments
        self.fire = partial(call, *arguments)
        self.is_cancelled = False

    def cancel(self) -> None:
        self.is_cancelled = True


class Bench:
    """A housekeeper, what it puts off, and what it collects while so many objects are new."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.new = 0
        self.timers: list[Timer] = []
        self.collected: list[int] = []
        self.keeper = Housekeeper()
        monkeypatch.setattr(gc, "get_count", lambda: (self.new, 0, 0))
        monkeypatch.setattr(gc, "collect", self.collected.append)
        monkeypatch.setattr(gc, "isenabled", lambda: False)
        monkeypatch.setattr(asyncio, "get_running_loop", lambda: self)

    def call_later(self, *given: Any) -> Timer:
        self.timers.append(Timer(*given))
        return self.timers[-1]

    def came(self, new: int) -> list[tuple[float, tuple[int, ...]]]:
        """What is put off when a message comes while so many objects are new."""
        before, self.new = len(self.timers), new
        self.keeper.came()
        return [(one.delay, one.arguments) for one in self.timers[before:]]


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    with monkeypatch.context() as patch:
        yield Bench(patch)


LATER, SOON = (0.5, (2,)), (0.05, (0,))


def test_everything_is_looked_through_in_a_silence(bench: Bench) -> None:
    assert bench.came(100_000) == [LATER]
    assert bench.came(20_001) == [LATER]
    assert [one.is_cancelled for one in bench.timers] == [True, False]
    bench.timers[1].fire()
    assert bench.collected == [2]
    bench.new = 20_000
    bench.timers[1].fire()
    assert bench.collected == [2]


def test_the_newest_are_looked_through_if_too_many_pile_up(bench: Bench) -> None:
    assert bench.came(100_001) == [SOON, LATER]
    assert bench.came(200_000) == [LATER]
    assert [one.is_cancelled for one in bench.timers] == [False, True, False]
    bench.timers[0].fire()
    assert bench.collected == [0]
    bench.new = 0
    bench.timers[2].fire()  # the older ones are left
    bench.timers[2].fire()
    assert bench.collected == [0, 2]
    assert bench.came(100_001) == [SOON, LATER]


def test_what_is_there_from_the_start_is_never_looked_through(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    for name in ("disable", "freeze"):
        monkeypatch.setattr(gc, name, partial(done.append, name))
    bench.keeper.begin()
    assert done == ["disable", "freeze"]


def test_python_collects_itself_unless_it_is_taken_over(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc, "isenabled", lambda: True)
    assert bench.came(200_000) == []
