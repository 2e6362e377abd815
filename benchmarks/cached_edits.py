"""Make random edits to a project, and compare runs that use the result cache with runs that do not.

The edits are those of `benchmarks.edits`, without the ones in editors. After each, ``noob-lint`` is
run with different paths and options: the output, and the exit status, must not depend on the cache.

    python -m benchmarks.cached_edits --steps 2000
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from benchmarks import edits
from benchmarks.edits import Choose, World
from noob_lint import cli
from noob_lint.caching import states

MARGIN = 20_000_000
"""Nanoseconds: the times of files of this system are finer than those of the coarsest one."""

_OF_EDITORS = ("overlay", "overlay_other", "overlay_module", "take_back")
EVENTS = [event for event in edits.EVENTS if event.__name__ not in _OF_EDITORS]
ARGUMENTS: Sequence[Sequence[str]] = (
    *((),) * 6,
    ("a",),
    ("./a", "c"),
    ("--select", "all"),
    ("--no-python",),
    ("--python-path", "lib"),
    ("--tube-path", "a"),
    ("--related", "a"),
    ("--skip-non-tubes", "t0.yaml", "other.yml"),
    ("a/t1.yaml", "t0.yaml"),
    ("-v",),
)


class Outcome(NamedTuple):
    """What a run prints, and its exit status."""

    status: int
    output: str
    errors: str


def outcome(arguments: Sequence[str]) -> Outcome:
    """Run ``noob-lint`` in this process."""
    output, errors = (TextIOWrapper(BytesIO(), "utf-8", newline="\n") for _ in range(2))
    with redirect_stdout(output), redirect_stderr(errors):
        status = cli.main(["--format", "json", "--jobs", "1", *arguments])
        texts = []
        for stream in (output, errors):
            stream.flush()
            buffer = stream.buffer
            assert isinstance(buffer, BytesIO)
            texts.append(buffer.getvalue().decode())
    return Outcome(status, *texts)


def compare(arguments: Sequence[str]) -> None:
    """Raise if the outcome depends on the cache."""
    fresh = outcome(("--no-cache", *arguments))
    cached = outcome(arguments)
    if cached != fresh:
        raise AssertionError(f"{arguments}:\ncached: {cached}\nfresh:  {fresh}")


class Count:
    """Counts the results that were asked for, and those that the cache had."""

    def __init__(self) -> None:
        self.asked = 0
        self.found = 0

    def counting(self, original: Callable[..., Any]) -> Callable[..., Any]:
        """A function that does the same as `original`, and counts."""

        def result(*arguments: Any) -> Any:
            found = original(*arguments)
            self.asked += 1
            self.found += found is not None
            return found

        return result


def run(steps: int, seed: int, most: int = 60) -> Count:
    """Take this many steps, in a new directory after every `most`."""
    choose = random.Random(seed).choice
    count = Count()
    from noob_lint.caching.cache import Cache

    counting = count.counting(Cache.result)
    with patch.object(states, "MARGIN", MARGIN), patch.object(Cache, "result", counting):
        for start in range(0, steps, most):
            with tempfile.TemporaryDirectory() as name, chdir(name):
                _run(World(Path(name).resolve()), choose, min(most, steps - start))
    return count


def _run(world: World, choose: Choose, steps: int) -> None:
    Path("setup.cfg").touch()  # only projects have a cache
    told: list[str] = []
    for _ in range(steps):
        told.append(choose(EVENTS)(world, choose))
        arguments = choose(ARGUMENTS)
        try:
            for _ in range(choose((1, 3))):
                compare(arguments)
                time.sleep(choose((0, 2 * MARGIN / 1e9)))
        except AssertionError as error:
            raise AssertionError("\n".join([*told, str(error)])) from None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, and print how many results were in the cache."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    count = run(options.steps, options.seed)
    print(f"{options.steps} steps; the cache had {count.found} of {count.asked} results")
    return 0


if __name__ == "__main__":
    sys.exit(main())
