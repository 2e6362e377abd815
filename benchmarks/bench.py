"""Compare the speed with check-jsonschema, which validates against the same schema.

Run it with ``make bench``. The commands take turns, so that other load on the machine affects both
alike. The verdict compares the best times; the medians are printed as well.
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
from statistics import median
from typing import NamedTuple

from benchmarks.code import write_code_project
from benchmarks.projects import measure_projects, print_projects
from benchmarks.server import measure as measure_server
from benchmarks.tubes import write_tubes

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = ROOT / "schemas" / "1003" / "tube.schema.json"
BIN = Path(sys.executable).parent
LINT = (str(BIN / "noob-lint"), "check")
VALIDATE = (str(BIN / "check-jsonschema"), "--schemafile", str(SCHEMA))

Command = tuple[str, ...]

_LEFT_OUT = ("PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV", "CONDA_PREFIX")
ENVIRONMENT = {k: v for k, v in os.environ.items() if k not in _LEFT_OUT}
"""An installed package has bytecode; noob-lint, installed in editable mode, may have to write it.
The measurement must not depend on that.
"""


class Goal(NamedTuple):
    """A ratio of two times and its bound.

    `at_least` inverts the bound: for a speed-up, more is better.
    """

    title: str
    ours: str
    other: str
    bound: float
    at_least: bool = False


class Outcome(NamedTuple):
    """The times of two commands, in seconds, run in turn."""

    goal: Goal
    ours: tuple[float, ...]
    other: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The best time of noob-lint relative to the other's; the inverse for a speed-up."""
        return self._divide(min(self.ours), min(self.other))

    @property
    def median_ratio(self) -> float:
        """The same for the medians."""
        return self._divide(median(self.ours), median(self.other))

    @property
    def passes(self) -> bool:
        """Whether the ratio is within its bound."""
        bound = self.goal.bound
        return self.ratio >= bound if self.goal.at_least else self.ratio <= bound

    def _divide(self, ours: float, other: float) -> float:
        return other / ours if self.goal.at_least else ours / other


ONE = Goal("a  one tube, whole process", "noob-lint", "check-jsonschema", 0.30)
MANY = Goal("b  1,000 tubes, one process", "noob-lint -j1", "check-jsonschema", 0.45)
GROWTH = Goal("c  10,000 tubes against 1,000", "10,000", "1,000", 10.5)
CODE_ONE = Goal("d  one tube whose code is read", "noob-lint", "noob-lint --no-python", 2.0)
CODE_MANY = Goal("e  1,000 tubes, 50 modules", "noob-lint -j1", "noob-lint -j1 --no-python", 2.0)
CODE_MODELS = Goal("f  pydantic and numpy nodes", "noob-lint", "noob-lint --no-python", 2.5)
JOBS = Goal("c  10,000 tubes, two processes", "noob-lint -j2", "noob-lint -j1", 1.6, at_least=True)


def run(command: Command) -> float:
    """Run a command that must succeed; returns how long it took.

    Raises:
        SystemExit: the command failed, so its time is meaningless.
    """
    start = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=ENVIRONMENT)
    seconds = time.perf_counter() - start
    if done.returncode:
        shown = " ".join(command[:6])
        raise SystemExit(f"{shown} ... exited with {done.returncode}:\n{done.stdout}{done.stderr}")
    return seconds


def measure(goal: Goal, ours: Command, other: Command, runs: int) -> Outcome:
    """Run both commands in turn `runs` times, after one run each for warming up."""
    run(ours)
    run(other)
    pairs = [(run(ours), run(other)) for _ in range(runs)]
    return Outcome(goal, tuple(one for one, _ in pairs), tuple(two for _, two in pairs))


def measure_all(folder: Path, runs: int) -> list[Outcome]:
    """All measurements; short ones are repeated more often."""
    few, many = folder / "few", folder / "many"
    files = tuple(str(path) for path in write_tubes(few, 1_000))
    write_tubes(many, 10_000)
    serial = (*LINT, "--jobs", "1")
    all_serial = (*serial, str(many))
    return [
        measure(ONE, (*LINT, files[0]), (*VALIDATE, files[0]), runs * 4),
        measure(MANY, (*serial, *files), (*VALIDATE, *files), runs),
        measure(GROWTH, all_serial, (*serial, str(few)), runs),
        measure(JOBS, (*LINT, "--jobs", "2", str(many)), all_serial, runs),
    ]


def measure_code(folder: Path, runs: int) -> list[Outcome]:
    """The same tubes with and without reading their code, in the directory of their project."""
    project = folder / "project"
    write_code_project(project, 1_000)
    os.chdir(project)
    one, serial, without = (*LINT, "tubes/tube0000.yaml"), (*LINT, "--jobs", "1"), "--no-python"
    outcomes = [
        measure(CODE_ONE, one, (*one, without), runs * 4),
        measure(CODE_MANY, (*serial, "tubes"), (*serial, without, "tubes"), runs),
    ]
    microscopy = folder / "microscopy"
    shutil.copytree(ROOT / "examples" / "microscopy", microscopy)
    os.chdir(microscopy)
    models = (*serial, "tubes")
    return [*outcomes, measure(CODE_MODELS, models, (*models, without), runs * 4)]


def print_table(outcomes: list[Outcome]) -> None:
    print(f"load average at the end: {os.getloadavg()[0]:.1f}, processors: {os.cpu_count()}")
    print(f"{'':<32} {'best':>7} {'median':>7}   {'ratio':>6} {'median':>7}   target")
    for outcome in outcomes:
        goal = outcome.goal
        sign = ">=" if goal.at_least else "<="
        verdict = "pass" if outcome.passes else "FAIL"
        print(
            f"{goal.title:<50}{outcome.ratio:>6.2f} {outcome.median_ratio:>7.2f}"
            f"   {sign} {goal.bound:<5} {verdict}"
        )
        for name, times in ((goal.ours, outcome.ours), (goal.other, outcome.other)):
            print(f"     {name:<27} {min(times):>6.3f}s {median(times):>6.3f}s")


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
    parser.add_argument("--runs", type=int, default=5, help="how often (default: 5)")
    parser.add_argument("--check", action="store_true", help="exit 1 if a target is missed")
    parser.add_argument("--imports", action="store_true", help="only: what start-up imports")
    parser.add_argument("--python", action="store_true", help="only: reading the code of tubes")
    parser.add_argument("--project", action="store_true", help="only: tubes that use each other")
    parser.add_argument("--server", action="store_true", help="only: the language server")
    options = parser.parse_args(arguments)
    if options.server:
        measure_server()
        return 0
    with tempfile.TemporaryDirectory() as folder:
        if options.imports:
            print_imports(Path(folder))
            return 0
        if options.project:
            serial = (*LINT, "--jobs", "1")
            times = measure_projects(
                Path(folder), options.runs, lambda place: run((*serial, str(place)))
            )
            print_projects(times)
            return 0
        os.chdir(folder)  # no environment is in a directory above it
        measured = measure_code if options.python else measure_all
        outcomes = measured(Path(folder), options.runs)
        os.chdir(ROOT)
    print_table(outcomes)
    return 1 if options.check and not all(outcome.passes for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
