"""Run random tubes in real noob, lint them with their code on the path, and compare.

A tube that runs must not get an error, except from `OTHERWISE`, and one that fails or hangs should
get one. What fails without an error has a reason in `REASONS`, or is a task.

    python -m benchmarks.runs --tubes 2000 --seed 1
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from benchmarks.forked import FORKED
from benchmarks.random_tubes import RandomTube, random_tube
from noob_lint import Diagnostic, Settings, lint_paths
from tests.oracle import Oracle, install, newer_interpreter

RELEASE = "1003.0.2"
NUMPY = ("numpy==2.4.6",)
"""What the environment of noob holds next to it."""

EPOCHS = 5
_AT_ONCE = 60

_RUN = r"""
import json, os, signal, sys
os.environ["OPENBLAS_NUM_THREADS"] = "1"
request = json.load(sys.stdin)
sys.path.insert(0, request["folder"])
import numpy, numpy.typing
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
"""
_ANSWERS = r"""
answers = {name: outcome(name)[:2] for name in request["names"]}
with open(sys.argv[1], "w") as file:
    json.dump(answers, file)
"""
RUNNER = _RUN + FORKED + _ANSWERS
"""Runs tubes, each in a process of its own; the answer has the stage and the error of each."""

MEANT = re.compile(r"SchedulerExhaustedError")
"""Errors that say that a source has come to its end, as it should."""

UNEXPLAINED = "unexplained"

OTHERWISE = frozenset({"async-positional-depends", "asset-async", "list-params-input-order"})
"""Rules whose errors are about tubes that run, but otherwise than is written."""


class Compared(NamedTuple):
    """The outcome of a tube: the last stage that it reached, noob's error, and the findings."""

    tube: RandomTube
    stage: str
    error: str
    found: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that say that it cannot run."""
        return tuple(one for one in self.found if one.severity == "error")

    @property
    def severity(self) -> str:
        """The most severe finding: ``error``, ``warning`` or ``silent``."""
        found = {one.severity for one in self.found}
        return next((str(one) for one in ("error", "warning") if one in found), "silent")

    @property
    def verdict(self) -> Literal["right", "otherwise", "false", "found", "missed"]:
        """Whether both say the same of it."""
        if self.error and not MEANT.match(self.error):
            return "found" if self.errors else "missed"
        if all(one.rule in OTHERWISE for one in self.errors):
            return "otherwise" if self.errors else "right"
        return "false"

    @property
    def reason(self) -> str:
        """Why it was missed, or ``unexplained``."""
        return next((reason for reason, fits in REASONS if fits(self)), UNEXPLAINED)


_WARNED = re.compile(
    "noob fails (once the node runs|once it creates the asset|unless the asset is None)"
    "|noob cannot create the asset|does not pass its first positional value|process\\(\\) hangs"
)
_OF_VALUES = re.compile(
    r"has no len\(\)|object is not iterable|'>=' not supported between|truth value of an array"
)
_MAY_STOP = re.compile(
    r"type: (?:map|tube)|scope: runner.*depends: |extra: |gather, depends: \[?assets"
)
_AGAIN = re.compile(r"AlreadyDoneError|NotAddedError")
_CULPRIT = re.compile(r"\b(?:now|late)_\d+\b")
_DECORATED = r"@(?:plain|wrapped|marked\(\)|replaced|Held)\n(?:@.*\n)*(?:async )?def "


def _code(one: Compared) -> str:
    return "\n".join(one.tube.modules.values())


def _culprit(one: Compared) -> str:
    found = _CULPRIT.search(one.error)
    return "" if found is None else found[0]


def _is_wrapped(one: Compared) -> bool:
    name = _culprit(one)
    return "replaced.<locals>" in one.error or (
        bool(name) and re.search(rf"{_DECORATED}{name}\(", _code(one)) is not None
    )


def _has(one: Compared, pattern: str) -> bool:
    """Whether it is there in the class or function that noob names."""
    body = re.search(
        rf"^class {_culprit(one)}\b.*\n(?:[ @].*\n|\n(?= ))*", _code(one), re.MULTILINE
    )
    return body is not None and re.search(pattern, body[0]) is not None


REASONS: tuple[tuple[str, Callable[[Compared], bool]], ...] = (
    (
        "a warning says so: whether the node runs depends on what comes before it",
        lambda one: any(_WARNED.search(f.message) for f in one.found),
    ),
    (
        "a value: a map of what has no length, signals out of no tuple, a gather of no number",
        lambda one: bool(_OF_VALUES.search(one.error)),
    ),
    (
        "a value that a field of a Node cannot be; a warning says so where it is written out",
        lambda one: "Input should be a valid" in one.error,
    ),
    (
        "a value that does not come: of an empty map, a nested tube, an asset that became None",
        lambda one: " missing " in one.error and bool(_MAY_STOP.search(one.tube.yaml)),
    ),
    (
        "noob runs a node again beside the items of a map, in some tubes that look right",
        lambda one: _AGAIN.match(one.error) is not None and "type: map" in one.tube.yaml,
    ),
    (
        "noob runs disabled nodes for the items of a map that another node waits for",
        lambda one: one.error.startswith("NotImplementedError") and "type: map" in one.tube.yaml,
    ),
    (
        "an input decides whether the node is enabled",
        lambda one: "enabled: input." in one.tube.yaml,
    ),
    (
        "a decorator made another function of it, whose body is not followed",
        _is_wrapped,
    ),
    (
        "arguments of a partial that are not written out",
        lambda one: re.search(rf"partial\({_culprit(one)}\w*, \*\[1\]\)", _code(one)) is not None,
    ),
    (
        "functools.singledispatch made another function of it",
        lambda one: f"@functools.singledispatch\ndef {_culprit(one)}(" in _code(one),
    ),
    (
        "a method of an object that is a value",
        lambda one: "list.append()" in one.error or "append of list object" in one.error,
    ),
    (
        "a validator that runs before may make another value of it",
        lambda one: (
            re.search("Input should be|Field required", one.error) is not None
            and _has(one, r"mode='(?:before|wrap)'")
        ),
    ),
    (
        "what a caller gives for an input of the tube, or does not",
        lambda one: (
            "Input should be" in one.error
            and re.search(rf"type: \w+\.{_culprit(one)}, .*params: .*: input\.", one.tube.yaml)
            is not None
        ),
    ),
    (
        "a path of an alias, which does not lead into the value",
        lambda one: "opts   Extra inputs" in one.error and _has(one, r"AliasPath\('opts'"),
    ),
)
"""Why a tube that fails gets no error, most of it read off noob's; the first that fits counts."""


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
            stage, error = answers[path.stem]
            yield Compared(tube, stage, error, tuple(own))


