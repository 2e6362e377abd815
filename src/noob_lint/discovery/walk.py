"""From the paths on the command line to the files to lint.

Directories are searched for YAML files that are tubes (contract C2). That honours ``.gitignore``
files and the settings `include` and `exclude`, the order does not depend on the file system, and
links to directories are not followed, as in git, ruff and noob itself.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence

from noob_lint.config.settings import Settings
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.skipping import Reasons, SkipReason
from noob_lint.support.atomic import is_temporary
from noob_lint.support.files import error_text, is_below, texts_in
from noob_lint.support.gitignore import Patterns, patterns_at, read_ignore_file
from noob_lint.support.ignore_files import (
    GIT,
    NAME,
    Ignores,
    ignores_above,
    ignores_of_repository,
    is_ignored,
)
from noob_lint.support.project_files import MARKS
from noob_lint.support.values import NamedTuple
from noob_lint.support.walk import SKIPPED_DIRECTORIES, SUFFIXES, has_chunks


class Candidate(NamedTuple):
    """The outcome for a path: a file to lint, one to skip, or an error message.

    An excluded directory is not searched: it is one candidate, with a trailing slash.
    """

    path: str
    error: str | None = None
    skipped: SkipReason | None = None


class _Directory(NamedTuple):
    """A directory to search: its path as shown, its real path, and the ignore files above it."""

    path: str
    real: str
    ignores: Ignores

    def child(self, name: str, ignores: Ignores) -> _Directory:
        return _Directory(
            name if self.path == os.curdir else os.path.join(self.path, name),
            os.path.join(self.real, name),
            ignores,
        )


class _Filters(NamedTuple):
    include: Patterns | None
    exclude: Patterns | None

    def includes(self, real: str) -> bool:
        return self.include is not None and self.include.cover(real)

    def excludes(self, real: str, *, is_dir: bool = False) -> bool:
        return self.exclude is not None and self.exclude.cover(real, is_dir=is_dir)


class Discovery:
    """Finds the files to check, each according to the settings of its own project.

    `reasons` looks into files.
    """

    def __init__(self, configurations: Configurations, reasons: Reasons | None = None) -> None:
        self._configurations = configurations
        self._reasons = reasons or Reasons()
        self._known: dict[tuple[object, ...], _Filters] = {}

    def files(
        self, paths: Sequence[str], *, force_exclude: bool = False, skip_non_tubes: bool = False
    ) -> Iterator[Candidate]:
        """The files that `paths` stand for, each once, in the order of `paths`.

        A named file is linted unless it is a template or a file of another noob model;
        `force_exclude` applies the setting `exclude` to it, and `skip_non_tubes` skips it unless it
        is a tube. A YAML file in a directory is skipped if it is not a tube. Files that match
        `include` are linted in any case. Without paths, the current directory is searched.

        Raises:
            SettingsError: a configuration is invalid.
        """
        seen: set[str] = set()
        excluded: set[str] = set()
        for path in paths or [os.curdir]:
            for candidate in self._named(path, seen, force_exclude, skip_non_tubes):
                is_left_out = candidate.skipped is SkipReason.EXCLUDED
                if not is_left_out or _is_new(os.path.abspath(candidate.path), excluded):
                    yield candidate

    def _named(
        self, path: str, seen: set[str], force_exclude: bool, skip_non_tubes: bool
    ) -> Iterator[Candidate]:
        """The outcome for one path that was named."""
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError) as error:
            yield Candidate(path, error=error_text(error))
            return
        if stat.S_ISDIR(mode):
            yield from self._walk(path, seen)
        elif not stat.S_ISREG(mode):
            yield Candidate(path, error="not a regular file")
        elif _is_new(os.path.realpath(path), seen):
            excluded = force_exclude and self.is_excluded(path)
            filters = self._filters_for(self._configurations.settings_of(path))
            yield self._named_file(path, filters, excluded=excluded, sniff=skip_non_tubes)

    def is_excluded(self, path: str) -> bool:
        """Whether `path` is excluded by its own project, or its project by an outer one.

        Raises:
            SettingsError: a configuration is invalid.
        """
        real = os.path.realpath(path)
        if self._filters_for(self._configurations.settings_of(path)).excludes(real):
            return True
        around = self._configurations.around(path)
        return any(
            self._filters_for(self._configurations.settings_for(outer)).excludes(inner, is_dir=True)
            for inner, outer in around
        )

    def is_included(self, path: str) -> bool:
        """Whether the setting `include` matches `path`, which is then linted in any case.

        Raises:
            SettingsError: a configuration is invalid.
        """
        settings = self._configurations.settings_of(path)
        return self._filters_for(settings).includes(os.path.realpath(path))

    def _filters_for(self, settings: Settings) -> _Filters:
        included = settings.base("include"), tuple(settings.include)
        excluded = settings.base("exclude"), tuple(settings.exclude)
        key = (*included, *excluded)
        if key not in self._known:
            self._known[key] = _Filters(patterns_at(*included), patterns_at(*excluded))
        return self._known[key]

    def _walk(self, path: str, seen: set[str]) -> Iterator[Candidate]:
        """The files below the directory `path`; those of a directory come before its children's."""
        shown, real = os.path.normpath(path), os.path.realpath(path)
        pending = [_Directory(shown, real, ignores_above(real))]
        while pending:
            directory = pending.pop()
            try:
                with os.scandir(directory.path) as scan:
                    entries = sorted(scan, key=lambda entry: entry.name)
            except OSError as error:
                yield Candidate(directory.path, error=error_text(error))
                continue
            filters, root = self._filters_in(directory, entries)
            ignores = _ignores_in(directory, entries)
            is_array = has_chunks(directory.real, {entry.name for entry in entries})
            children: list[_Directory] = []
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    child = directory.child(entry.name, ignores)
                    if is_array or not _descends(child):
                        continue
                    if filters.excludes(child.real, is_dir=True):
                        yield Candidate(f"{child.path}/", skipped=SkipReason.EXCLUDED)
                    else:
                        children.append(child)
                else:
                    around = (root, real)
                    yield from self._file(directory, entry, ignores, filters, seen, around)
            pending += reversed(children)

    def _filters_in(
        self, directory: _Directory, entries: Sequence[os.DirEntry[str]]
    ) -> tuple[_Filters, str]:
        """The filters in a directory, and the root of its files."""
        names = {entry.name for entry in entries if entry.name in MARKS}
        names |= MARKS & texts_in(directory.real)
        root = self._configurations.root_in(directory.real, names)
        return self._filters_for(self._configurations.settings_for(root)), root.directory

    def _named_file(
        self, path: str, filters: _Filters, *, excluded: bool, sniff: bool
    ) -> Candidate:
        if excluded:
            return Candidate(path, skipped=SkipReason.EXCLUDED)
        if filters.includes(os.path.realpath(path)):
            return Candidate(path)
        return self._sniffed(path) if sniff else Candidate(path, skipped=self._reasons.named(path))

    def _sniffed(self, path: str) -> Candidate:
        try:
            return Candidate(path, skipped=self._reasons.found(path))
        except OSError as error:
            return Candidate(path, error=error_text(error))

    def _file(
        self,
        directory: _Directory,
        entry: os.DirEntry[str],
        ignores: Ignores,
        filters: _Filters,
        seen: set[str],
        around: tuple[str, ...],
    ) -> Iterator[Candidate]:
        """The candidate that `entry` is, if it is one.

        A link that leads out of all directories `around` it is skipped: nobody named what it leads
        to.
        """
        name = entry.name
        if is_temporary(name) or (filters.include is None and not name.endswith(SUFFIXES)):
            return
        place = os.path.join(directory.real, name)
        included = filters.includes(place)
        if not (included or name.endswith(SUFFIXES)) or not _is_file(entry):
            return
        if is_ignored(place, ignores):
            return
        path = name if directory.path == os.curdir else os.path.join(directory.path, name)
        if filters.excludes(place):
            yield Candidate(path, skipped=SkipReason.EXCLUDED)
            return
        real = os.path.realpath(place) if entry.is_symlink() else place
        if entry.is_symlink() and not any(is_below(real, one) for one in around):
            yield Candidate(path, skipped=SkipReason.OUTSIDE)
        elif _is_new(real, seen):
            yield Candidate(path) if included else self._sniffed(path)


def _is_new(real: str, seen: set[str]) -> bool:
    if real in seen:
        return False
    seen.add(real)
    return True


def _ignores_in(directory: _Directory, entries: Sequence[os.DirEntry[str]]) -> Ignores:
    """The ignore files that apply in `directory`: those above, then its own.

    Those above a nested git repository do not apply in it.
    """
    ignores = directory.ignores
    names = {entry.name for entry in entries if entry.name in (NAME, GIT)}
    names |= texts_in(directory.real)
    if GIT in names:
        ignores = ignores_of_repository(directory.real)
    if NAME in names:
        own = read_ignore_file(os.path.join(directory.real, NAME), directory.real)
        if own is not None:
            return (*ignores, own)
    return ignores


def _descends(directory: _Directory) -> bool:
    """Whether a directory is searched, apart from the settings."""
    if os.path.basename(directory.path) in SKIPPED_DIRECTORIES:
        return False
    return not is_ignored(directory.real, directory.ignores, is_dir=True)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether `entry` is a file or leads to one.

    A broken or circular link does not: editors use such links as locks.
    """
    try:
        return entry.is_file()
    except OSError:
        return False
