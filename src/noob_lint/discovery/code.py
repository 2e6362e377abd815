"""Finds the directories and the environment of the code that tubes name."""

from __future__ import annotations

import os
from collections.abc import Iterator

from noob_lint.config.settings import PYTHON, Settings
from noob_lint.discovery.configurations import Configurations
from noob_lint.python.places import CodePlace, CodePlaces, environment_reads


class CodeFinder:
    """Finds the code of files, which is the same for most files of a project."""

    def __init__(self, configurations: Configurations) -> None:
        self._configurations = configurations
        self._places = CodePlaces(dict(os.environ))  # it is sent to other processes

    def place_of(self, path: str, root: str, settings: Settings) -> CodePlace | None:
        """Where to find the code of the file at `path`; None if no code is read.

        `root` is the root of its project. Text without a file (``<stdin>``) may have none; it then
        has no code unless the settings name some.
        """
        is_told = root or settings.root or settings.python_paths or settings.python not in PYTHON
        if not is_told or settings.python == "off":
            return None
        try:
            project = root or os.path.realpath(settings.root)
        except OSError:  # the current directory was removed
            return None
        directory = project
        if not path.startswith("<"):
            directory = self._configurations.directory_of(path)
        top = self._configurations.working_copy_of(directory) or project
        return self._places.of(directory, project, top, settings.python_paths, _named(settings))

    def deciding(self, path: str, root: str, settings: Settings) -> Iterator[str]:
        """What decides where the code of the file at `path` is; with arguments as `place_of` has.

        Files and directories, whether they are there or not; of directories, the names in them.
        What is in the modules themselves is not among them.
        """
        place = self.place_of(path, root, settings)
        if place is None:
            return
        directory = self._configurations.directory_of(path)
        top = self._configurations.working_copy_of(directory) or root
        yield from place.reads(directory, top, _named(settings))


def environment_files(settings: Settings, root: str) -> Iterator[str]:
    """The files and directories that decide about the environment of tubes in the root.

    That includes files that do not exist, and the directories of packages.
    """
    if settings.python != "off":
        directory = os.path.realpath(root or settings.root)
        yield from environment_reads(directory, directory, _named(settings), os.environ)


def _named(settings: Settings) -> str | None:
    """The environment that the settings name, or its interpreter."""
    return None if settings.python in PYTHON else settings.python
