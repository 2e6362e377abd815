"""Runs commands in turn, and measures what each of them costs."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

Command = tuple[str, ...]

_LEFT_OUT = ("PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV", "CONDA_PREFIX")
ENVIRONMENT: Mapping[str, str] = {k: v for k, v in os.environ.items() if k not in _LEFT_OUT}
"""An installed package has bytecode; noob-lint, installed in editable mode, may have to write it.
The measurement must not depend on that.
"""


class Cost(NamedTuple):
    """What a run costs: seconds of the clock and of the processor, and megabytes at its peak."""

    wall: float
    processor: float
    memory: float


def run(command: Command, folder: Path | None = None, allowed: Sequence[int] = (0,)) -> Cost:
    """Run a command that must end with an `allowed` status.

    Raises:
        SystemExit: it did not, so its cost is meaningless.
    """
    start = time.perf_counter()
    child = subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert child.stdout is not None
    output = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stdout.close()
    if child.returncode not in allowed:
        shown = " ".join(command[:6])
        said = output.decode(errors="replace")[-2000:]
        raise SystemExit(f"{shown} ... exited with {child.returncode}:\n{said}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


class Pairs(NamedTuple):
    """The costs of two commands, run in turn."""

    ours: tuple[Cost, ...]
    other: tuple[Cost, ...]

    def middle(self, kind: str) -> tuple[float, float]:
        """The medians of one kind of cost."""
        ours, other = ([getattr(cost, kind) for cost in side] for side in self)
        return median(ours), median(other)

    def ratio(self, kind: str) -> float:
        """The median of the ratios of the pairs: what disturbs both runs of one does not count."""
        pairs = zip(self.ours, self.other, strict=True)
        return float(median(getattr(ours, kind) / getattr(other, kind) for ours, other in pairs))


def in_turn(ours: Callable[[], Cost], other: Callable[[], Cost], runs: int) -> Pairs:
    """Run both in turn `runs` times, after one run each for warming up."""
    ours()
    other()
    pairs = [(ours(), other()) for _ in range(runs)]
    return Pairs(tuple(one for one, _ in pairs), tuple(two for _, two in pairs))
