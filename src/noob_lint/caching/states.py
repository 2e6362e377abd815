"""Whether a file or a directory is as it was when a result was made.

The attributes of a file are compared first, and its content only if they differ. That is safe since
a state is kept only if the file had not changed for a while when the run that read it started: a
later change then shows in its attributes, whatever the resolution of their times.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from enum import StrEnum

from noob_lint.support.files import MOST, read_bytes
from noob_lint.support.values import NamedTuple

DIRECTORY = ".noob_lint_cache"
"""The name of the directory with the cache of a project."""

MARGIN = 2_000_000_000
"""Nanoseconds: the coarsest times of files in use, those of FAT."""

_GENERATED = frozenset({DIRECTORY, "__pycache__"})


class Aspect(StrEnum):
    """What matters about a path."""

    CONTENT = "content"
    """The content of a file."""
    ATTRIBUTES = "attributes"
    """The same, but a file with other attributes counts as changed without being read."""
    MODULES = "modules"
    """The names in a directory that can be those of modules; the content of a file."""
    DIRECTORIES = "directories"
    """The names of the directories in a directory; the content of a file."""
    NAMES = "names"
    """All names in a directory; the content of a file."""


class State(NamedTuple):
    """The state of a path: both empty if there is nothing."""

    attributes: tuple[int, ...] = ()
    digest: str = ""


ABSENT = State()


class States:
    """The states of paths, each found once.

    `started` is the time at which the run started, in nanoseconds. Directories below `top` are
    expected to stay the same directories while a run lasts, unless their attributes say otherwise.
    """

    def __init__(self, started: int, top: str) -> None:
        self._before = started - MARGIN
        self._top = top
        self._settled: dict[str, bool] = {}
        self._found: dict[tuple[str, str], State | None] = {}
        self._known: dict[tuple[str, str], State] = {}

    def know(self, path: str, aspect: str, state: State) -> None:
        """Remember a state that was certain in an earlier run."""
        self._known[path, aspect] = state

    def of(self, path: str, aspect: str) -> State | None:
        """The state that a path has had since the run started; None if that is not certain."""
        key = path, aspect
        if key not in self._found:
            self._found[key] = self._find(path, aspect)
        return self._found[key]

    def _find(self, path: str, aspect: str) -> State | None:
        try:
            found = os.stat(path)
        except (FileNotFoundError, NotADirectoryError):
            return ABSENT if self._is_settled(_existing(path)) else None
        except (OSError, ValueError):
            return None
        attributes, known = attributes_of(found), self._known.get((path, aspect))
        if known is not None and known.attributes == attributes:
            return known
        digest = _digest(path, aspect, found) if self._is_certain(path, found) else None
        return None if digest is None else State(attributes, digest)

    def _is_certain(self, path: str, found: os.stat_result) -> bool:
        return self._is_old(found) and self._is_settled(os.path.dirname(os.path.abspath(path)))

    def _is_settled(self, directory: str) -> bool:
        """Whether the names in a directory, and those that lead to it, have not changed."""
        if directory not in self._settled:
            self._settled[directory] = self._look(directory)
        return self._settled[directory]

    def _look(self, directory: str) -> bool:
        try:
            is_old = self._is_old(os.stat(directory))
        except (OSError, ValueError):
            return False
        is_inside = directory.startswith(os.path.join(self._top, ""))
        return is_old and (not is_inside or self._is_settled(os.path.dirname(directory)))

    def _is_old(self, found: os.stat_result) -> bool:
        return max(found.st_mtime_ns, found.st_ctime_ns) < self._before

    def renewed(self, path: str, aspect: str, before: State) -> State | None:
        """The state of a path that has other attributes than in `before`; None if it has changed.

        It is `before` if the path may be changing right now.
        """
        if not before.digest:
            return None
        try:
            found = os.stat(path)
            attributes = attributes_of(found)
            is_other = stat.S_ISDIR(found.st_mode) and attributes[:2] != before.attributes[:2]
            digest = None if is_other else _digest(path, aspect, found)
        except (OSError, ValueError):
            return None
        if digest != before.digest:
            return None
        return State(attributes, digest) if self._is_certain(path, found) else before


def attributes_of(found: os.stat_result) -> tuple[int, ...]:
    """The attributes that change whenever a file does."""
    return (
        stat.S_IFMT(found.st_mode),
        found.st_ino,
        found.st_size if stat.S_ISREG(found.st_mode) else 0,
        found.st_mtime_ns,
        found.st_ctime_ns,
    )


def digest_of(data: bytes) -> str:
    """What stands for some content."""
    try:
        from _blake2 import blake2b  # hashlib takes as long to import as a tube to check
    except ImportError:
        from hashlib import blake2b
    return blake2b(data, digest_size=20).hexdigest()


def _existing(path: str) -> str:
    """The nearest directory of a path that exists."""
    path = os.path.abspath(path)
    while not os.path.isdir(path) and os.path.dirname(path) != path:
        path = os.path.dirname(path)
    return path


def _digest(path: str, aspect: str, found: os.stat_result) -> str | None:
    """What stands for the content of a path; None if there is nothing that could."""
    if stat.S_ISDIR(found.st_mode):
        return None if aspect == Aspect.CONTENT else _listing(path, aspect)
    if not stat.S_ISREG(found.st_mode):
        return None
    if aspect == Aspect.ATTRIBUTES or found.st_size > MOST:
        return ""
    try:
        data = read_bytes(path)
    except (OSError, ValueError):
        return None
    return digest_of(data) if len(data) == found.st_size else None


def _listing(path: str, aspect: str) -> str | None:
    try:
        names = sorted(_names(path, aspect))
    except OSError:
        return None
    return digest_of("\0".join(names).encode("utf-8", "surrogateescape"))


def _names(path: str, aspect: str) -> Iterator[str]:
    """The names in a directory that matter, with a slash after those of directories."""
    wanted = None
    if aspect == Aspect.MODULES:
        from noob_lint.python.code import module_names

        wanted = module_names(path)
    with os.scandir(path) as scan:
        for entry in scan:
            if entry.name in _GENERATED or (wanted is not None and entry.name not in wanted):
                continue
            is_directory = entry.is_dir()
            if is_directory or aspect != Aspect.DIRECTORIES:
                yield f"{entry.name}/" if is_directory else entry.name
