"""Hold the linter against the verdicts of real noob releases.

Run it with ``make conformance``; ``make conformance ARGS=--help`` lists what else it can print.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.corpus import (
    RELEASES,
    Case,
    Entry,
    find_corpus,
    read_cases,
    read_catalogue,
    stage_of,
)
from noob_lint import Diagnostic, Settings, Severity, lint_text

STAGES = ("load", "load, extends", "instantiate", "init", "process", "hang", "says nothing", "ok")


class Result(NamedTuple):
    """What the linter said about a case; `crash` is a traceback, if there was one."""

    case: Case
    diagnostics: tuple[Diagnostic, ...]
    crash: str | None = None

    def has(self, severity: Severity) -> bool:
        """Whether a diagnostic is at least as severe."""
        return any(found.severity.rank <= severity.rank for found in self.diagnostics)

    def lines(self, severity: Severity = Severity.ERROR) -> list[str]:
        """The diagnostics of at least that severity, one line each."""
        return [
            f"{found.span.start.line + 1}:{found.span.start.column + 1} {found.severity}"
            f" {found.rule}: {found.message}"
            for found in self.diagnostics
            if found.severity.rank <= severity.rank
        ]


class Folder:
    """A directory in which a case lies among its siblings, filled anew only when they change."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._count = 0
        self._siblings: object = None
        self._folder = root

    def place(self, case: Case) -> Path:
        """Write the case and what it needs; returns the path of the case."""
        if case.siblings is not self._siblings:
            self._siblings = case.siblings
            self._count += 1
            self._folder = self._root / str(self._count)
            for name, data in case.siblings.items():
                self._write(name, data)
        return self._write(case.filename, case.data)

    @property
    def path(self) -> Path:
        """The directory of the case placed last."""
        return self._folder

    def _write(self, name: str, data: bytes) -> Path:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path


def lint(case: Case, release: str, folder: Folder) -> Result:
    """Lint a case as if it lay among its siblings, for one release of noob."""
    path = folder.place(case)
    settings = Settings(noob_version=release, tube_paths=[str(folder.path)])
    try:
        return Result(case, tuple(lint_text(case.data, path=str(path), settings=settings)))
    except Exception:  # an exception is one of the things that are counted
        return Result(case, (), traceback.format_exc())


class StageCount(NamedTuple):
    """How many of the cases with one verdict got an error, and which got none."""

    total: int
    missed: tuple[Result, ...]
    found: tuple[Result, ...]


class ReleaseReport(NamedTuple):
    """The comparison with one release of noob."""

    release: str
    stages: dict[str, StageCount]
    crashes: tuple[Result, ...]

    @property
    def false(self) -> tuple[Result, ...]:
        """The tubes that run and got an error all the same."""
        return self.stages["ok"].found

    @property
    def passes(self) -> bool:
        """Whether nothing is wrong that must not be."""
        return not (self.crashes or self.false or self.stages["load"].missed)


def compare(cases: Iterable[Case], release: str, root: Path) -> ReleaseReport:
    """Lint every case for `release` and sort the results by what noob did."""
    folder = Folder(root / release)
    ordered = sorted(cases, key=lambda case: case.filename)
    results = [lint(case, release, folder) for case in ordered]
    stages = {}
    for stage in STAGES:
        here = [result for result in results if stage_of(result.case, release) == stage]
        found = tuple(result for result in here if result.has(Severity.ERROR))
        missed = tuple(result for result in here if not result.has(Severity.ERROR))
        stages[stage] = StageCount(len(here), missed, found)
    return ReleaseReport(release, stages, tuple(result for result in results if result.crash))


class EntryResult(NamedTuple):
    """What the linter said about an entry of the catalogue, and about its correction."""

    entry: Entry
    result: Result
    correction: Result | None

    @property
    def found(self) -> bool:
        """Whether a diagnostic is at least as severe as the catalogue suggests."""
        return self.result.has(Severity(self.entry.severity))

    @property
    def by_name(self) -> bool:
        """Whether a diagnostic has a name that the catalogue proposes."""
        return any(found.rule in self.entry.rules for found in self.result.diagnostics)


def compare_catalogue(entries: Iterable[Entry], root: Path) -> list[EntryResult]:
    """Lint every entry and its correction for the release that the catalogue was made with."""
    folder = Folder(root / "catalogue")
    results = []
    for entry in entries:
        result = lint(entry.case, RELEASES[0], folder)
        correction = None
        if entry.correction is not None:
            correction = lint(entry.case._replace(data=entry.correction), RELEASES[0], folder)
        results.append(EntryResult(entry, result, correction))
    return results


def print_release(report: ReleaseReport) -> None:
    print(f"noob {report.release:<16} found / total")
    for stage in STAGES[:-1]:
        count = report.stages[stage]
        print(f"  {stage:<18} {len(count.found):>6} / {count.total}")
    print(f"  ok, with an error  {len(report.false):>6} / {report.stages['ok'].total}")
    print(f"  tracebacks         {len(report.crashes):>6}")


def print_catalogue(results: list[EntryResult]) -> None:
    defects = [result for result in results if not result.entry.control]
    print("catalogue             found / total, by the proposed name")
    for kind in sorted({result.entry.detectable for result in defects}):
        _print_share(f"needs {kind}", [one for one in defects if one.entry.detectable == kind])
    for stage in sorted({result.entry.stage for result in defects}):
        _print_share(stage, [one for one in defects if one.entry.stage == stage])
    print(f"  controls flagged   {len(list(flagged(results))):>6}")
    print(f"  tracebacks         {len(crashes_of(results)):>6}")


