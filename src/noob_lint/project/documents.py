"""The documents of a project's files, each parsed once."""

from __future__ import annotations

import os
from collections.abc import Mapping

from noob_lint.support.changes import Change, Changes
from noob_lint.support.files import RealPaths
from noob_lint.support.texts import Texts
from noob_lint.yaml.document import Document
from noob_lint.yaml.parser import parse, read_bounded


class Documents:
    """Documents by file, however its path is spelled.

    `texts` stand for files, which then need not exist. `changes` counts changes.
    """

    def __init__(self, texts: Texts | None = None) -> None:
        self.changes = Changes()
        self._keys = RealPaths()
        self._documents: dict[str, Document | None] = {}
        self._texts = Texts() if texts is None else texts

    def key(self, path: str) -> str:
        """The name of the file that `path` leads to: its absolute path without links."""
        try:
            return self._keys.of(path)
        except ValueError:  # no file can have that name
            return path

    def read(self, path: str) -> Document:
        """Parse the file at `path`, or the text that stands for it.

        Raises:
            OSError, ValueError: the file cannot be read.
        """
        text = self.overlaid.get(self.key(path))
        return parse(read_bounded(path) if text is None else text, path)

    def get(self, path: str) -> Document | None:
        """The document in a file, parsed on first use; None if it cannot be read.

        Its path is the one by which it was first requested.
        """
        key = self.key(path)
        if key not in self._documents:
            try:
                self._documents[key] = self.read(path)
            except (OSError, ValueError):
                self._documents[key] = None
        return self._documents[key]

    def is_file(self, path: str) -> bool:
        """Whether there is a file at `path`, or a text that stands for one."""
        return self.key(path) in self.overlaid or os.path.isfile(path)

    def has(self, path: str) -> bool:
        """Whether the file has been read, and not been dropped since."""
        return self.key(path) in self._documents

    def known(self, path: str) -> Document | None:
        """The document of a file if it is kept under exactly this path."""
        document = self._documents.get(self.key(path))
        return document if document is not None and document.path == path else None

    def put(self, document: Document) -> None:
        """Let `document` stand for its file from now on."""
        key = self.key(document.path)
        if key in self._documents and not _is_same(self._documents[key], document):
            self.changes.note(Change(frozenset({key})))
        self._documents[key] = document

    def drop(self, path: str) -> None:
        """Forget the document of a file; it is read again when needed."""
        self._documents.pop(self.key(path), None)

    def overlay(self, path: str, text: str | None) -> bool:
        """Let a text stand for a file, or end that; return whether that may change anything."""
        key = self.key(path)
        before = self._documents.get(key)
        self._texts.put(path, text)
        is_other = before is not None and text is not None and before.source.text != _shown(text)
        if before is not None and not is_other and _is_same(before, self._reread(before.path)):
            return False
        self.drop(path)
        self.changes.note(Change(frozenset({key})))
        return True

    @property
    def overlaid(self) -> Mapping[str, str]:
        """The texts that stand for files, by the names of those."""
        return self._texts.by_file

    def change(self, change: Change) -> Change:
        """Read the files that have changed again when they are needed; return all that have.

        If links have changed, texts that were put by their names stand for other files.
        """
        moved: set[str] = set()
        if change.trees:
            self._keys.forget()
            before = self.overlaid
            self._texts.find_files_again()
            moved = {key for key, _ in before.items() ^ self.overlaid.items()}
            change = change._replace(files=change.files | moved)
        for key in [key for key in self._documents if change.has(key)]:
            if key in moved or key not in self.overlaid:
                del self._documents[key]
        self.changes.note(change)
        return change

    def _reread(self, path: str) -> Document | None:
        try:
            return self.read(path)
        except (OSError, ValueError):
            return None


def _shown(text: str) -> str:
    """A text as a document shows it: without a byte order mark."""
    return text.removeprefix("\ufeff")


def _is_same(one: Document | None, other: Document | None) -> bool:
    """Whether two documents of a file are the same in everything that findings depend on."""
    if one is None or other is None:
        return one is other
    return (
        one.source.text == other.source.text
        and one.path == other.path
        and one.has_bom == other.has_bom
        and one.reports == other.reports
    )
