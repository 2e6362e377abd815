"""The cache of a run, which may be over several projects."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from noob_lint.caching.encoding import Fresh
from noob_lint.caching.identity import key_of
from noob_lint.caching.project_cache import ProjectCache
from noob_lint.caching.states import States
from noob_lint.caching.store import Store
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.skipping import Reasons, SkipReason, reason_to_skip, reason_to_skip_named
from noob_lint.support.files import RealPaths

if TYPE_CHECKING:
    from noob_lint.discovery.code import CodeFinder
    from noob_lint.discovery.workspace import Workspace
    from noob_lint.linting.result import FileResult
    from noob_lint.project.project import Project

_FOUND, _NAMED = "found", "named"
"""The ways in which files are looked at before they are checked."""


class Cache:
    """What earlier runs found out about files, by the project that they are in.

    Only projects that something marks as such have a cache, so that it appears in no other
    directory. `started` is the time at which the run started, in nanoseconds.
    """

    def __init__(self, configurations: Configurations, started: int | None = None) -> None:
        self._configurations = configurations
        self._started = time.time_ns() if started is None else started
        self._reals = RealPaths()
        self._names: dict[str, str] = {}
        self._projects: dict[str, ProjectCache | None] = {}

    @property
    def reasons(self) -> Reasons:
        """How to find out whether a file is skipped, looking into it only if need be."""
        return Reasons(
            lambda path: self._reason(path, _FOUND, reason_to_skip),
            lambda path: self._reason(path, _NAMED, reason_to_skip_named),
        )

    def _reason(
        self, path: str, way: str, look: Callable[[str], SkipReason | None]
    ) -> SkipReason | None:
        project = self._project_of(path)
        if project is None:
            return look(path)
        real = self._reals.of(path)
        kind = project.kind(real, way)
        try:
            if kind is not None:
                return SkipReason(kind) if kind else None
        except ValueError:
            pass
        reason = look(path)
        project.note_kind(real, way, "" if reason is None else reason.value)
        return reason

    def name(self, files: Sequence[str]) -> None:
        """These files are checked; others are shown as short as possible."""
        self._names.clear()  # the projects have the same object
        self._names |= {self._reals.of(path): path for path in reversed(files)}

    def result(self, path: str, workspace: Callable[[], Workspace]) -> FileResult | None:
        """The result for a file, if nothing that it depends on has changed.

        `workspace` is asked only if other tubes have changed.
        """
        project = self._project_of(path)
        if project is None:
            return None

        def opened() -> Project:
            return workspace().project_of(path)

        return project.result(self._reals.of(path), path, self._top_of(path), opened)

    def note(self, result: FileResult) -> None:
        """Keep a new result, unless the file could not be checked, or more code would be read."""
        project = self._project_of(result.path)
        is_whole = result.error is None and result.crash is None and not result.reads.is_cut
        if project is not None and is_whole:
            top = self._top_of(result.path)
            project.note(self._reals.of(result.path), Fresh(result, top))

    def save(self) -> None:
        """Write what is known, wherever that is possible."""
        deciding = _Deciding(self._configurations)
        for project in self._projects.values():
            if project is not None:
                project.save(deciding.about)

    def _project_of(self, path: str) -> ProjectCache | None:
        root = self._configurations.root_of(path)
        if root.directory not in self._projects:
            is_kept = root.kind.is_sure
            self._projects[root.directory] = self._open(root.directory, path) if is_kept else None
        return self._projects[root.directory]

    def _open(self, root: str, path: str) -> ProjectCache:
        settings = self._configurations.settings_of(path)
        tops = [root, *map(os.path.realpath, settings.tube_paths)]
        store = Store(root, key_of(root, settings))
        states = States(self._started, root)
        return ProjectCache(store, states, list(dict.fromkeys(tops)), self._names)

    def _top_of(self, path: str) -> str:
        """The top of the working copy that a file is in, if any."""
        directory = self._configurations.directory_of(path)
        return self._configurations.working_copy_of(directory) or ""


class _Deciding:
    """What decides where the code of tubes is, found once for each directory."""

    def __init__(self, configurations: Configurations) -> None:
        self._configurations = configurations
        self._known: dict[str, tuple[str, ...]] = {}

    def about(self, path: str) -> tuple[str, ...]:
        """The files and directories that decide for the tube at `path`."""
        directory = self._configurations.directory_of(path)
        if directory not in self._known:
            self._known[directory] = self._find(path)
        return self._known[directory]

    def _find(self, path: str) -> tuple[str, ...]:
        settings = self._configurations.settings_of(path)
        if settings.python == "off":
            return ()
        root = self._configurations.root_of(path).directory
        return tuple(self._finder.deciding(path, root, settings))

    @cached_property
    def _finder(self) -> CodeFinder:
        from noob_lint.discovery.code import CodeFinder

        return CodeFinder(self._configurations)
