"""Counts changes, so that one can ask whether something cached is still valid."""

from __future__ import annotations

import os
from collections.abc import Iterable

from noob_lint.support.files import is_file
from noob_lint.support.project_files import MARKS
from noob_lint.support.values import NamedTuple
from noob_lint.support.walk import SUFFIXES

_MODULES = (".py", ".pyi")


class Change(NamedTuple):
    """What was edited, created, deleted or renamed, by absolute paths with links and without.

    `files` are existing tubes and modules that are regular files. Everything else is in `trees`,
    which stand for everything below them: directories, deleted files, and files that others depend
    on, such as configurations, ignore files and links.
    """

    files: frozenset[str] = frozenset()
    trees: frozenset[str] = frozenset()

    @classmethod
    def of(cls, paths: Iterable[str]) -> Change:
        """The change of the files and directories at `paths`."""
        files, trees = set[str](), set[str]()
        for path in map(os.path.abspath, paths):
            group = files if _is_plain(path) else trees
            group |= {path, os.path.realpath(path)}
        return cls(frozenset(files), frozenset(trees))

    @property
    def modules(self) -> list[str]:
        """The files of Python."""
        return [file for file in self.files if file.endswith(_MODULES)]

    @property
    def concerns_code(self) -> bool:
        """Whether modules may have changed, or what decides where they are."""
        return bool(self.trees or self.modules)

    def has(self, path: str) -> bool:
        """Whether a file has changed, by itself or with a directory around it."""
        return path in self.files or any(is_below(path, tree) for tree in self.trees)

    def lists(self, directory: str) -> bool:
        """Whether there may be other names in a directory than before."""
        inside = os.path.join(directory, "")
        if any(path.startswith(inside) for path in (*self.files, *self.trees)):
            return True
        return any(is_below(directory, tree) for tree in self.trees)


def _is_plain(path: str) -> bool:
    name = os.path.basename(path)
    is_known = name.endswith((*SUFFIXES, *_MODULES)) and name not in MARKS
    # A module of that name finds an editable install.
    is_plain = is_known and not name.startswith("__editable__")
    return is_plain and is_file(path) and not os.path.islink(path)


def is_below(path: str, top: str) -> bool:
    """Whether `path` is the directory `top` or is below it."""
    return path == top or path.startswith(os.path.join(top, ""))


class Changes:
    """When files last changed, counted in revisions; paths are absolute.

    A tree is a directory that stands for everything below it.
    """

    def __init__(self) -> None:
        self.revision = 0
        self._files: dict[str, int] = {}
        self._trees: dict[str, int] = {}

    def note(self, change: Change) -> None:
        """Begin a new revision, in which that has changed."""
        self.revision += 1
        self._files |= dict.fromkeys(change.files, self.revision)
        self._trees |= dict.fromkeys(change.trees, self.revision)

    def touch(self, paths: Iterable[str], since: int) -> bool:
        """Whether any of the files and directories `paths` has changed after a revision."""
        return any(self._changed(path) > since for path in paths)

    def _changed(self, path: str) -> int:
        """The revision in which a file last changed, by itself or with a directory around it."""
        last = self._files.get(path, 0)
        if not self._trees:
            return last
        while True:
            last = max(last, self._trees.get(path, 0))
            parent = os.path.dirname(path)
            if parent == path:
                return last
            path = parent
