"""Work that is shared among processes gets done, whatever happens to them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial

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
