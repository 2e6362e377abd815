"""Finds the code that tubes name: where it lies, from the settings and from what is around it."""

from __future__ import annotations

import os
from collections.abc import Iterator

from noob_lint.config.settings import PYTHON, Settings
from noob_lint.discovery.configurations import Configurations
from noob_lint.python.places import CodePlace, CodePlaces, environment_reads


class CodeFinder:
    """Finds where the code of files lies; it is the same for most files of a project."""

    def __init__(self, configurations: Configurations) -> None:
        self._configurations = configurations
        self._places = CodePlaces(dict(os.environ))  # a copy can go to another process

    def place_of(self, path: str, root: str, settings: Settings) -> CodePlace | None:
        """Where the code lies that the file at `path` names; None where none is to be read.

        `root` is the root of its project. A text from nowhere (``<stdin>``) may have none; then no
        code is within its reach, unless the settings say where that is.
        """
        is_told = root or settings.root or settings.python_paths or settings.python not in PYTHON
        if not is_told or settings.python == "off":
            return None
        try:
            project = root or os.path.realpath(settings.root)
        except OSError:  # the current directory has been removed, and with it what is below
            return None
        directory = project
        if not path.startswith("<"):
            directory = self._configurations.directory_of(path)
        top = self._configurations.working_copy_of(directory) or project
        return self._places.of(directory, project, top, settings.python_paths, _named(settings))


def environment_files(settings: Settings, root: str) -> Iterator[str]:
    """What decides which environment the tubes right in the root have, and what is in it.

    Files, whether they are there or not, and the directories of packages.
    """
    if settings.python != "off":
        directory = os.path.realpath(root or settings.root)
        yield from environment_reads(directory, directory, _named(settings), os.environ)


def _named(settings: Settings) -> str | None:
    """The environment that the settings name, or its interpreter."""
    return None if settings.python in PYTHON else settings.python
