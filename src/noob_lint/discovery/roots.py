"""Which project a file belongs to: the directory that is its root.

That depends on the real path of the file, not on the current directory or on what else is named:

1. the directory of the nearest configuration upwards (``noob-lint.toml``, or the table in
   ``pyproject.toml``), within the working copy that contains the file, if there is one;
2. else the nearest directory upwards with packaging metadata or a working copy, except for the home
   directory and the top of the file system;
3. else the current directory or one that was named on the command line, if the file is below it,
   else its own: the only case in which the current directory matters.
"""

from __future__ import annotations

import os
from collections.abc import Container, Sequence
from enum import StrEnum

from noob_lint.support.files import current_directory
from noob_lint.support.project_files import (
    PACKAGING,
    VERSION_CONTROL,
    configuration_in,
    has_any,
    home,
)
from noob_lint.support.values import NamedTuple


class RootKind(StrEnum):
    """What makes a directory the root of a file."""

    CONFIGURATION = "a configuration"
    PACKAGING = "packaging metadata"
    VERSION_CONTROL = "version control"
    NAMED = "named on the command line"
    CURRENT = "the current directory"
    OWN = "the directory of the file"

    @property
    def is_sure(self) -> bool:
        """Whether it does not depend on the current directory."""
        return self in (RootKind.CONFIGURATION, RootKind.PACKAGING, RootKind.VERSION_CONTROL)


class Root(NamedTuple):
    """The root of a project: an absolute path without links, and what makes it the root.

    `configuration` is the configuration file, if there is one. A working copy does not depend on
    what is around it.
    """

    directory: str
    kind: RootKind
    configuration: str | None = None
    is_working_copy: bool = False


class Roots:
    """The roots of directories, each found once.

    `named` are directories that were named, `here` is the current one; both matter only if
    nothing marks a root.
    """

    def __init__(self, named: Sequence[str] = (), here: str | None = None) -> None:
        self.named = [os.path.realpath(directory) for directory in named]
        self._here = os.path.realpath(here or current_directory())
        self._home = home()
        self._found: dict[str, Root] = {}
        self._known: dict[str, Root | None] = {}
        self._tops: dict[str, str | None] = {}

    def of(self, directory: str, names: Container[str] | None = None) -> Root:
        """The root for files in `directory`, a real path with these `names` in it, if known."""
        if directory not in self._found:
            found = self._marked(directory, names) or self._unmarked(directory)
            self._found[directory] = found
        return self._found[directory]

    def forget(self) -> None:
        """Forget the roots, since something that marks one has changed."""
        self._found.clear()
        self._known.clear()
        self._tops.clear()

    def _marked(self, directory: str, names: Container[str] | None = None) -> Root | None:
        """The root of `directory` that is marked by something, if any."""
        if directory not in self._known:
            parent = os.path.dirname(directory)
            is_top = parent == directory
            marks = _marks_in(directory, names, is_project=not is_top and directory != self._home)
            if marks is None:
                marks = None if is_top else self._marked(parent)
            elif marks.kind is RootKind.PACKAGING and not marks.is_working_copy:
                above = None if is_top else self._marked(parent)
                if above is not None and above.kind is RootKind.CONFIGURATION:
                    marks = above
            self._known[directory] = marks
        return self._known[directory]

    def working_copy(self, directory: str) -> str | None:
        """The top of the working copy that contains `directory`, a real path, if any."""
        if directory not in self._tops:
            parent = os.path.dirname(directory)
            is_one = directory != self._home and has_any(directory, VERSION_CONTROL)
            if is_one or parent == directory:
                self._tops[directory] = directory if is_one and parent != directory else None
            else:
                self._tops[directory] = self.working_copy(parent)
        return self._tops[directory]

    def _unmarked(self, directory: str) -> Root:
        if self._holds(self._here, directory):
            return Root(self._here, RootKind.CURRENT)
        for named in self.named:
            if self._holds(named, directory):
                return Root(named, RootKind.NAMED)
        return Root(directory, RootKind.OWN)

    def _holds(self, top: str, directory: str) -> bool:
        """Whether `directory` is below `top`, and that could be a project."""
        is_project = top != self._home and os.path.dirname(top) != top
        is_below = directory == top or directory.startswith(os.path.join(top, ""))
        return is_project and is_below


def _marks_in(directory: str, names: Container[str] | None, *, is_project: bool) -> Root | None:
    """The root if `directory` is one; only a configuration counts unless `is_project`."""
    configuration = configuration_in(directory, names)
    is_working_copy = is_project and has_any(directory, VERSION_CONTROL, names)
    if configuration is not None:
        return Root(directory, RootKind.CONFIGURATION, configuration, is_working_copy)
    if not is_project:
        return None
    if has_any(directory, PACKAGING, names):
        return Root(directory, RootKind.PACKAGING, is_working_copy=is_working_copy)
    if is_working_copy:
        return Root(directory, RootKind.VERSION_CONTROL, is_working_copy=True)
    return None
