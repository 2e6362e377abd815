"""The projects of a process: which project each file belongs to, and what stands for its text."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from noob_lint.config.settings import Settings
from noob_lint.discovery.configurations import Configurations
from noob_lint.project.documents import Documents
from noob_lint.project.index import TubeIndex
from noob_lint.project.project import Project
from noob_lint.yaml.document import Document
from noob_lint.yaml.parser import parse, read_bounded

if TYPE_CHECKING:
    from noob_lint.discovery.code import CodeFinder
    from noob_lint.python.code import Code
    from noob_lint.python.places import CodePlace


_NO_PROJECT = "a text without a file name is in no project (--stdin-filename gives it one)"


class Workspace:
    """The projects of files, and the documents that all of them share.

    There is one for each root, and more where the code that tubes name is not the same everywhere
    below it; these share the index. `files` are those to lint, as they were named. `code` is given
    where the Python that tubes name has been opened already.
    """

    def __init__(
        self,
        configurations: Configurations,
        files: Sequence[str] = (),
        code: Code | None = None,
    ) -> None:
        self.configurations = configurations
        self.files = files
        self._code = code
        self._documents = Documents()
        self._indexes: dict[str, TubeIndex] = {}
        self._projects: dict[tuple[str, CodePlace | None], Project] = {}

    def settings_of(self, path: str) -> Settings:
        """The settings for the file at `path`.

        Raises:
            SettingsError: its configuration is wrong.
        """
        return self.configurations.settings_of(path)

    def project_of(self, path: str) -> Project:
        """The project of the file at `path`.

        A text from nowhere (``<stdin>``) is in no project, and no code is within its reach, unless
        the settings say where that is.
        """
        root, settings = self._root_of(path), self.settings_of(path)
        place = self._place_of(path, root, settings)
        if (root, place) not in self._projects:
            self._projects[root, place] = self._open(root, settings, place)
        return self._projects[root, place]

    def code_place_of(self, path: str) -> CodePlace | None:
        """Where the code of the file at `path` lies; None where none is to be read."""
        return self._place_of(path, self._root_of(path), self.settings_of(path))

    def read(self, path: str) -> Document:
        """The document in the file at `path`, which is kept until it is forgotten.

        Raises:
            OSError, ValueError: the file cannot be read.
        """
        document = self._documents.known(path)
        if document is None:
            document = parse(read_bounded(path), path)
            if self._documents.has(path):  # under another name
                self.put(document)
            else:
                self._documents.put(document)
        return document

    def put(self, document: Document) -> None:
        """Let a text stand for its file from now on, whatever the file holds."""
        if self._documents.known(document.path) is document:
            return
        for project in {*self._projects.values(), self.project_of(document.path)}:
            project.put(document)

    def forget(self, path: str) -> None:
        """Free the memory that a file takes which has been checked, unless others refer to it."""
        if len(self.files) > 1 and any(
            project.is_referred_to(path) for project in self._projects.values()
        ):
            return
        self._documents.drop(path)
        for project in self._projects.values():
            project.forget(path)

    def prepare(self) -> None:
        """Open the projects of all files and index their tubes, before several processes do."""
        for path in self.files:
            self.project_of(path).index.prepare()

    def _root_of(self, path: str) -> str:
        if path.startswith("<") and not self.configurations.has_root:
            return ""
        return self.configurations.root_of(path).directory

    def _open(self, root: str, settings: Settings, place: CodePlace | None) -> Project:
        if root not in self._indexes:
            self._indexes[root] = TubeIndex(
                root,
                settings.tube_paths,
                self._documents,
                exclude=settings.exclude,
                exclude_base=settings.base("exclude") or root,
                names=self._names,
            )
        code = place.open() if place is not None else self._code
        why = _NO_PROJECT if code is None and not root and settings.python != "off" else None
        return Project(root, self._documents, self._indexes[root], code, why)

    def _place_of(self, path: str, root: str, settings: Settings) -> CodePlace | None:
        """Where the code of a file lies; None where none is to be read, or it has been opened."""
        return None if self._code is not None else self._finder.place_of(path, root, settings)

    @cached_property
    def _finder(self) -> CodeFinder:
        from noob_lint.discovery.code import CodeFinder

        return CodeFinder(self.configurations)

    @cached_property
    def _names(self) -> dict[str, str]:
        """The paths under which files were named, by their real paths."""
        return {os.path.realpath(path): path for path in reversed(self.files)}
