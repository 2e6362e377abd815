"""What the process that runs the code of a tube reports.

It is not trusted, since that code may write too. It is read as it comes, so that the process never
waits for it, and never more than there can be.
"""

from __future__ import annotations

import json
from threading import Thread
from typing import IO, Any, NamedTuple

from noob_lint.runtime.errors import ERRORS, AssetError

LONGEST = 1 << 16
"""Bytes in a line of a report; messages are shortened to fit."""

NOISE = 1 << 20
"""Bytes that may come before the report: what the environment prints when Python starts."""

_EVENTS = 6
"""For each asset: three steps, each of which may fail."""


class Failure(NamedTuple):
    """An asset, by its number, that could not be built, started or released, and why."""

    error: type[AssetError]
    asset: int
    message: str


class Step(NamedTuple):
    """What the process is doing: ``build``, ``start`` or ``release``, with which asset."""

    name: str
    asset: int


class Report:
    """The report on a number of assets, read from a pipe in the background.

    `problem` says what the interpreter lacks; unless it lacks something, `is_ready` tells that the
    trial has begun and `is_whole` that it came to its end. `step` is the one that began last. If it
    `is_wrong`, something else was written than a report.
    """

    def __init__(self, pipe: IO[bytes], assets: int) -> None:
        self.problem: str | None = None
        self.is_ready = self.is_whole = self.is_wrong = False
        self.step: Step | None = None
        self.failures: list[Failure] = []
        self._assets = range(assets)
        self._thread = Thread(target=self._read, args=[pipe], daemon=True)
        self._thread.start()

    def wait(self, seconds: float) -> None:
        """Wait for the end, which does not come as long as a process keeps the pipe open."""
        self._thread.join(seconds)

    def _read(self, pipe: IO[bytes]) -> None:
        with pipe:
            noise, events = NOISE, len(self._assets) * _EVENTS + 1
            while events and noise > 0 and (line := pipe.readline(LONGEST)):
                if line == b"\n":
                    continue
                is_begun = self.is_ready
                if self._take(_load(line)):
                    events -= is_begun
                elif is_begun:
                    # A last line that breaks off is of a process that died.
                    self.is_wrong = line.endswith(b"\n") or len(line) == LONGEST
                    return
                else:
                    noise -= len(line)
            self.is_wrong = noise <= 0 or (events == 0 and not self.is_whole)

    def _take(self, event: Any) -> bool:
        """Take an event; returns whether it has the form of one that may come now."""
        match event:
            case {"problem": str(problem)} if not self.is_ready:
                self.problem = problem[:LONGEST]
            case {"step": "ready"} if not self.is_ready:
                self.is_ready = True
            case _ if not self.is_ready or self.is_whole:
                return False
            case {"step": "end"}:
                self.is_whole = True
            case {"step": "build" | "start" | "release" as name, "asset": int(asset)} if (
                asset in self._assets
            ):
                self.step = Step(name, asset)
            case {"rule": str(rule), "asset": int(asset), "message": str(message)} if (
                rule in ERRORS and asset in self._assets
            ):
                self.failures.append(Failure(ERRORS[rule], asset, message))
            case _:
                return False
        return True


def _load(line: bytes) -> Any:
    """The value in a line, None if it has none."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
