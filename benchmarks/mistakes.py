"""Make common mistakes in a realistic project, run each in noob, and lint it.

Every kind of mistake is made in many places of ``examples/microscopy``, one at a time, and so are
valid edits that look like it. For each kind, the findings of noob-lint for the tubes that fail or
hang within five epochs, and for those that run, are printed. A tube that runs must not get an
error, except from `OTHERWISE`; a valid edit must not get a warning either.

    python -m benchmarks.mistakes --places 4 --seed 1 --kind signal
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.mistake_assets import RESOURCES
from benchmarks.mistake_code import CODE
from benchmarks.mistake_edits import Edit, Project, read
from benchmarks.mistake_nodes import PARAMETERS, SPECIAL
from benchmarks.mistake_texts import TEXTS
from benchmarks.mistake_unseen import UNSEEN
from benchmarks.mistake_wires import WIRES, Kind
from benchmarks.runs import MEANT, NUMPY, RELEASE
from noob_lint import Diagnostic, lint_paths
from tests.oracle import Oracle, install, newer_interpreter

PROJECT = Path(__file__).parents[1] / "examples" / "microscopy"
KINDS = (*WIRES, *PARAMETERS, *SPECIAL, *RESOURCES, *TEXTS, *CODE, *UNSEEN)
EPOCHS = 5
_AT_ONCE = 40

RUNNER = r"""
import json, os, signal, sys
os.environ["OPENBLAS_NUM_THREADS"] = "1"
sys.dont_write_bytecode = True
request = json.load(sys.stdin)
import numpy, numpy.lib.stride_tricks, numpy.typing, numpy.fft, numpy.random
from noob import SynchronousRunner, Tube
from noob.config import add_config_source
from noob.tube import TubeSpecification

def run(folder, name, tell):
    sys.path.insert(0, folder)
    os.chdir(folder)
    add_config_source(os.path.join(folder, "tubes"))
    tell("load")
    spec = TubeSpecification.from_yaml(os.path.join(folder, name))
    image = numpy.random.default_rng(3).normal(10.0, 1.0, size=(32, 32))
    image[5:9, 5:9] = image[15:19, 20:24] = 90.0
    needed = {key: one for key, one in spec.input.items()}
    given = {key: image for key, one in needed.items() if one.scope == "process"}
    tell("instantiate")
    tube = Tube.from_specification(spec)
    tell("init")
    runner = SynchronousRunner(tube)
    runner.init()
    tell("process")
    results = [repr(runner.process(**given)) for _ in range(request["epochs"])]
    tell("deinit")
    runner.deinit()
    tell("ok")
    return "\n".join(results)

def child(folder, name, writing):
    signal.setitimer(signal.ITIMER_PROF, request["limit"])  # which ends this process
    with os.fdopen(writing, "w", buffering=1) as file:
        tell = lambda stage: file.write(json.dumps([stage]) + "\n")
        try:
            file.write(json.dumps(["ok", "", run(folder, name, tell)]) + "\n")
        except BaseException as error:
            signal.setitimer(signal.ITIMER_PROF, 0)
            file.write(json.dumps(["", f"{type(error).__name__}: {error}".replace("\n", " ")]))

def outcome(folder, name):
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        try:
            child(folder, name, writing)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as file:
        told = [json.loads(line) for line in file.read().splitlines()]
    hung = os.WIFSIGNALED(os.waitpid(process, 0)[1])
    stage = [one[0] for one in told if one[0]][-1]
    last = told[-1]
    error = last[1] if len(last) > 1 else "hangs" if hung else "ended"
    return stage, error, last[2] if len(last) > 2 else ""

answers = [outcome(folder, name) for folder, name in request["tubes"]]
with open(sys.argv[1], "w") as file:
    json.dump(answers, file)
"""
"""Runs tubes, each in a process that this one splits off; what was imported is there already."""

OTHERWISE = frozenset({"duplicate-noob-id"})
"""Rules whose errors are about tubes that run, but otherwise than is written."""

_NESTING = {"tubes/acquire.yaml": ("tubes/motion.yaml",), "tubes/segment.yaml": ()}
_NESTING["tubes/segment.yaml"] = ("tubes/cells.yaml", "tubes/timelapse.yaml")


class Case(NamedTuple):
    """An edit of a kind, and whether it is meant to be valid."""

    kind: Kind
    right: bool
    edit: Edit


class Judged(NamedTuple):
    """A tube of a case: noob's outcome, with its error or return value, and the findings."""

    case: Case
    tube: str
    stage: str
    error: str
    returned: str
    found: tuple[Diagnostic, ...]

    @property
    def fails(self) -> bool:
        """Whether noob refuses it, fails or hangs."""
        return bool(self.error) and not MEANT.match(self.error)

    @property
    def severity(self) -> str:
        """The most severe finding: ``error``, ``warning`` or ``silent``."""
        found = {one.severity for one in self.found}
        return "error" if "error" in found else "warning" if "warning" in found else "silent"

    @property
    def is_false(self) -> bool:
        """Whether noob-lint reports something false."""
        errors = {one.rule for one in self.found if one.severity == "error"} - OTHERWISE
        return not self.fails and bool(errors or (self.case.right and self.severity != "silent"))

    @property
    def is_missed(self) -> bool:
        """Whether it fails without an error."""
        return self.fails and self.severity != "error"


