"""The projects of a process: which project each file belongs to, and text that replaces files.

Each public method takes the texts that stand for files into account. Other questions to a project,
such as to its index or its code, have to be asked while the workspace is `reading`.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from noob_lint.config.settings import Settings, SettingsError
from noob_lint.discovery.configurations import Configurations
from noob_lint.project.documents import Documents
from noob_lint.project.index import TubeIndex
from noob_lint.project.project import Project
from noob_lint.support.changes import Change
from noob_lint.support.files import read_bytes, shown_as
from noob_lint.support.ignore_files import files_outside
from noob_lint.support.texts import InForce, Texts
from noob_lint.support.walk import SUFFIXES
from noob_lint.yaml.document import Document

if TYPE_CHECKING:
    from noob_lint.discovery.code import CodeFinder
    from noob_lint.python.code import Code
    from noob_lint.python.places import CodePlace


_NO_PROJECT = "text without a file name belongs to no project (use --stdin-filename)"


class Workspace:
    """The projects of files, and the documents that all of them share.

    There is one for each root, and more if the code that tubes name differs below the root; these
    share the index. `files` are those to lint, as they were named. `code` is given if the Python
    code has been opened already. If it `keeps_all`, documents and results are kept for later. Once
    it is told what has changed, its answers are those of a fresh one.
    """

    def __init__(
        self,
        configurations: Configurations,
        files: Sequence[str] = (),
        code: Code | None = None,
        *,
        keeps_all: bool = False,
    ) -> None:
        self.configurations = configurations
        self.files = files
        self.keeps_all = keeps_all
        self._code = code
        self._texts = Texts()
        self._documents = Documents(self._texts)
        self._names = self._by_key(files)
        self._indexes: dict[str, TubeIndex] = {}
        self._projects: dict[tuple[str, CodePlace | None], Project] = {}
        self._settings: dict[str, Settings] = {}
        self._listings: dict[str, frozenset[str]] = {}

    def reading(self) -> InForce:
        """A context in which the texts that stand for files are read instead of the files."""
        return self._texts.in_force()

    def settings_of(self, path: str) -> Settings:
        """The settings for the file at `path`.

        Raises:
            SettingsError: its configuration is invalid.
        """
        with self.reading():
            return self.configurations.settings_of(path)

    def project_of(self, path: str) -> Project:
        """The project of the file at `path`.

        Text without a file (``<stdin>``) is in no project, and has no code unless
        the settings say where that is.
        """
        with self.reading():
            root, settings = self._root_of(path), self.configurations.settings_of(path)
            place = self._place_of(path, root, settings)
            if (root, place) not in self._projects:
                self._projects[root, place] = self._open(root, settings, place)
            return self._projects[root, place]

    def code_place_of(self, path: str) -> CodePlace | None:
        """Where to find the code of the file at `path`; None if no code is read."""
        with self.reading():
            settings = self.configurations.settings_of(path)
            return self._place_of(path, self._root_of(path), settings)

    @property
    def revision(self) -> int:
        """Counts the changes."""
        return self._documents.changes.revision

    @property
    def roots(self) -> Mapping[str, Settings]:
        """The roots of the projects that were opened, with their settings."""
        return self._settings

    @property
    def tops(self) -> list[str]:
        """The directories that the indexes are made of."""
        return [*dict.fromkeys(top for index in self._indexes.values() for top in index.tops)]

    @property
    def deciding(self) -> Iterator[str]:
        """The files and directories other than configurations, tubes and modules that decide.

        They may not exist. They decide where code is, and what git ignores.
        """
        for _, place in self._projects:
            yield from place.roots.reads if place is not None else ()
        for top in self.tops:
            yield from files_outside(top)

    def is_open(self, project: Project) -> bool:
        """Whether a project is still that of its files, if there are any."""
        return project in self._projects.values()

    def name(self, files: Sequence[str]) -> None:
        """From now on, these are the files to lint; they are shown as they are named here."""
        before, names = dict(self._names), self._by_key(files)
        self.files = files
        self._names.clear()  # the indexes have the same object
        self._names |= names
        reals = {real for real, _ in before.items() ^ names.items()}
        shown = {real for real in reals if shown_as(real, before) != shown_as(real, names)}
        if shown:
            self._tell(Change(frozenset(shown)))

    def overlay(self, path: str, text: str | None) -> None:
        """Let a text stand for the file at `path`; None ends that.

        The file need not exist, but its directory must. It can be any file that a check reads: a
        tube, a configuration, an ignore file, a baseline, a module. Files that installers write
        next to modules (``.pth``, ``pyvenv.cfg``) are always read from disk.
        """
        if path.endswith(SUFFIXES):
            self._overlay_tube(path, text)
            return
        before = self._data(path)
        self._texts.put(path, text)
        if self._data(path) != before:
            self._documents.drop(path)
            self.changed([path])

    def _data(self, path: str) -> bytes | None:
        """The contents of a file, or the text that stands for it."""
        with self.reading():
            try:
                return read_bytes(path)
            except (OSError, ValueError):
                return None

    def _overlay_tube(self, path: str, text: str | None) -> None:
        is_new = self._documents.overlay(path, text)
        change = Change(frozenset({self._documents.key(path)}))
        for index in self._indexes.values():
            if text is None:
                index.change(change)
            else:
                index.put(path, text)
        if is_new:
            self._forget_tubes()

    def changed(self, paths: Iterable[str]) -> None:
        """Files and directories were edited, created, deleted or renamed.

        A directory stands for everything below it; a renamed file has changed in both places.
        """
        with self.reading():
            change = Change.of(paths)
        self._tell(change)

    def _tell(self, change: Change) -> None:
        with self.reading():
            self._look_again(change)

    def _look_again(self, change: Change) -> None:
        change = self._documents.change(change)
        if change.trees:
            self.configurations.refresh()
            vars(self).pop("_finder", None)
            self._close_changed()
        for index in self._indexes.values():
            index.change(change)
        self._forget_tubes()
        if change.concerns_code or self._makes_directory(change):
            self._refresh_code(change)

    def _forget_tubes(self) -> None:
        for project in self._projects.values():
            project.forget_tubes()

    def _close_changed(self) -> None:
        """Close the projects whose settings have changed."""
        for root, settings in [*self._settings.items()]:
            if not root or self._settings_at(root) != settings:
                del self._settings[root], self._indexes[root]
                self._close(key for key in self._projects if key[0] == root)

    def _settings_at(self, root: str) -> Settings | None:
        try:
            return self.settings_of(os.path.join(root, "tube.yaml"))
        except SettingsError:
            return None

    def _close(self, keys: Iterable[tuple[str, CodePlace | None]]) -> None:
        for key in [*keys]:
            del self._projects[key]

    def _refresh_code(self, change: Change) -> None:
        """Read code again, and close the projects whose environment has changed."""
        opened = {key: project.code for key, project in self._projects.items() if key[1]}
        codes = [code for code in opened.values() if code is not None]
        for code in codes:
            self._listings |= code.listings
        listed = self._listings_changed(change)
        if listed:
            self._documents.changes.note(Change(listed))
        is_edit = not (listed or change.trees) and all(
            any(code.has_read(file) for code in codes) for file in change.modules
        )
        if not is_edit:
            vars(self).pop("_finder", None)
        for key, before in opened.items():
            _, place = key
            if before is not None and place is not None:
                code = before.without(change.files) if is_edit else place.open()
                self._projects[key].code = code
                if code.basis != before.basis:
                    self._close([key])

    def _makes_directory(self, change: Change) -> bool:
        """Whether a file has changed in a directory that did not exist when code was looked up."""
        codes = [project.code for project in self._projects.values() if project.code is not None]
        listings = [code.listings for code in codes] if change.files else []
        return any(_is_new(os.path.dirname(file), one) for file in change.files for one in listings)

    def _listings_changed(self, change: Change) -> frozenset[str]:
        """The directories in which modules were looked up and whose contents have changed."""
        from noob_lint.python.code import module_names

        listed = {one for one in self._listings if change.lists(one)}
        before = {one: self._listings[one] for one in listed}
        self._listings |= {one: module_names(one) for one in listed}
        return frozenset(one for one in listed if before[one] != self._listings[one])

    def read(self, path: str) -> Document:
        """The document in the file at `path`, which is kept until it is forgotten.

        Raises:
            OSError, ValueError: the file cannot be read.
        """
        document = self._documents.known(path)
        if document is None:
            with self.reading():
                document = self._documents.read(path)
            if self._documents.has(path):  # under another name
                self.put(document)
            else:
                self._documents.put(document)
        return document

    def put(self, document: Document) -> None:
        """Let a text stand for its file from now on, whatever the file contains."""
        if self._documents.known(document.path) is document:
            return
        projects = {*self._projects.values(), self.project_of(document.path)}
        with self.reading():
            for project in projects:
                project.put(document)

    def forget(self, path: str) -> None:
        """Free the memory of a file that has been checked, unless others refer to it."""
        if self.keeps_all:
            return
        with self.reading():
            is_referred_to = len(self.files) > 1 and any(
                project.is_referred_to(path) for project in self._projects.values()
            )
        if is_referred_to:
            return
        self._documents.drop(path)
        for project in self._projects.values():
            project.forget(path)

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
                exclude_base=settings.base("exclude"),
                names=self._names,
            )
            self._settings[root] = settings
            for path, text in self._documents.overlaid.items():
                self._indexes[root].put(path, text)
        code = place.open() if place is not None else self._code
        why = _NO_PROJECT if code is None and not root and settings.python != "off" else None
        return Project(root, self._documents, self._indexes[root], code, why)

    def _place_of(self, path: str, root: str, settings: Settings) -> CodePlace | None:
        """Where to find the code of a file; None if no code is read, or if it has been opened."""
        return None if self._code is not None else self._finder.place_of(path, root, settings)

    @cached_property
    def _finder(self) -> CodeFinder:
        from noob_lint.discovery.code import CodeFinder

        return CodeFinder(self.configurations)

    def _by_key(self, files: Sequence[str]) -> dict[str, str]:
        """The paths by which files were named, by their real paths."""
        return {self._documents.key(path): path for path in reversed(files)}


def _is_new(directory: str, listings: Mapping[str, Collection[str]]) -> bool:
    """Whether a directory, or one that contains it, is missing from the listing of its parent."""
    while (outer := os.path.dirname(directory)) != directory:
        name = os.path.basename(directory)
        if outer in listings and "." not in name and name not in listings[outer]:
            return True
        directory = outer
    return False