def _print_share(label: str, results: list[EntryResult]) -> None:
    found = sum(result.found for result in results)
    named = sum(result.by_name for result in results)
    print(f"  {label:<18} {found:>6} / {len(results):<5} {named:>6}")


def flagged(results: list[EntryResult]) -> Iterator[tuple[str, list[str]]]:
    """Controls with an error or a warning, and corrections with an error."""
    for one in results:
        if one.entry.control and one.result.has(Severity.WARNING):
            yield one.entry.case.id, one.result.lines(Severity.WARNING)
        if one.correction is not None and one.correction.has(Severity.ERROR):
            yield f"{one.entry.case.id} (corrected)", one.correction.lines()


def crashes_of(results: list[EntryResult]) -> list[Result]:
    """The results of the catalogue that are tracebacks."""
    both = (result for one in results for result in (one.result, one.correction))
    return [result for result in both if result is not None and result.crash]


def print_rules(results: list[EntryResult]) -> None:
    defects = [result for result in results if not result.entry.control]
    for rule in sorted({rule for one in defects for rule in one.entry.rules}):
        here = [one for one in defects if rule in one.entry.rules]
        missed = [one.entry.case.id for one in here if not one.found]
        print(f"{rule:<34} {len(here) - len(missed):>3} / {len(here):<3} {' '.join(missed)}")


def print_missing(reports: list[ReleaseReport], stage: str) -> None:
    for report in reports:
        for result in report.stages[stage].missed:
            error = result.case.verdicts[report.release].error.replace("\n", " ")
            print(f"{report.release} {result.case.id} ({result.case.filename}): {error}")


def print_false(reports: list[ReleaseReport], catalogue: list[EntryResult]) -> None:
    rows = [
        (f"{report.release} {result.case.id} ({result.case.filename})", result.lines())
        for report in reports
        for result in report.false
    ]
    for title, lines in [*rows, *flagged(catalogue)]:
        print(title, *lines, sep="\n    ")


def as_json(reports: list[ReleaseReport], catalogue: list[EntryResult]) -> dict[str, Any]:
    """Everything that was counted, with the ids."""
    return {
        "releases": {report.release: _release_to_json(report) for report in reports},
        "catalogue": {
            "entries": {
                one.entry.case.id: {
                    "detectable": one.entry.detectable,
                    "stage": one.entry.stage,
                    "control": one.entry.control,
                    "found": one.found,
                    "by_name": one.by_name,
                    "rules": sorted({found.rule for found in one.result.diagnostics}),
                }
                for one in catalogue
            },
            "flagged": dict(flagged(catalogue)),
            "tracebacks": {result.case.id: result.crash for result in crashes_of(catalogue)},
        },
    }


def _release_to_json(report: ReleaseReport) -> dict[str, Any]:
    return {
        "stages": {
            stage: {
                "found": len(count.found),
                "total": count.total,
                "missed": [result.case.id for result in count.missed],
            }
            for stage, count in report.stages.items()
        },
        "false": {result.case.id: result.lines() for result in report.false},
        "tracebacks": {result.case.id: result.crash for result in report.crashes},
    }


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="conformance", description=__doc__)
    parser.add_argument("--release", choices=RELEASES, action="append", help="only this release")
    parser.add_argument("--check", action="store_true", help="exit 1 if a requirement is not met")
    show = parser.add_mutually_exclusive_group()
    show.add_argument("--missing", choices=STAGES[:-1], help="the cases of a stage without error")
    show.add_argument("--false", action="store_true", help="right tubes that got an error")
    show.add_argument("--rules", action="store_true", help="the catalogue by proposed rule")
    show.add_argument("--crashes", action="store_true", help="the tracebacks")
    show.add_argument("--json", action="store_true", help="everything, as one JSON object")
    return parser.parse_args(arguments)


def show(
    options: argparse.Namespace, reports: list[ReleaseReport], catalogue: list[EntryResult]
) -> None:
    """Print what the options ask for."""
    if options.json:
        print(json.dumps(as_json(reports, catalogue), indent=2))
    elif options.missing:
        print_missing(reports, options.missing)
    elif options.false:
        print_false(reports, catalogue)
    elif options.rules:
        print_rules(catalogue)
    elif options.crashes:
        crashes = [crash for report in reports for crash in report.crashes]
        for result in [*crashes, *crashes_of(catalogue)]:
            print(result.case.id, result.crash, sep="\n")
    else:
        for report in reports:
            print_release(report)
        print_catalogue(catalogue)


def main(arguments: list[str]) -> int:
    """Returns 1 with ``--check`` when a requirement is not met, else 0."""
    options = parse_arguments(arguments)
    corpus = find_corpus()
    if corpus is None:
        print("No conformance data beside this repository; nothing to compare with.")
        return 0
    cases = list(read_cases(corpus))
    with tempfile.TemporaryDirectory() as root:
        releases = options.release or RELEASES
        reports = [compare(cases, release, Path(root)) for release in releases]
        catalogue = compare_catalogue(read_catalogue(corpus), Path(root))
    show(options, reports, catalogue)
    passes = all(report.passes for report in reports) and not crashes_of(catalogue)
    return 1 if options.check and not passes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
