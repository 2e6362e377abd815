"""Run random tubes in real noob, lint them with their code on the path, and compare.

A tube that runs must get no error, and one that fails or hangs should get one. What fails and gets
none has a reason in `REASONS`, read off noob's error, or is a task.

    python -m benchmarks.runs --tubes 2000 --seed 1
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pathlib import Path
from typing import Literal, NamedTuple

from benchmarks.random_tubes import RandomTube, random_tube
from noob_lint import Diagnostic, Settings, lint_paths
from tests.oracle import Oracle, install, newer_interpreter

RELEASE = "1003.0.2"
EPOCHS = 3
_AT_ONCE = 60

RUNNER = """
import json, os, signal, sys
request = json.load(sys.stdin)
sys.path.insert(0, request["folder"])
from noob import SynchronousRunner, Tube
from noob.tube import TubeSpecification

def run(name, tell):
    tell("load")
    spec = TubeSpecification.from_yaml(f"{request['folder']}/{name}.yaml")
    needed = {key: one for key, one in spec.input.items() if one.required}
    inputs = {key: [1, 2] for key, one in needed.items() if one.scope == "tube"}
    given = {key: [1, 2] for key, one in needed.items() if one.scope == "process"}
    tell("instantiate")
    tube = Tube.from_specification(spec, input=inputs)
    tell("init")
    runner = SynchronousRunner(tube)
    runner.init()
    tell("process")
    for _ in range(request["epochs"]):
        runner.process(**given)
    tell("deinit")
    runner.deinit()
    tell("ok")

def child(name, writing):
    signal.setitimer(signal.ITIMER_REAL, request["limit"])  # which ends this process
    with os.fdopen(writing, "w", buffering=1) as file:
        try:
            run(name, lambda stage: file.write(stage + "\\\\n"))
        except BaseException as error:
            signal.setitimer(signal.ITIMER_REAL, 0)
            file.write("!" + f"{type(error).__name__}: {error}".replace("\\\\n", " "))

def outcome(name):
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        try:
            child(name, writing)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as file:
        lines = file.read().splitlines()
    status = os.waitpid(process, 0)[1]
    stages = [line for line in lines if not line.startswith("!")]
    error = next((line[1:] for line in lines if line.startswith("!")), "")
    return stages[-1], error or ("hangs" if os.WIFSIGNALED(status) else "")

answers = {name: outcome(name) for name in request["names"]}
with open(sys.argv[1], "w") as file:
    json.dump(answers, file)
""".replace("\\\\", "\\")

REASONS: tuple[tuple[str, re.Pattern[str]], ...] = ()
"""Why a tube that fails gets no error, by noob's own; the first that fits counts."""

MEANT = re.compile(r"SchedulerExhaustedError")
"""Errors that say that a source has come to its end, as it should."""


class Compared(NamedTuple):
    """What became of a tube: the last stage that it came to, noob's error, and the linter's."""

    tube: RandomTube
    stage: str
    error: str
    found: tuple[Diagnostic, ...]

    @property
    def verdict(self) -> Literal["right", "false", "found", "missed"]:
        """Whether both say the same of it."""
        if not self.error or MEANT.match(self.error):
            return "false" if self.found else "right"
        return "found" if self.found else "missed"

    @property
    def reason(self) -> str:
        """Why it was missed, or ``unexplained``."""
        fitting = (reason for reason, pattern in REASONS if pattern.search(self.error))
        return next(fitting, "unexplained")


def compare(seeds: Iterable[int], noob: Oracle, folder: Path) -> Iterator[Compared]:
    """Run and lint the tubes of these seeds; what they need is written to the folder."""
    settings = Settings(python=str(noob.python), python_paths=[str(folder)], root=str(folder))
    ordered = [*seeds]
    for start in range(0, len(ordered), _AT_ONCE):
        tubes = [random_tube(seed) for seed in ordered[start : start + _AT_ONCE]]
        for tube in tubes:
            _write(tube, folder)
        paths = {tube.seed: folder / f"tube_{tube.seed}.yaml" for tube in tubes}
        found = lint_paths([*paths.values()], settings=settings)
        names = [path.stem for path in paths.values()]
        request = {"folder": str(folder), "names": names, "epochs": EPOCHS, "limit": 1.0}
        answers = noob.run(RUNNER, request)
        for tube in tubes:
            path = paths[tube.seed]
            own = (one for one in found if one.path == str(path))
            errors = tuple(one for one in own if one.severity == "error")
            yield Compared(tube, *answers[path.stem], errors)


def _write(tube: RandomTube, folder: Path) -> None:
    (folder / f"tube_{tube.seed}.yaml").write_text(tube.yaml)
    for name, text in tube.modules.items():
        (folder / f"{name}.py").write_text(text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, print what differs, and return 1 if there is a false error or a miss without reason."""
    parser = argparse.ArgumentParser(prog="runs", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--tubes", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1, help="that of the first tube")
    parser.add_argument("--keep", metavar="DIR", help="where to leave the tubes and their modules")
    options = parser.parse_args(arguments)
    noob = install(RELEASE, newer_interpreter() or sys.executable)
    seeds = range(options.seed, options.seed + options.tubes)
    counts: Counter[str] = Counter()
    wrong = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(options.keep or temporary)
        folder.mkdir(exist_ok=True)
        for one in compare(seeds, noob, folder):
            verdict = one.verdict
            counts[f"{verdict}: {one.reason}" if verdict == "missed" else verdict] += 1
            if verdict == "false" or (verdict == "missed" and one.reason == "unexplained"):
                wrong += 1
                print(_told(one))
    for name, number in sorted(counts.items()):
        print(f"{number:>6}  {name}")
    return 1 if wrong else 0


def _told(one: Compared) -> str:
    errors = [
        f"  {found.span.start.line + 1}: {found.rule}: {found.message}" for found in one.found
    ]
    return "\n".join([f"tube_{one.tube.seed}: {one.stage}: {one.error}", *errors])


if __name__ == "__main__":
    sys.exit(main())
