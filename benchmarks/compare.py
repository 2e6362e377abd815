"""Lint the tubes of the conformance data, and compare the results with what noob did."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import RELEASES, Case, Entry, find_corpus, stage_of
from noob_lint import Diagnostic, Settings, Severity, lint_paths
from noob_lint.config.settings import validate
from noob_lint.discovery.code import CodeFinder
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.workspace import Workspace
from noob_lint.linting.linter import Linter
from noob_lint.python.code import Code
from noob_lint.yaml.parser import parse
from tests.oracle import UnreachableError, install

STAGES = ("load", "load, extends", "instantiate", "init", "process", "hang", "says nothing", "ok")


class Result(NamedTuple):
    """The findings for a case; `crash` is a traceback, if there was one."""

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
    """A directory with a case among its siblings, which are written when they change."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._count = 0
        self._siblings: object = None
        self._last: str | None = None
        self._folder = root

    def place(self, case: Case) -> Path:
        """Write the case and what it needs; returns the path of the case."""
        if case.siblings is not self._siblings:
            self._siblings = case.siblings
            self._count += 1
            self._folder = self._root / str(self._count)
            (self._folder / ".git").mkdir(parents=True)  # the root of a project, as noob ran there
            for name, data in case.siblings.items():
                self._write(name, data)
        elif self._last is not None and self._last not in case.siblings:
            (self._folder / self._last).unlink(missing_ok=True)  # it may have the same id
        self._last = case.filename
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


@lru_cache(maxsize=len(RELEASES))
def environment(release: str) -> str:
    """Where a release of noob is installed; ``off`` if it cannot be installed."""
    try:
        return str(install(release).python.parents[1])
    except UnreachableError:
        return "off"


def settings_for(release: str, folder: Folder) -> Settings:
    """The settings of a case: all rules, its siblings, the callables of the catalogue, and noob."""
    corpus = find_corpus()
    nodes = [] if corpus is None else [str(corpus / "nodes")]
    return Settings(
        noob_version=release,
        select=["all"],
        tube_paths=[str(folder.path)],
        python=environment(release),
        python_paths=nodes,
    )


@lru_cache(maxsize=len(RELEASES))
def _code(python: str, paths: tuple[str, ...]) -> Code | None:
    settings = Settings(python=python, python_paths=paths)
    place = CodeFinder(Configurations(settings)).place_of("<case>", "", settings)
    return None if place is None else place.open()


def lint(case: Case, release: str, folder: Folder) -> Result:
    """Lint a case among its siblings, for one release of noob."""
    path = folder.place(case)
    settings = settings_for(release, folder)
    code = _code(settings.python, tuple(settings.python_paths))
    try:
        configurations = Configurations(validate(settings), root=str(folder.path))
        document = parse(case.data, str(path))
        found = Linter(Workspace(configurations, code=code)).lint(document)
        return Result(case, found.diagnostics)
    except Exception:  # exceptions are counted as well
        return Result(case, (), traceback.format_exc())


def lint_together(entry: Entry, release: str, folder: Folder) -> Result:
    """Lint an entry of the catalogue, and the files around it as its neighbours in the same run.

    Findings for those files count only if the catalogue proposes them, since some of its mistakes
    show in another file than the one that noob was given.
    """
    alone = lint(entry.case, release, folder)
    if not entry.case.siblings or alone.crash:
        return alone
    own = str(folder.path / entry.case.filename)
    files = [path for path in folder.path.rglob("*.y*ml") if path.is_file()]
    settings = settings_for(release, folder)
    try:
        found = lint_paths(sorted(map(str, files)), settings=settings)
    except Exception:
        return Result(entry.case, (), traceback.format_exc())
    wanted = (one for one in found if one.path == own or one.rule in entry.rules)
    return Result(entry.case, tuple(wanted))


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
        """The tubes that run but got an error."""
        return self.stages["ok"].found

    @property
    def passes(self) -> bool:
        """Whether all requirements are met."""
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
    """The findings for an entry of the catalogue, and for its correction.

    An entry that has other files around it has no `correction`: the catalogue corrects the tube,
    and does not say what the files around it have to be for that.
    """

    entry: Entry
    result: Result
    correction: Result | None

    @property
    def found(self) -> bool:
        """Whether a diagnostic is at least as severe as the catalogue proposes."""
        return self.result.has(Severity(self.entry.severity))

    @property
    def by_name(self) -> bool:
        """Whether a diagnostic has a rule name that the catalogue proposes."""
        return any(found.rule in self.entry.rules for found in self.result.diagnostics)


def compare_catalogue(entries: Iterable[Entry], root: Path) -> list[EntryResult]:
    """Lint every entry and its correction for the release that the catalogue was made with."""
    folder = Folder(root / "catalogue")
    results = []
    for entry in entries:
        result = lint_together(entry, RELEASES[0], folder)
        correction = None
        if entry.correction is not None and not entry.case.siblings:
            correction = lint(entry.case._replace(data=entry.correction), RELEASES[0], folder)
        results.append(EntryResult(entry, result, correction))
    return results


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
