"""Work that is shared among processes gets done, whatever happens to them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import ClassVar

import pytest

from noob_lint.support.workers import shared
from tests.work import PATIENCE

ITEMS = [str(number) for number in range(40)]


def doubling(parent: int) -> Callable[[str], str]:
    return partial(double, parent)


def double(parent: int, item: str) -> str:
    if item == "7" and os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return item * 2


def test_a_killed_process_costs_no_result() -> None:
    assert list(shared(partial(doubling, os.getpid()), ITEMS, 2)) == [item * 2 for item in ITEMS]


@pytest.mark.parametrize("error", [NotImplementedError, ImportError, PermissionError])
def test_a_system_without_processes(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*arguments: object, **options: object) -> None:
        raise error

    monkeypatch.setattr("noob_lint.support.workers.ProcessPoolExecutor", refused)
    results = list(shared(partial(doubling, os.getpid()), ITEMS, 2))
    assert results == [item * 2 for item in ITEMS]


def refusing() -> Callable[[str], str]:
    return refuse


def refuse(item: str) -> str:
    raise LookupError(item)


def test_an_error_is_that_of_the_work() -> None:
    with pytest.raises(LookupError, match=r"^0$"):
        list(shared(refusing, ITEMS, 2))


def test_results_that_nobody_wants() -> None:
    results = shared(partial(doubling, 0), ["a"] * 40, 2)
    assert next(iter(results)) == "aa"
    results.close()  # type: ignore[attr-defined]


class Recorder:
    """Stands for the processes, and does the work here; it breaks after so many chunks."""

    made: ClassVar[list[Recorder]] = []
    lasts: ClassVar[int] = 1_000

    def __init__(self, jobs: int, **options: object) -> None:
        self.jobs = jobs
        self.options = options
        self.sizes: list[int] = []
        self.are_interrupts_held = True
        self.ended: dict[str, object] = {}
        self.made.append(self)

    def submit(self, work: object, items: list[str]) -> Future[list[str]]:
        self.sizes.append(len(items))
        held = signal.pthread_sigmask(signal.SIG_BLOCK, [])
        self.are_interrupts_held = self.are_interrupts_held and signal.SIGINT in held
        future: Future[list[str]] = Future()
        if len(self.sizes) > self.lasts:
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result([item * 2 for item in items])
        return future

    def shutdown(self, **options: object) -> None:
        self.ended = options


@pytest.mark.parametrize(
    ("count", "jobs", "processes", "sizes"),
    [
        *((1, 2, 2, [1]), (7, 1, 1, [1] * 7), (8, 1, 1, [2] * 4), (17, 2, 2, [2] * 8 + [1])),
        *((511, 2, 2, [63] * 8 + [7]), (600, 2, 2, [64] * 9 + [24]), (10, 100, 61, [1] * 10)),
        (0, 2, 2, []),
    ],
)
@pytest.mark.parametrize("lasts", [1_000, 3, 0])
def test_how_work_is_divided(
    lasts: int,
    count: int,
    jobs: int,
    processes: int,
    sizes: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("noob_lint.support.workers.ProcessPoolExecutor", Recorder)
    monkeypatch.setattr(Recorder, "made", [])
    monkeypatch.setattr(Recorder, "lasts", lasts)
    items = [str(number) for number in range(count)]
    assert list(shared(partial(doubling, os.getpid()), items, jobs)) == [it * 2 for it in items]
    (made,) = Recorder.made
    assert (made.jobs, made.sizes, made.ended) == (processes, sizes, {"cancel_futures": True})
    assert made.options.keys() == {"initializer", "initargs"}
    assert made.are_interrupts_held
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


SLEEPERS = """
import time
from noob_lint.support.workers import shared

def sleeping():
    return sleep

def sleep(item):
    print("at work", flush=True)
    time.sleep(3600)

if __name__ == "__main__":
    list(shared(sleeping, ["a", "b", "c"], 2))
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_its_parent(number: signal.Signals) -> None:
    arguments = (sys.executable, "-c", SLEEPERS)
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(number)
        _, errors = process.communicate(timeout=PATIENCE)  # ends when all have closed the pipe
    assert (process.returncode, errors) == (-number, b"")
