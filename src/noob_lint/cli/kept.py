"""What ``--watch`` keeps between two checks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from noob_lint.config.settings import SettingsError
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.workspace import Workspace
from noob_lint.linting.linter import Linter, lint_files
from noob_lint.linting.result import FileResult
from noob_lint.project.index import user_directory
from noob_lint.project.project import Project
from noob_lint.support.project_files import MARKS


class _Known(NamedTuple):
    """A result, and the project and the revision of the workspace that it comes from."""

    result: FileResult
    project: Project
    revision: int


class Kept:
    """A workspace that is told about changes, and the results of files that are still valid."""

    def __init__(self) -> None:
        self._workspace: Workspace | None = None
        self._linter: Linter | None = None
        self._results: dict[str, _Known] = {}

    def changed(self, paths: Iterable[str]) -> None:
        """These files and directories were edited, created or deleted."""
        paths = [*paths]
        if self._workspace is not None and paths:
            self._workspace.changed(paths)

    def workspace(self, configurations: Configurations, paths: Sequence[str]) -> Workspace:
        """The workspace with these files to lint; a new one if options have another meaning now."""
        workspace = self._workspace
        if workspace is None or not configurations.is_like(workspace.configurations):
            workspace = Workspace(configurations, paths, keeps_all=True)
            self._workspace, self._linter = workspace, Linter(workspace)
            self._results.clear()  # each would keep the workspace before in memory
        else:
            workspace.name(paths)
        return workspace

    def results(
        self,
        workspace: Workspace,
        jobs: int,
        progress: Callable[[int], None] | None,
        task: Callable[[Linter, str], FileResult],
    ) -> Iterator[FileResult]:
        """The results for the files of the workspace: those that are still valid, and new ones.

        `task` makes the new ones. It may replace the text of files for a while, which does not
        affect the results of other files.
        """
        known = {path: self._known(workspace, path) for path in workspace.files}
        stale = [path for path, result in known.items() if result is None]
        revision = workspace.revision
        linter = self._linter if jobs <= 1 or len(stale) < 2 else None
        fresh = lint_files(workspace, jobs, files=stale, linter=linter, task=task)
        for done, (path, result) in enumerate(known.items(), 1):
            if result is None:
                result = next(fresh)
                if result.error is None and result.crash is None:
                    self._results[path] = _Known(result, workspace.project_of(path), revision)
            yield result
            if progress is not None:
                progress(done)
        for path in known.keys() & self._results.keys():
            self._results[path] = self._results[path]._replace(revision=workspace.revision)

    @property
    def is_stale(self) -> bool:
        """Whether any result of the last check may be out of date, or none was kept."""
        workspace = self._workspace
        if workspace is None:
            return True
        try:
            return any(self._known(workspace, path) is None for path in workspace.files)
        except SettingsError:
            return True

    def _known(self, workspace: Workspace, path: str) -> FileResult | None:
        known = self._results.get(path)
        if known is None or workspace.project_of(path) is not known.project:
            return None
        holds = known.project.holds(known.result.reads, known.revision)
        return known.result if holds else None

    @property
    def directories(self) -> list[str]:
        """The directories whose tubes the results may depend on."""
        return [] if self._workspace is None else [*self._workspace.tops, user_directory()]

    @property
    def baselines(self) -> set[str]:
        """The baselines of the files; not the results depend on them, but what is reported."""
        found = set[str]()
        if self._workspace is not None:
            for path in self._workspace.files:
                with suppress(SettingsError):
                    found.add(self._workspace.settings_of(path).baseline)
        return found - {""}

    @property
    def environments(self) -> Iterator[str]:
        """What decides which environment each project has, and which packages are in it."""
        from noob_lint.discovery.code import environment_files

        for root, settings in self._workspace.roots.items() if self._workspace else ():
            with suppress(ValueError):  # the configured one no longer exists
                yield from environment_files(settings, root)

    @property
    def files(self) -> Iterator[str]:
        """The files other than code that the results depend on, whether they exist or not."""
        if self._workspace is None:
            return
        yield from self._workspace.configurations.files
        yield from self._workspace.deciding
        for directory in _with_those_above(self.directories):
            yield from (os.path.join(directory, mark) for mark in MARKS)
        for known in self._results.values():
            yield from known.result.reads.files


def _with_those_above(directories: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for directory in directories:
        while directory not in seen:
            seen.add(directory)
            yield directory
            directory = os.path.dirname(directory)
