"""The journey of a tube: the functions that a run passes through, from the options to a finding.

    python -m benchmarks.journey            each function once, in the order in which it is entered
    python -m benchmarks.journey --all      with every wing, the parser and the models of text too

A climb is a call from one wing into one above it. There should be none: what a wing needs from
above is passed to it as a value.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from inspect import CO_NEWLOCALS
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from noob_lint.cli import main as lint
from tests.test_architecture import WINGS

PACKAGE = f"{Path(lint.__code__.co_filename).parents[1]}/"
_DETAILS = frozenset({"yaml", "diagnostics", "support", "spec"})
TUBE = """\
noob_id: journey
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  a: {type: lab.read}
  b: {type: lab.show, depends: [value: c.value]}
"""


class Step(NamedTuple):
    """A function that was entered: its wing, its module and its name."""

    wing: str
    module: str
    name: str


def step_of(frame: FrameType) -> Step | None:
    """The function of a frame, if it is one of the package's that has a name."""
    code = frame.f_code
    is_function = code.co_flags & CO_NEWLOCALS and not code.co_name.startswith("<")
    if not is_function or not code.co_filename.startswith(PACKAGE):
        return None  # the body of a class or module runs when that is imported
    path = code.co_filename.removeprefix(PACKAGE)
    return Step(path.partition("/")[0], path, code.co_qualname)


def journey(arguments: list[str]) -> tuple[list[Step], set[tuple[Step, Step]]]:
    """The functions of a run in the order in which they are first entered, and the climbs."""
    seen: dict[Step, None] = {}
    climbs: set[tuple[Step, Step]] = set()

    def trace(frame: FrameType, event: str, _: Any) -> None:
        here = step_of(frame) if event == "call" else None
        if here is None:
            return
        seen.setdefault(here)
        caller = frame.f_back
        before = step_of(caller) if caller is not None else None
        if before is not None and _is_above(here.wing, before.wing):
            climbs.add((before, here))

    sys.setprofile(trace)
    try:
        lint(arguments)
    finally:
        sys.setprofile(None)
    return list(seen), climbs


def _is_above(wing: str, other: str) -> bool:
    return wing in WINGS and other in WINGS and WINGS.index(wing) < WINGS.index(other)


def _stays(steps: list[Step]) -> Iterator[list[Step]]:
    """The steps in runs of the same module."""
    run: list[Step] = []
    for step in steps:
        if run and run[-1].module != step.module:
            yield run
            run = []
        run.append(step)
    if run:
        yield run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="the wings of details too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "tube.yaml")
        path.write_text(TUBE)
        steps, climbs = journey(["--isolated", "--format", "concise", str(path)])
    shown = [step for step in steps if options.all or step.wing not in _DETAILS]
    stays = list(_stays(shown))
    for number, stay in enumerate(stays, 1):
        print(f"{number:3} {stay[0].module:32} {', '.join(step.name for step in stay)}")
    print(f"{len(shown)} functions, {len(stays)} stays, {len(climbs)} climbs")
    for before, after in sorted(climbs):
        print(f"  up: {before.module} {before.name} -> {after.module} {after.name}")


if __name__ == "__main__":
    main()
