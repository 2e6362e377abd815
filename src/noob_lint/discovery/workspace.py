"""The projects of a process: which project and which settings each file has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from noob_lint.config.settings import Settings
from noob_lint.project.project import Project

if TYPE_CHECKING:
    from noob_lint.python.code import Code


class Workspace:
    """One project with the settings of all its files.

    `settings` are validated; `files` are linted together. `code` is given where the Python that
    tubes name has been opened already.
    """

    def __init__(
        self, settings: Settings, files: Sequence[str] = (), code: Code | None = None
    ) -> None:
        self.files = files
        self._settings = settings
        self._code = code

    def settings_of(self, path: str) -> Settings:
        """The settings for the file at `path`."""
        return self._settings

    def project_of(self, path: str) -> Project:
        """The project of the file at `path`.

        A text from nowhere (``<stdin>``) is in no project, and no code is within its reach, unless
        the settings say where that is.
        """
        settings = self._settings
        is_told = settings.root or settings.python_paths or settings.python != "auto"
        return self._nowhere if path.startswith("<") and not is_told else self._project

    @cached_property
    def _project(self) -> Project:
        from noob_lint.discovery.code import open_code

        code = open_code(self._settings) if self._code is None else self._code
        return Project(self._settings.root, self.files, self._settings.tube_paths, code)

    @cached_property
    def _nowhere(self) -> Project:
        return Project(self._settings.root, self.files, self._settings.tube_paths)
