"""Measure how time and memory grow with each dimension of the input.

Each is checked at four sizes, each twice the last, in a process of its own that has imported
everything. Printed are processor time and memory beyond those of a small tube, and the exponent of
the growth of the time: 1 is linear. Fails if one is over 1.25, or a largest case takes over a
second.

    python -m benchmarks.scaling [NAME...]
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.dimensions import DIMENSIONS, Dimension, Files
from noob_lint.cli import main as noob_lint

STEPS = (1, 2, 4, 8)
MOST = 1.25
SECONDS = 1.0
_LEAST = 0.03
"""Shorter times tell nothing about growth."""


class Cost(NamedTuple):
    """Seconds of processor time and MB of memory."""

    seconds: float
    memory: float


def write(files: Files, directory: Path) -> None:
    """Write the files of a project below a directory."""
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(files: Files, options: Sequence[str]) -> Cost:
    """The cost of checking a project in a process that has imported everything."""
    directory = Path(tempfile.mkdtemp())
    try:
        write({"pyproject.toml": "[tool.noob-lint]\n", **files}, directory)
        child = os.fork()
        if child == 0:
            _check(directory, options)
        _, status, usage = os.wait4(child, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1, 2):
            raise RuntimeError(f"status {status}")
        return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
    finally:
        shutil.rmtree(directory)


def _check(directory: Path, options: Sequence[str]) -> None:
    os.chdir(directory)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    os._exit(noob_lint([*options, "--no-cache", "--jobs", "1", "."]))


def exponent(seconds: Sequence[float]) -> float | None:
    """The slope of the logarithms over the sizes; None where the times are too short."""
    if seconds[-1] < _LEAST:
        return None
    points = [
        (math.log2(step), math.log2(max(one, 0.002)))
        for step, one in zip(STEPS, seconds, strict=True)
    ]
    points = [point for point, one in zip(points, seconds, strict=True) if one >= _LEAST / 8]
    if len(points) < 2:
        return None
    (x0, y0), (x1, y1) = points[0], points[-1]
    return (y1 - y0) / (x1 - x0)


def measure(dimension: Dimension, small: Cost) -> list[Cost]:
    """The costs at each size, beyond those of a small tube."""
    found = [run(dimension.make(dimension.size * step), dimension.options) for step in STEPS]
    return [Cost(max(one.seconds - small.seconds, 0), one.memory - small.memory) for one in found]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, and return 1 if anything grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these dimensions")
    names = parser.parse_args(arguments).names or list(DIMENSIONS)
    everything = {name: DIMENSIONS[name].make(2) for name in list(DIMENSIONS)}
    for name, files in everything.items():
        run_here(files, DIMENSIONS[name].options)
    small = run({"a.yaml": next(iter(everything["nodes"].values()))}, ("-q",))
    failed = []
    sizes = "".join(f"{f'{step}n':>8}" for step in STEPS)
    print(f"{'':28}{'n':>6}{sizes}{'exponent':>10}{'MB at 8n':>10}")
    for name in names:
        dimension = DIMENSIONS[name]
        costs = measure(dimension, small)
        power = exponent([one.seconds for one in costs])
        times = "".join(f"{one.seconds:8.3f}" for one in costs)
        is_bad = (power or 0) > MOST or costs[-1].seconds > SECONDS
        failed += [name] if is_bad else []
        shown = "-" if power is None else f"{power:.2f}"
        row = f"{name:28}{dimension.size:>6}{times}{shown:>10}{costs[-1].memory:10.0f}"
        print(f"{row}{'  !' if is_bad else ''}", flush=True)
    print(f"{len(names) - len(failed)} of {len(names)} dimensions grow as they should")
    return 1 if failed else 0


def run_here(files: Files, options: Sequence[str]) -> None:
    """Check a small project in this process, so that it has imported what that takes."""
    from contextlib import chdir, redirect_stderr, redirect_stdout
    from io import StringIO

    with tempfile.TemporaryDirectory() as directory:
        write({"pyproject.toml": "[tool.noob-lint]\n", **files}, Path(directory))
        with chdir(directory), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            noob_lint([*options, "--no-cache", "."])


if __name__ == "__main__":
    sys.exit(main())
