"""Apply every fix to the conformance data, and compare the result with real noob releases.

Run it with ``make fixes``. For each tube among its siblings: does fixing change it, is it clean
afterwards, does a second run leave it alone, and does noob still load it if it did before? A safe
fix must not change what noob loads. ``--kills 200`` instead kills the process while it writes
files.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.compare import Folder
from benchmarks.corpus import Case, find_corpus, read_cases, read_catalogue
from noob_lint import Diagnostic, Settings, Severity
from noob_lint.config.settings import validate
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.workspace import Workspace
from noob_lint.fixing.fixer import Fixed, fix_file, fix_source
from noob_lint.linting.linter import Linter
from tests.cli.killed import FILES, Killer
from tests.oracle import Oracle, install


class Outcome(NamedTuple):
    """The result of fixing a case; `problems` are broken promises."""

    case: Case
    before: tuple[Diagnostic, ...]
    fixed: Fixed
    problems: tuple[str, ...]


def fix(case: Case, release: str, folder: Folder, *, unsafe: bool) -> Outcome:
    """Fix a case among its siblings, twice."""
    path = str(folder.place(case))
    settings = validate(Settings(noob_version=release, tube_paths=[str(folder.path)]))
    linter = Linter(Workspace(Configurations(settings, root=str(folder.path))))
    before = linter.lint_file(path).diagnostics
    fixed = fix_file(linter, path, unsafe=unsafe)
    problems = [f"traceback: {fixed.result.crash}"] if fixed.result.crash else []
    if fixed.is_changed:
        again = fix_source(linter, fixed.after, path, unsafe=unsafe)
        if again.is_changed:
            problems.append("a second run changes it again")
        more = errors(fixed.result.diagnostics) - errors(before)
        if more:
            problems.append(f"new errors: {', '.join(more)}")
    return Outcome(case, before, fixed, tuple(problems))


def errors(diagnostics: Iterable[Diagnostic]) -> Counter[str]:
    """The number of errors of each rule."""
    return rules(one for one in diagnostics if one.severity is Severity.ERROR)


def rules(diagnostics: Iterable[Diagnostic]) -> Counter[str]:
    """How often each rule was broken."""
    return Counter(found.rule for found in diagnostics)


class Judgement(NamedTuple):
    """The verdict of noob on a tube before and after: the error, or None, and what it loaded."""

    outcome: Outcome
    before: tuple[str | None, str]
    after: tuple[str | None, str]


def judge(outcomes: list[Outcome], oracle: Oracle) -> Iterator[Judgement]:
    """Let noob load the changed tubes before and after the change."""
    changed = [one for one in outcomes if one.fixed.is_changed]
    for start in range(0, len(changed), 200):
        some = changed[start : start + 200]
        texts = [
            text.decode("utf-8-sig") for one in some for text in (one.fixed.before, one.fixed.after)
        ]
        answers = oracle.specifications(texts)
        for one, before, after in zip(some, answers[::2], answers[1::2], strict=True):
            yield Judgement(one, before, after)


def report(outcomes: list[Outcome], judgements: list[Judgement], *, unsafe: bool) -> list[str]:
    """Print the numbers, and return the broken promises."""
    before = [found for one in outcomes for found in one.before]
    fixes = [found.fix for found in before if found.fix is not None]
    changed = [one for one in outcomes if one.fixed.is_changed]
    rows = {
        "tubes": len(outcomes),
        "  with findings": sum(bool(one.before) for one in outcomes),
        "  changed": len(changed),
        "  clean then": sum(not one.fixed.result.diagnostics for one in changed),
        "findings": len(before),
        "  with a fix": len(fixes),
        "  with a safe fix": sum(one.safe for one in fixes),
        "  gone": sum(one.fixed.gone for one in changed),
        "noob refused, loads now": sum(
            one.before[0] is not None and one.after[0] is None for one in judgements
        ),
        "noob loads as before": sum(
            one.before == one.after and not one.after[0] for one in judgements
        ),
        "noob refuses still": sum(
            one.before[0] is not None and one.after[0] is not None for one in judgements
        ),
    }
    print("unsafe fixes too" if unsafe else "safe fixes")
    for label, number in rows.items():
        print(f"  {label:<26} {number:>6}")
    problems = [f"{one.case.id}: {problem}" for one in outcomes for problem in one.problems]
    problems += list(harm(judgements, unsafe=unsafe))
    print(f"  {'promises broken':<26} {len(problems):>6}")
    return problems


def harm(judgements: list[Judgement], *, unsafe: bool) -> Iterator[str]:
    """The tubes that fixes made worse for noob."""
    for one in judgements:
        (error, was), (refusal, now) = one.before, one.after
        if error is None and refusal is not None:
            yield f"{one.outcome.case.id}: noob loaded it, and refuses it now: {refusal}"
        elif not unsafe and error is None and was != now:
            yield f"{one.outcome.case.id}: noob loads something else:\n  {was}\n  {now}"


def print_rules(outcomes: list[Outcome]) -> None:
    """For each rule: findings, those with a fix, and those that are gone."""
    all_found = rules(found for one in outcomes for found in one.before)
    fixable = rules(found for one in outcomes for found in one.before if found.fix is not None)
    left = rules(found for one in outcomes for found in one.fixed.result.diagnostics)
    for rule, number in sorted(all_found.items()):
        if fixable[rule]:
            print(f"  {rule:<30} {number:>6} {fixable[rule]:>6} {number - left[rule]:>6}")


def kill(times: int) -> int:
    """Kill the process this many times; print what was left, and return 1 if a file was damaged."""
    interrupted = leftovers = broken = 0
    with tempfile.TemporaryDirectory() as directory:
        killer = Killer(Path(directory), Random(times))
        for _ in range(times):
            outcome = killer.kill()
            interrupted += 0 < outcome.new < FILES
            leftovers += len(outcome.leftovers)
            broken += outcome.broken + (outcome.tubes != FILES)
    print(f"killed {times} times, {interrupted} of them between the first file and the last")
    print(f"  files lost, half written or too many  {broken:>6}")
    print(f"  temporary files left                  {leftovers:>6}")
    return 1 if broken else 0


def main(arguments: list[str]) -> int:
    """Returns 1 when a promise was broken, else 0."""
    parser = argparse.ArgumentParser(prog="fixes", description=__doc__)
    parser.add_argument(
        "--release", default="1003.0.2", help="the noob to judge (default: %(default)s)"
    )
    parser.add_argument("--rules", action="store_true", help="count by rule, too")
    parser.add_argument("--kills", type=int, default=0, metavar="N", help="kill it N times instead")
    options = parser.parse_args(arguments)
    if options.kills:
        return kill(options.kills)
    corpus = find_corpus()
    if corpus is None:
        print("No conformance data beside this repository; nothing to fix.")
        return 0
    oracle = install(options.release)
    cases = [*read_cases(corpus), *(entry.case for entry in read_catalogue(corpus))]
    problems = []
    for unsafe in (False, True):
        with tempfile.TemporaryDirectory() as root:
            folder = Folder(Path(root))
            outcomes = [fix(case, options.release, folder, unsafe=unsafe) for case in cases]
        problems += report(outcomes, list(judge(outcomes, oracle)), unsafe=unsafe)
        if options.rules:
            print_rules(outcomes)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
