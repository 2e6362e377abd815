"""What a client works on: folders, open documents, settings, and the findings of tubes.

Does not know the protocol. The workspace is notified of each edit, so the findings are those that
the command line would report if everything were saved.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.diagnostics.source import Source
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.skipping import reason_to_skip_text
from noob_lint.discovery.walk import Discovery
from noob_lint.discovery.workspace import Workspace
from noob_lint.linting.baselines import Baselines
from noob_lint.linting.linter import Linter
from noob_lint.linting.result import FileResult
from noob_lint.linting.version import version_of
from noob_lint.project.project import Project
from noob_lint.server.documents import OpenDocument, TextChange
from noob_lint.server.positions import Encoding
from noob_lint.server.recovery import Known, Recovered, kept, known_in, recovered
from noob_lint.server.uris import is_file, path_of, uri_of
from noob_lint.server.view import View
from noob_lint.support.files import read_bytes
from noob_lint.support.texts import InForce
from noob_lint.yaml.document import Document
from noob_lint.yaml.parser import parse


class _Known(NamedTuple):
    """A result, and the document, project and revision that it is for."""

    result: FileResult
    document: Document
    project: Project
    revision: int


class Session:
    """The folders and documents of one client.

    `encoding` is the unit of its columns, `edits` counts the changes of texts.
    """

    def __init__(self, encoding: Encoding = Encoding.UTF_16) -> None:
        self.encoding = encoding
        self.folders: list[str] = []
        self.documents: dict[str, OpenDocument] = {}
        self.edits = 0
        self.watch: Callable[[], None] = _go_on
        """Called between the steps of long work; it may raise `StaleError`."""
        self._tubes: set[str] = set()
        self._stamps: dict[str, tuple[int, int] | None] = {}
        self._whole: dict[str, Known] = {}
        self._still: dict[str, tuple[Document, list[Diagnostic]]] = {}
        self._repairs: dict[str, tuple[Document, Recovered | None]] = {}
        self._given: Mapping[str, Any] = {}
        self._begin()

    def _begin(self) -> None:
        """Start over with the current folders, settings and documents."""
        self.configurations = Configurations(None, self._given, self.folders)
        self.workspace = Workspace(self.configurations, keeps_all=True)
        self.linter = Linter(self.workspace)
        self._discovery = Discovery(self.configurations)
        self._baselines = Baselines(self.configurations)
        self._results: dict[str, _Known] = {}
        self._views: dict[str, tuple[int, View]] = {}
        self._files: list[str] | None = None
        self._name()
        for document in self.documents.values():
            self._overlay(document.path, document.text)

    def _name(self) -> None:
        """Spell the paths of files as the client does."""
        self.workspace.name([path for path in self.documents if is_file(path)])

    def reading(self) -> InForce:
        """A context in which the texts of open documents are read in place of files."""
        return self.workspace.reading()

    def copy(self) -> Session:
        """The same folders, documents and settings, to try something out."""
        other = Session(self.encoding)
        other.documents = dict(self.documents)
        other.configure(self.folders, self._given)
        return other

    def put(self, path: str, text: str) -> None:
        """Read a text in place of the file at `path`."""
        known = self.documents.get(path)
        document = known or OpenDocument(uri_of(path), path, 0, text)
        self._take(document._replace(text=text))

    def configure(
        self, folders: Sequence[str] | None = None, given: Mapping[str, Any] | None = None
    ) -> None:
        """Replace folders or settings; `given` are those of the client, by their fields."""
        self.folders = self.folders if folders is None else [*folders]
        self._given = self._given if given is None else given
        self._begin()

    # --- documents ----------------------------------------------------------------------------

    def open(self, uri: str, version: int, text: str) -> OpenDocument:
        """A document was opened in the client."""
        document = OpenDocument(uri, path_of(uri), version, text)
        return self._take(document)

    def change(self, uri: str, version: int, changes: Iterable[TextChange]) -> OpenDocument | None:
        """Change the text of an open document; None if it is not open."""
        before = self.documents.get(path_of(uri))
        if before is None:
            return None
        return self._take(before.changed(changes, version, self.encoding))

    def close(self, uri: str) -> OpenDocument | None:
        """A document was closed, so that its file counts again."""
        document = self.documents.pop(path_of(uri), None)
        if document is not None:
            for known in (self._whole, self._still, self._repairs, self._views, self._results):
                known.pop(document.path, None)
            self._tubes.discard(document.path)
            self._overlay(document.path, None)
            self._name()
        return document

    def _take(self, document: OpenDocument) -> OpenDocument:
        is_new = document.path not in self.documents
        self.edits += 1
        document = document._replace(edit=self.edits)
        self.documents[document.path] = document
        if is_new:
            self._files = None  # it need not exist yet
            self._name()
        self._overlay(document.path, document.text)
        return document

    def _overlay(self, path: str, text: str | None) -> None:
        if is_file(path):
            self.workspace.overlay(path, text)
        if not path.endswith((".yaml", ".yml")):
            self._forget_baselines()

    def changed(self, paths: Iterable[str]) -> None:
        """Files and directories were edited, created, deleted or renamed."""
        self.workspace.changed(paths)
        self._forget_baselines()
        self._files = None

    def look_for_changes(self) -> None:
        """Check whether files that results depend on have changed, if the client does not say so.

        Files that no result depends on yet are not checked.
        """
        paths = set(self.configurations.files)
        for known in self._results.values():
            paths |= known.result.reads.files | known.result.reads.code
        paths -= self.documents.keys()  # the client says what is in them
        stamps = {path: _stamp(path) for path in paths}
        changed = [path for path, stamp in stamps.items() if self._stamps.get(path, stamp) != stamp]
        self._stamps |= stamps
        if changed:
            self.changed(changed)

    def _forget_baselines(self) -> None:
        self._baselines = Baselines(self.configurations)

    # --- findings -----------------------------------------------------------------------------

    def is_tube(self, path: str) -> bool:
        """Whether an open document is checked: as if its directory had been named.

        Once it is a tube, it stays one while it is open, even if parts of it are half-written.

        Raises:
            SettingsError: its configuration is wrong.
        """
        document = self.documents.get(path)
        if document is None:
            return False
        with self.reading():
            if is_file(path) and self._discovery.is_excluded(path):
                return False
            if path in self._tubes:
                return True
            data = document.text.encode("utf-8", "surrogatepass")
            is_tube = reason_to_skip_text(data) is None or self._discovery.is_included(path)
        if is_tube:
            self._tubes.add(path)
        return is_tube

    def may_be_tube(self, path: str) -> bool:
        """Whether an open document is a tube, or contains nothing yet that says what it is.

        Raises:
            SettingsError: its configuration is wrong.
        """
        document = self.documents.get(path)
        return self.is_tube(path) or (document is not None and len(document.text.split()) < 2)

    def files(self) -> list[str]:
        """The tubes in all folders, whether they are open or not.

        Raises:
            SettingsError: a configuration is wrong.
        """
        if self._files is None:
            with self.reading():
                found = self._discovery.files(self.folders) if self.folders else ()
                kept = [one.path for one in found if one.skipped is None and one.error is None]
            self._files = kept
        return self._files

    def findings(self, path: str) -> tuple[Diagnostic, ...]:
        """The findings of the file at `path`; none for an open document that is not a tube.

        Raises:
            SettingsError: its configuration is wrong, or that of its baseline.
            InternalError: the linter has crashed.
        """
        if path in self.documents and not self.is_tube(path):
            return ()
        found = self._baselines.split(self.result(path)).diagnostics
        document = self.document(path)
        if document is None or document.root is not None:
            self._whole[path] = Counter() if document is None else known_in(found, document)
            return found
        return (*found, *self._still_found(document))

    def _still_found(self, broken: Document) -> list[Diagnostic]:
        """The findings of the last valid text, if they still apply to a half-written one.

        For other tubes, the file still has the text as written.
        """
        known = self._still.get(broken.path)
        if known is not None and known[0] is broken:
            return known[1]
        before: Known = self._whole.get(broken.path, Counter())
        repair = self._recovered(broken) if before else None
        still: list[Diagnostic] = []
        if repair is not None:
            result = self.linter.lint_document(repair.document)
            self.workspace.put(broken)
            still = kept(result.diagnostics, before, repair, broken.source)
        self._still[broken.path] = broken, still
        return still

    def _recovered(self, broken: Document) -> Recovered | None:
        known = self._repairs.get(broken.path)
        if known is None or known[0] is not broken:
            document = self.documents.get(broken.path)
            edited = None if document is None else document.line
            known = broken, recovered(broken, edited)
            self._repairs[broken.path] = known
        return known[1]

    def result(self, path: str) -> FileResult:
        """The result for the file at `path`, regardless of its baseline.

        Raises:
            SettingsError: its configuration is wrong.
            InternalError: the linter has crashed.
        """
        document = self.document(path)
        if document is None:
            return FileResult(path)
        project = self.workspace.project_of(path)
        revision = self.workspace.revision
        result = self._held(path, document, project) or self._linted(document)
        self._results[path] = _Known(result, document, project, revision)
        for read in (result.reads.files | result.reads.code) - self._stamps.keys():
            self._stamps[read] = _stamp(read)  # so that the next look sees what changes before it
        return result

    def _held(self, path: str, document: Document, project: Project) -> FileResult | None:
        """The last result for a file, if it is for this document and still holds."""
        known = self._results.get(path)
        if known is None or known.document is not document or known.project is not project:
            return None
        with self.reading():
            return known.result if project.holds(known.result.reads, known.revision) else None

    def _linted(self, document: Document) -> FileResult:
        result = self.linter.lint_document(document)
        if result.crash is not None:
            raise InternalError(document.path, result.crash)
        return result

    # --- views --------------------------------------------------------------------------------

    def document(self, path: str) -> Document | None:
        """The document at `path`, open or not; None if it cannot be read.

        Raises:
            SettingsError: its configuration is wrong.
        """
        if not is_file(path):
            document = self.documents.get(path)
            known = self._results.get(path)
            if document is None:
                return None
            if known is not None and known.document.text == document.text:
                return known.document
            return parse(document.text, path)
        if path not in self.documents:
            with self.reading():
                return self.workspace.project_of(path).document(path)
        try:
            return self.workspace.read(path)
        except (OSError, ValueError):
            return None

    def view(self, path: str) -> View | None:
        """What features see of the document at `path`; None if it cannot be read.

        In a half-written text, the line of the last edit is completed.

        Raises:
            SettingsError: its configuration is wrong.
        """
        document = self.document(path)
        if document is None:
            return None
        self.workspace.put(document)
        revision = self.workspace.revision
        known = self._views.get(path)
        if known is not None and known[0] == revision:
            return known[1]
        project, written = self.workspace.project_of(path), document
        if document.root is None:
            repair = self._recovered(document)
            document = document if repair is None else repair.document
        version = version_of(document, self.workspace.settings_of(path))
        view = View(document, project, version, written)
        self._views[path] = revision, view
        return view

    def source(self, path: str, project: Project | None = None) -> Source | None:
        """The text at a path that something refers to; a path of code may be relative to a project.

        None if it cannot be read.
        """
        absolute = self.absolute(path, project)
        if absolute.endswith((".yaml", ".yml")) or absolute in self.documents:
            document = self.document(absolute)
            return None if document is None else document.source
        with self.reading():
            try:
                text = read_bytes(absolute).decode("utf-8-sig")
            except (OSError, ValueError):
                return None
        return Source(text, absolute)

    def absolute(self, path: str, project: Project | None = None) -> str:
        """The absolute path of a file in a message: code is relative to the root of a project."""
        if path.startswith("<") or os.path.isabs(path):
            return path
        if project is not None and project.root and not path.endswith((".yaml", ".yml")):
            return os.path.join(project.root, path)
        return os.path.abspath(path)


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size


def _go_on() -> None:
    """Nothing stops the work."""


class StaleError(BaseException):
    """Work is of no use any more; not an error of the work, so nothing takes it for a crash."""


class InternalError(Exception):
    """The linter crashed on a file; `details` is the traceback."""

    def __init__(self, path: str, details: str) -> None:
        super().__init__(f"internal error in {path}")
        self.details = details
