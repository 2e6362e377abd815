"""The cost of the files around a tube: one tube alone, and in a project with many others.

A tube is checked with an index of all tubes of its project, so the project is searched whichever
file is named. The processor time of the best of several alternating runs is measured.

    python -m benchmarks.neighbours --check
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.projects import SHAPES, write_project

BIN = Path(sys.executable).parent
NAMED = "tubes/00000.yaml"
OTHER = "services:\n" + "".join(
    f"  web{number}:\n    image: nginx:{number}\n    ports: ['80:80', '443:443']\n"
    for number in range(20)
)


class Project(NamedTuple):
    """A project by the number of its files, and the seconds it may take more than another.

    `together` is how many chunks are in a directory, `metadata` the file beside those directories.
    """

    title: str
    tubes: int
    yaml: int = 0
    chunks: int = 0
    together: int = 1_000
    metadata: str = ""
    bound: float = 0.0
    beside: int = 0


PROJECTS = (
    Project("one tube", 1),
    Project("1,000 tubes, 5,000 other YAML files", 1_000, 5_000, bound=0.1),
    Project("and 100,000 chunks of arrays", 1_000, 5_000, 100_000, bound=0.15, beside=1),
    Project("and 20,000 directories", 1_000, 5_000, 100_000, 5, bound=0.15, beside=1),
    Project("and those of a zarr array", 1_000, 5_000, 100_000, 5, ".zarray", 0.02, beside=1),
)


def write(folder: Path, project: Project) -> None:
    """Write the files of a project: tubes, YAML files of other tools, and those of a zarr store."""
    write_project(folder / "tubes", SHAPES[0], project.tubes)
    (folder / "noob-lint.toml").touch()
    for number in range(project.yaml):
        place = folder / "deploy" / f"{number // 50:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:05}.yaml").write_text(OTHER, encoding="utf-8")
    for number in range(project.chunks):
        place = folder / "data.zarr" / f"{number // project.together:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number % project.together}.0").touch()
    if project.metadata:
        (folder / "data.zarr" / project.metadata).touch()


def seconds(folder: Path) -> float:
    """The processor time of a run on one tube.

    Raises:
        SystemExit: the tube is not fine, so that the time means nothing.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = (str(BIN / "noob-lint"), "check", "--no-python", NAMED)
    done = subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"exited with {done.returncode}:\n{done.stdout}{done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(arguments: list[str]) -> int:
    """Returns 1 with ``--check`` when a bound is missed, else 0."""
    parser = argparse.ArgumentParser(prog="neighbours", description=__doc__)
    parser.add_argument("--runs", type=int, default=10, help="how often (default: 10)")
    parser.add_argument("--check", action="store_true", help="exit 1 if a bound is missed")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as top:
        folders = [Path(top, str(number)) for number in range(len(PROJECTS))]
        for folder, project in zip(folders, PROJECTS, strict=True):
            write(folder, project)
        rounds = [[seconds(folder) for folder in folders] for _ in range(options.runs + 1)]
    best = [min(times) for times in zip(*rounds[1:], strict=True)]
    print(f"load average at the end: {os.getloadavg()[0]:.1f}, processors: {os.cpu_count()}")
    missed = 0
    for project, time in zip(PROJECTS, best, strict=True):
        more = time - best[project.beside]
        line = f"{project.title:<40}{time:>7.3f}s"
        if project.bound:
            is_kept = more <= project.bound
            missed += not is_kept
            line += f"{more:>+8.3f}s  <= {project.bound}s {'pass' if is_kept else 'FAIL'}"
        print(line)
    return 1 if options.check and missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
