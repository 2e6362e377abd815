"""Distributes work among processes, or does it in this one if they cannot be had or one dies."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import parent_process
from threading import Thread
from typing import Any, ClassVar, TypeVar

T = TypeVar("T")
Work = Callable[[str], T]

_MOST_JOBS = 61  # Windows cannot wait for more processes
_MOST_ITEMS = 64  # items that go to a process at once


def shared(prepare: Callable[[], Work[T]], items: Sequence[str], jobs: int) -> Iterator[T]:
    """Apply the function that `prepare` returns to each item; yield the results in their order.

    Each process calls `prepare` once; it and the results must be picklable. If a process is killed,
    for instance because memory runs out, the rest is done here, which costs time but no results.
    So is all of it on a system without processes or semaphores, such as Pyodide.
    """
    jobs = min(jobs, _MOST_JOBS)
    size = max(1, min(_MOST_ITEMS, len(items) // (jobs * 4)))
    done = 0
    for results in _in_processes(
        prepare, [items[start : start + size] for start in range(0, len(items), size)], jobs
    ):
        yield from results
        done += len(results)
    if done < len(items):
        yield from map(prepare(), items[done:])


def _in_processes(
    prepare: Callable[[], Work[T]], chunks: Sequence[Sequence[str]], jobs: int
) -> Iterator[list[T]]:
    """The results for the chunks, up to the first one that is lost with a process."""
    try:
        executor = ProcessPoolExecutor(jobs, initializer=_Worker.start, initargs=(prepare,))
    except (NotImplementedError, ImportError, OSError):
        return
    try:
        with _interrupts_held():
            pending = deque(executor.submit(_Worker.run, chunk) for chunk in chunks)
        while pending:
            yield pending.popleft().result()
    except BrokenProcessPool:
        return
    finally:
        # What is begun is finished, a few files each: a process that is killed while it hands over
        # its results is waited for without end.
        executor.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Delay Ctrl-C: a process that is being started cannot handle it yet."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Worker:
    """A worker process, set up once at its start."""

    work: ClassVar[Callable[[str], Any]]

    @classmethod
    def start(cls, prepare: Callable[[], Work[Any]]) -> None:
        """Prepare the process; it ignores interrupts, and exits if its parent does."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        Thread(target=_end_with_parent, daemon=True).start()
        cls.work = prepare()

    @classmethod
    def run(cls, items: Sequence[str]) -> list[Any]:
        """The results of the work for some items."""
        return [cls.work(item) for item in items]


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