def _write(tube: RandomTube, folder: Path) -> None:
    (folder / f"tube_{tube.seed}.yaml").write_text(tube.yaml)
    for name, text in tube.modules.items():
        (folder / f"{name}.py").write_text(text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, print what differs without a reason, and return 1 if anything does."""
    parser = argparse.ArgumentParser(prog="runs", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--tubes", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1, help="that of the first tube")
    parser.add_argument("--keep", metavar="DIR", help="where to leave the tubes and their modules")
    options = parser.parse_args(arguments)
    noob = install(RELEASE, newer_interpreter() or sys.executable, beside=NUMPY)
    seeds = range(options.seed, options.seed + options.tubes)
    counts: Counter[str] = Counter()
    severities: Counter[tuple[str, str]] = Counter()
    wrong = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(options.keep or temporary)
        folder.mkdir(exist_ok=True)
        for one in compare(seeds, noob, folder):
            verdict = one.verdict
            counts[f"{verdict}: {one.reason}" if verdict == "missed" else verdict] += 1
            if verdict in {"found", "missed"}:
                severities["hangs" if one.error == "hangs" else one.stage, one.severity] += 1
            if verdict == "false" or (verdict == "missed" and one.reason == UNEXPLAINED):
                wrong += 1
                print(_told(one))
    for name, number in sorted(counts.items()):
        print(f"{number:>6}  {name}")
    print_severities(severities)
    return 1 if wrong else 0


def print_severities(severities: Counter[tuple[str, str]]) -> None:
    """A table: how badly what fails or hangs at each stage was judged."""
    print(f"\n{'what fails':12}{'error':>8}{'warning':>8}{'silent':>8}")
    for stage in ("load", "instantiate", "init", "process", "hangs", "deinit"):
        numbers = [severities[stage, one] for one in ("error", "warning", "silent")]
        if any(numbers):
            print(f"{stage:12}" + "".join(f"{number:>8}" for number in numbers))


def _told(one: Compared) -> str:
    errors = [
        f"  {found.span.start.line + 1}: {found.rule}: {found.message}" for found in one.errors
    ]
    return "\n".join([f"tube_{one.tube.seed}: {one.stage}: {one.error}", *errors])


if __name__ == "__main__":
    sys.exit(main())
