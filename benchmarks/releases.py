"""Real releases of noob side by side, and what a tube gives in each of them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.forked import FORKED
from benchmarks.runs import NUMPY, RELEASE
from tests.oracle import Oracle, install, newer_interpreter

FAKER = ("faker==40.63.0",)
BESIDE: Mapping[str, tuple[str, ...]] = {
    "0.0.99999999": (*NUMPY, *FAKER, "xarray==2026.9.0"),
}
"""What else the module `noob.testing` of a release imports."""

NAMES = (
    *("Asset", "Epoch", "EventMap", "MetaSignal", "Name", "Node"),
    *("deinit_method", "init_method", "process_method"),
)
"""What random code imports from `noob`, where old releases do not have all of it."""

EPOCHS = 5
_AT_ONCE = 200

_RUN = r"""
import contextlib, json, numbers, os, signal, sys
os.environ["OPENBLAS_NUM_THREADS"] = "1"
request = json.load(sys.stdin)
sys.path += request["paths"]
import noob
from noob import SynchronousRunner, Tube
from noob.tube import TubeSpecification
for name in ("numpy.typing", "noob.testing"):  # once, before the processes of the tubes
    with contextlib.suppress(Exception):
        __import__(name)

class Absent:  # what a release does not have: decorators do nothing, types are never given
    pass

def old_name(name):
    for module in ("noob.types", "noob.event", "noob.node.base", "noob.asset", "noob.node"):
        found = getattr(sys.modules.get(module), name, None)
        if found is not None:
            return found
    return (lambda method: method) if name[:1].islower() else Absent

for name in request["names"]:
    for module in (noob, sys.modules["noob.types"]):
        if not hasattr(module, name):
            setattr(module, name, old_name(name))

GIVEN = {"int": 3, "float": 2.5, "str": "word", "bool": True, "builtins.int": 3}

def plain(value, depth=0):  # what two interpreters can be compared by
    if value is None or isinstance(value, bool):
        return repr(value)
    if isinstance(value, numbers.Integral):
        return repr(int(value))
    if isinstance(value, numbers.Real):
        return repr(float(value))
    if isinstance(value, str):
        return repr(str(value))
    if depth < 6 and isinstance(value, dict):
        return "{%s}" % ", ".join(f"{plain(k, depth + 1)}: {plain(v, depth + 1)}"
                                  for k, v in value.items())
    if depth < 6 and isinstance(value, (list, tuple)):
        ends = "[]" if isinstance(value, list) else "()"
        return ends[0] + ", ".join(plain(one, depth + 1) for one in value) + ends[1]
    if hasattr(value, "tolist"):
        return "array(%s)" % plain(value.tolist(), depth)
    return type(value).__name__

def run(path, tell):
    folder = os.path.dirname(path)
    os.environ["NOOB_CONFIG_DIRS"] = json.dumps([folder])
    os.environ["NOOB_CONFIG_DIR"] = folder
    os.chdir(folder)
    sys.stdout = open(os.devnull, "w")
    tell("load")
    spec = TubeSpecification.from_yaml(path)
    needed = {key: one for key, one in spec.input.items()
              if getattr(one, "required", True) and "default" not in one.model_fields_set}
    given = {scope: {key: GIVEN.get(str(one.type_), [1, 2]) for key, one in needed.items()
                     if one.scope == scope} for scope in ("tube", "process")}
    tell("instantiate")
    tube = Tube.from_specification(spec, input=given["tube"])
    tell("init")
    runner = SynchronousRunner(tube)
    runner.init()
    tell("process")
    for _ in range(request["epochs"]):
        tell("=" + plain(runner.process(**given["process"])).replace("\n", " "))
    runner.deinit()
    tell("ok")
"""
_ANSWERS = r"""
answers = [outcome(path) for path in request["tubes"]]
with open(sys.argv[1], "w") as file:
    json.dump(answers, file)
"""
RUNNER = _RUN + FORKED + _ANSWERS
"""Runs tubes, each in a process of its own; the answer is a `Ran` for each."""


class Ran(NamedTuple):
    """How far noob came with a tube, its error, and what each epoch returned."""

    stage: str
    error: str
    values: tuple[str, ...]

    @property
    def is_fine(self) -> bool:
        """Whether it ran."""
        return self.stage == "ok"

    def differs(self, other: Ran) -> str | None:
        """How another run of the tube differs, or None."""
        for number, (one, two) in enumerate(zip(self.values, other.values, strict=False), 1):
            if one != two:
                return f"epoch {number} returns {one}, then {two}"
        if (
            self.stage == other.stage
            and self.error.partition(":")[0] == other.error.partition(":")[0]
        ):
            return None
        return f"{self.stage} {self.error or 'well'}, then {other.stage} {other.error or 'well'}"


def release(version: str) -> Oracle:
    """The release, with what its tubes need."""
    beside = BESIDE.get(version, (*NUMPY, *FAKER))
    return install(version, newer_interpreter() or sys.executable, beside=beside)


def newest(*releases: Oracle) -> Oracle:
    """The newest of the releases or, if all are old, the one that random code is written for."""
    new = max(releases, key=lambda one: float(one.release.partition(".")[0]))
    is_old = float(new.release.partition(".")[0]) < float(RELEASE.partition(".")[0])
    return release(RELEASE) if is_old else new


def run(noob: Oracle, tubes: Sequence[Path], paths: Sequence[Path] = ()) -> list[Ran]:
    """What each tube gives in five epochs; noob may rewrite the tubes and those beside them.

    Other tubes are found in the directory of each. `paths` are those of modules.
    """
    found: list[Ran] = []
    for start in range(0, len(tubes), _AT_ONCE):
        request: dict[str, Any] = {
            "tubes": [str(path) for path in tubes[start : start + _AT_ONCE]],
            "paths": [str(path) for path in paths],
            "names": NAMES,
            "epochs": EPOCHS,
            "limit": 1.0,
        }
        answers = noob.run(RUNNER, request)
        found += [Ran(stage, error, tuple(values)) for stage, error, values in answers]
    return found