def cases(project: Project, places: int, seed: int, kinds: Iterable[Kind] = KINDS) -> list[Case]:
    """At most `places` edits of each kind, wrong and valid ones, chosen by the seed."""
    found = []
    for kind in kinds:
        for right, edits in ((False, kind.wrong(project)), (True, kind.right(project))):
            every = [edit for edit in edits if _changes(edit, project)]
            random = Random(f"{seed} {kind.name} {right}")
            chosen = sorted(random.sample(range(len(every)), min(places, len(every))))
            found += [Case(kind, right, every[index]) for index in chosen]
    return found


def _changes(edit: Edit, project: Project) -> bool:
    return any(project.files.get(name) != text for name, text in edit.files.items())


def judge(
    chosen: Sequence[Case], project: Project, noob: Oracle, folder: Path, limit: float = 1.0
) -> Iterator[Judged]:
    """Run and lint the tubes that a case changes; the copies of the project are in the folder."""
    for start in range(0, len(chosen), _AT_ONCE):
        some = {
            folder / f"case_{start + number}": case
            for number, case in enumerate(chosen[start : start + _AT_ONCE])
        }
        for home, case in some.items():
            _write(home, {**project.files, **case.edit.files}, noob)
        found = lint_paths([*some])
        tubes = [(home, name) for home, case in some.items() for name in _tubes(case, project)]
        request = {"tubes": [(str(home), name) for home, name in tubes], "epochs": EPOCHS}
        copies = folder / "run"
        for home in some:
            shutil.copytree(home, copies / home.name)
        request["tubes"] = [(str(copies / home.name), name) for home, name in tubes]
        answers = noob.run(RUNNER, {**request, "limit": limit})
        for (home, name), (stage, error, returned) in zip(tubes, answers, strict=True):
            own = tuple(one for one in found if one.path == str(home / name))
            yield Judged(some[home], name, stage, error, returned, own)


def _write(home: Path, files: dict[str, str], noob: Oracle) -> None:
    for name, text in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text:
            path.write_text(text)
    with (home / "noob-lint.toml").open("a") as file:
        file.write(f"python = {json.dumps(str(noob.python))}\n")


def _tubes(case: Case, project: Project) -> list[str]:
    """The tubes that a case can change: those in it and those that extend or nest them."""
    changed = [name for name in case.edit.files if name.endswith(".yaml")]
    if not case.edit.only_tubes:
        return sorted({*project.tubes, *changed})
    return sorted({*changed, *(user for name in changed for user in _NESTING.get(name, ()))})


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the mistakes, print a line for each kind, and return 1 if anything reported is false."""
    parser = argparse.ArgumentParser(prog="mistakes", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--places", type=int, default=6, help="edits of each kind, at most")
    parser.add_argument("--seed", type=int, default=1, help="chooses among the places")
    parser.add_argument("--kind", default="", help="only kinds whose names hold this")
    parser.add_argument("--missed", action="store_true", help="print each tube that was missed")
    parser.add_argument("--keep", metavar="DIR", help="where to leave the copies of the project")
    options = parser.parse_args(arguments)
    noob = install(RELEASE, newer_interpreter() or sys.executable, beside=NUMPY)
    project = read(PROJECT)
    kinds = [kind for kind in KINDS if options.kind in kind.name]
    chosen = cases(project, options.places, options.seed, kinds)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(options.keep or temporary).resolve()
        judged = [*judge(chosen, project, noob, folder)]
    return report(judged, kinds, missed=options.missed)


def report(judged: Sequence[Judged], kinds: Sequence[Kind], *, missed: bool) -> int:
    """Print the results of each kind; 1 if noob-lint is wrong, or a valid edit fails."""
    wrong = 0
    for one in judged:
        if one.is_false or (one.case.right and one.fails) or (missed and one.is_missed):
            wrong += one.is_false or (one.case.right and one.fails)
            print(told(one))
    print(f"{'':58}   fails in noob      runs in noob")
    print(f"{'':58}error warn silent  error warn silent")
    total: Counter[tuple[bool, str]] = Counter()
    for kind in kinds:
        own = [one for one in judged if one.case.kind is kind and not one.case.right]
        total.update(counts := Counter((one.fails, one.severity) for one in own))
        print(f"{kind.name[:57]:58}{_row(counts)}")
    print(f"{'all':58}{_row(total)}")
    return 1 if wrong else 0


def _row(counts: Counter[tuple[bool, str]]) -> str:
    numbers = [
        counts[fails, one] for fails in (True, False) for one in ("error", "warning", "silent")
    ]
    return "{:>5}{:>5}{:>7}  {:>5}{:>5}{:>7}".format(*numbers)


def told(one: Judged) -> str:
    """A description of a tube: the edit, noob's outcome and the findings."""
    side = "right" if one.case.right else "wrong"
    head = f"{side}: {one.case.kind.name}: {one.case.edit.where}: {one.tube}"
    found = [
        f"    {item.severity}[{item.rule}] line {item.span.start.line + 1}: {item.message}"
        for item in one.found
    ]
    return "\n".join([head, f"    noob: {one.stage}: {one.error[:300] or 'runs'}", *found])


if __name__ == "__main__":
    sys.exit(main())
