"""Compare the speed of noob-lint with what users would run instead of it.

Run it with ``make bench``. Commands take turns, so that other load on the machine affects both of a
pair; a ratio is the median of those of the pairs. The verdict is about the clock, and means
something on an idle machine only; the processor time beside it says more on a busy one.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.code import write_code_project
from benchmarks.commands import ENVIRONMENT, Command, Pairs, in_turn, run
from benchmarks.projects import measure_projects, print_projects
from benchmarks.rivals import rivals
from benchmarks.server import measure as measure_server
from benchmarks.tubes import write_tubes

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
LINT = (str(BIN / "noob-lint"), "check")
FEWEST = 9
"""Medians of fewer runs say little."""

_SETTLED = 2.5
"""Seconds: the cache keeps nothing that was written just before."""


class Row(NamedTuple):
    """Two commands, run in a folder, and the bound of what ours may cost in terms of the other.

    Without a bound, the other is there to see how far native code would get.
    """

    title: str
    ours: Command
    other: Command
    folder: Path
    bound: float | None = None
    at_least: bool = False
    other_fails: bool = False

    def measure(self, runs: int) -> Pairs:
        """Run both in turn."""
        allowed = (0, 1, 2) if self.other_fails else (0,)
        return in_turn(
            lambda: run(self.ours, self.folder),
            lambda: run(self.other, self.folder, allowed),
            runs,
        )

    def passes(self, ratio: float) -> bool:
        """Whether a ratio is within the bound."""
        if self.bound is None:
            return True
        return ratio >= self.bound if self.at_least else ratio <= self.bound


MOST_MEMORY = 45
"""Megabytes for 1,000 tubes in one process, including the cache."""


def rows(folder: Path) -> list[Row]:
    """What is measured; the tubes are written to `folder`."""
    other = rivals(folder)
    few, many, alone, code = (folder / name for name in ("few", "many", "alone", "code"))
    files = tuple(str(path) for path in write_tubes(few, 1_000))
    write_tubes(many, 10_000)
    write_code_project(alone, 1)
    write_code_project(code, 1_000)
    (code / "pyproject.toml").touch()  # only projects have a cache: the other directories are none
    one, tubes = ("tubes/tube0000.yaml",), tuple(sorted(map(str, (code / "tubes").iterdir())))
    serial, kept = (*LINT, "-j1"), (*LINT, "-j1", "tubes")
    time.sleep(_SETTLED)
    return [
        Row(
            "one tube: check-jsonschema",
            (*LINT, *one),
            (*other.check_jsonschema, *one),
            alone,
            0.30,
        ),
        Row("one tube: yamllint", (*LINT, *one), (*other.yamllint, *one), alone, 1.0),
        Row("one tube: sourcemeta", (*LINT, *one), (*other.sourcemeta, *one), alone),
        Row("one tube: ryl", (*LINT, *one), (*other.ryl, *one), alone, other_fails=True),
        Row("one tube, second run: yamllint", (*LINT, *one), (*other.yamllint, *one), code),
        Row(
            "1,000: check-jsonschema",
            (*serial, *files),
            (*other.check_jsonschema, *files),
            few,
            0.40,
        ),
        Row("1,000: a bare parse", (*serial, *files), (*other.parse, *files), few, 1.6),
        Row("1,000: sourcemeta", (*serial, *files), (*other.sourcemeta, *files), few),
        Row("1,000: ryl", (*serial, *files), (*other.ryl, *files), few, other_fails=True),
        Row("1,000, second run: sourcemeta", kept, (*other.sourcemeta, *tubes), code, 2.0),
        Row("1,000, first run: without a cache", _first(), (*serial, "--no-cache", "tubes"), code),
        Row("10,000: 1,000", _inside(many), _inside(few), folder, 10.5),
        Row("10,000: two processes", (*LINT, "-j2", str(many)), (*serial, str(many)), folder, 0.65),
    ]


def _inside(folder: Path) -> Command:
    """A run over a directory that is in no project, so that nothing beside it is looked at."""
    return ("sh", "-c", 'cd "$0" && exec "$@"', str(folder), *LINT, "-j1", ".")


def _first() -> Command:
    """A run that finds no cache, and writes one.

    The directory of the cache stays: what the root of the project holds must not have changed.
    """
    return ("sh", "-c", 'rm -rf .noob_lint_cache/*; exec "$@"', "sh", *LINT, "-j1", "tubes")


def code_rows(folder: Path) -> list[Row]:
    """The same tubes with and without reading their code."""
    project, microscopy = folder / "project", folder / "microscopy"
    write_code_project(project, 1_000)
    shutil.copytree(ROOT / "examples" / "microscopy", microscopy)
    one, serial, without = (*LINT, "tubes/tube0000.yaml"), (*LINT, "-j1", "tubes"), "--no-python"
    return [
        Row("one tube: --no-python", one, (*one, without), project, 2.0),
        Row("1,000, 50 modules: --no-python", serial, (*serial, without), project, 2.0),
        Row("pydantic and numpy: --no-python", serial, (*serial, without), microscopy, 2.5),
    ]


def measure_all(chosen: list[Row], runs: int) -> bool:
    """Print a table with a line for each row; returns whether all bounds were kept."""
    print(
        f"{'noob-lint: the other':<34} {'clock':>17} {'ratio':>6}   {'processor':>17} {'ratio':>6}"
    )
    print(f"{'':<34} {'seconds':>17} {'':>6}   {'seconds':>17} {'':>6}   goal")
    passes, memory = True, 0.0
    for row in chosen:
        pairs = row.measure(runs)
        wall, processor = pairs.middle("wall"), pairs.middle("processor")
        ratios = pairs.ratio("wall"), pairs.ratio("processor")
        goal = ""
        if row.bound is not None:
            is_kept = row.passes(ratios[0])
            passes = passes and is_kept
            goal = f"{'>=' if row.at_least else '<='} {row.bound:<4} {'' if is_kept else 'FAIL'}"
        print(
            f"{row.title:<34} {wall[0]:>8.3f}:{wall[1]:>8.3f} {ratios[0]:>6.2f}"
            f"   {processor[0]:>8.3f}:{processor[1]:>8.3f} {ratios[1]:>6.2f}   {goal}".rstrip(),
            flush=True,
        )
        if row.title.startswith("1,000"):
            memory = max(memory, *(cost.memory for cost in pairs.ours))
    if memory:
        passes = passes and memory <= MOST_MEMORY
        print(f"{'1,000: megabytes at the peak':<34} {memory:>8.1f} {'':>61} <= {MOST_MEMORY}")
    print(f"load average at the end: {os.getloadavg()[0]:.1f}, processors: {os.cpu_count()}")
    return passes


def print_imports(folder: Path) -> None:
    """The modules that cost most when one tube is linted, with their own import time."""
    (tube,) = write_tubes(folder, 1)
    command = (sys.executable, "-X", "importtime", "-m", "noob_lint", "check", str(tube))
    run(command)
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    rows = [line.split("|") for line in done.stderr.splitlines() if line.startswith("import time:")]
    costs = [(int(row[0].split()[-1]), row[2].strip()) for row in rows[1:]]
    print(f"{len(costs)} modules, {sum(cost for cost, _ in costs) / 1000:.1f} ms; the slowest:")
    for cost, module in sorted(costs, reverse=True)[:15]:
        print(f"{cost / 1000:>8.1f} ms  {module}")


def main(arguments: list[str]) -> int:
    """Returns 1 with ``--check`` when a target is missed, else 0."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=FEWEST, help=f"how often (default: {FEWEST})")
    parser.add_argument("--check", action="store_true", help="exit 1 if a goal is missed")
    parser.add_argument("--imports", action="store_true", help="only: what start-up imports")
    parser.add_argument("--python", action="store_true", help="only: reading the code of tubes")
    parser.add_argument("--project", action="store_true", help="only: tubes that use each other")
    parser.add_argument("--server", action="store_true", help="only: the language server")
    parser.add_argument("--only", default="", metavar="TEXT", help="only rows that contain TEXT")
    options = parser.parse_args(arguments)
    if options.server:
        measure_server()
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.imports:
            print_imports(folder)
            return 0
        if options.project:
            serial = (*LINT, "--jobs", "1")
            times = measure_projects(
                folder, options.runs, lambda place: run((*serial, str(place))).wall
            )
            print_projects(times)
            return 0
        chosen = code_rows(folder) if options.python else rows(folder)
        chosen = [row for row in chosen if options.only in row.title]
        passes = measure_all(chosen, options.runs)
    return 1 if options.check and not passes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
