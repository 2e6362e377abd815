"""Change the source at random, one small change at a time, and count how often a test notices.

    python -m benchmarks.mutants --count 200 --seed 7 --jobs 2

Each mutant is tested with the tests that run its line, fastest first, then with the other tests of
its module, as many of either as finish within a minute. Which test runs which line is recorded once
below `.cache/mutants`, and again when the source or the tests change.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from benchmarks.covering import Covering, Timed, covering
from benchmarks.equivalent_mutants import EQUIVALENT
from benchmarks.mutant_plugin import CHOSEN
from benchmarks.mutant_tree import Tree
from benchmarks.mutations import Mutant, sample

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache" / "mutants"
REQUIRED = 95
"""The percentage that has to die."""

_QUICK = 2.0
"""Seconds of the first tests that meet a mutant; most die of these."""

_ENOUGH = 60.0
"""Seconds of the tests after those, and of those that do not run its line; 95 in 100 take less."""


class Verdict(NamedTuple):
    """The outcome of a mutant."""

    mutant: Mutant
    source: bytes
    fate: str
    """``killed``, ``survived`` or ``equivalent``."""

    reason: str
    """The test that killed it, or why nothing can."""

    @property
    def place(self) -> str:
        """Where it is: ``src/noob_lint/version.py:3``."""
        return f"{self.mutant.path}:{self.mutant.line(self.source)}"


def verdict(mutant: Mutant, tree: Tree, tests: Covering) -> Verdict:
    """Let the tests that may notice a mutant run, in batches, until one fails."""
    source = (ROOT / mutant.path).read_bytes()
    equivalent = EQUIVALENT.get((mutant.path, *mutant.changed(source)))
    if equivalent is not None:
        return Verdict(mutant, source, "equivalent", equivalent)
    with tree.changed(mutant):
        for batch in batches(tests.of_line(mutant), tests.of_module(mutant)):
            failed = _failed(tree, batch)
            if failed is not None:
                return Verdict(mutant, source, "killed", failed)
    return Verdict(mutant, source, "survived", "")


def batches(line: Sequence[Timed], module: Sequence[Timed]) -> Iterator[Sequence[Timed]]:
    """The quickest tests of the line, the others, and those of the module."""
    quick = _within(line, _QUICK) + 1
    met = {test.id for test in line}
    others = [test for test in module if test.id not in met]
    later = (tests[: _within(tests, _ENOUGH)] for tests in (line[quick:], others))
    yield from filter(None, (line[:quick], *later))


def _within(tests: Sequence[Timed], seconds: float) -> int:
    """How many of the tests end within the time."""
    return sum(spent < seconds for spent in accumulate(test.clock for test in tests))


def _failed(tree: Tree, tests: Sequence[Timed]) -> str | None:
    """The first of the tests that fails."""
    files = dict.fromkeys(test.file for test in tests)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".tests") as chosen:
        chosen.write("".join(f"{test.id}\n" for test in tests))
        chosen.flush()
        spent = sum(test.processor for test in tests)
        outcome = tree.run(("-x", *files), {CHOSEN: chosen.name}, spent)
    return None if outcome.passed else outcome.said


def verdicts(mutants: Sequence[Mutant], jobs: int) -> Iterator[Verdict]:
    """The verdict on each mutant, in their order; each job has a tree of its own."""
    trees: SimpleQueue[Tree] = SimpleQueue()
    for number in range(jobs):
        tree = Tree(ROOT, CACHE / f"tree-{number}")
        tree.prepare()
        trees.put(tree)
    first = trees.get()
    tests = covering(ROOT, CACHE, first)
    trees.put(first)

    def judge(mutant: Mutant) -> Verdict:
        tree = trees.get()
        try:
            return verdict(mutant, tree, tests)
        finally:
            trees.put(tree)

    with ThreadPoolExecutor(jobs) as executor:
        yield from executor.map(judge, mutants)


def report(found: Sequence[Verdict]) -> str:
    """The survivors with their changes, and the counts by package."""
    lines = []
    for one in found:
        if one.fate == "survived":
            lines += ["", f"{one.place}: {one.mutant.kind}", one.mutant.diff(one.source)]
    lines.append("")
    for package in sorted({one.mutant.package for one in found}):
        lines.append(_counts(package, [one for one in found if one.mutant.package == package]))
    return "\n".join([*lines, _counts("all", found)])


def _counts(name: str, found: Sequence[Verdict]) -> str:
    fates = Counter(one.fate for one in found)
    parts = f"{fates['killed']} killed, {fates['survived']} survived"
    if fates["equivalent"]:
        parts += f", {fates['equivalent']} equivalent"
    return f"{name:<12} {percentage(found):5.1f} %  {parts}"


def percentage(found: Sequence[Verdict]) -> float:
    """The percentage of killed mutants, among those that can be killed."""
    able = [one for one in found if one.fate != "equivalent"]
    return 100 * sum(one.fate == "killed" for one in able) / len(able) if able else 100.0


def stale() -> Iterator[str]:
    """The rows of `EQUIVALENT` whose line no longer exists."""
    for path, before, _ in EQUIVALENT:
        file = ROOT / path
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        if not {*before.splitlines()} <= {line.strip() for line in lines}:
            yield f"{path}: {before}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the mutants, run the tests, and return 1 if too few died."""
    parser = argparse.ArgumentParser(prog="mutants", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--package", help="one of the packages in src/noob_lint, such as rules")
    parser.add_argument("--jobs", type=int, default=1, help="how many to test at once")
    parser.add_argument("--list", action="store_true", help="print the mutants and run no test")
    options = parser.parse_args(arguments)
    mutants = sample(ROOT, options.package, options.count, options.seed)
    for row in stale():
        print(f"no such line any more: {row}", file=sys.stderr)
    if options.list:
        for mutant in mutants:
            source = (ROOT / mutant.path).read_bytes()
            print(f"{mutant.path}:{mutant.line(source)}: {mutant.kind}\n{mutant.diff(source)}\n")
        return 0
    found = []
    for one in verdicts(mutants, options.jobs):
        found.append(one)
        print(f"{one.fate:<10} {one.place}: {one.mutant.kind}  {one.reason}", flush=True)
    print(report(found))
    return 0 if percentage(found) >= REQUIRED else 1


if __name__ == "__main__":
    sys.exit(main())
