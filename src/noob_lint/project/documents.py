"""The documents of a project's files: each is parsed once."""

from __future__ import annotations

import os

from noob_lint.yaml.document import Document
from noob_lint.yaml.parser import parse, read_bounded


class Documents:
    """Documents by the file they are in, whichever way its path is spelled."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self._documents: dict[str, Document | None] = {}

    def key(self, path: str) -> str:
        """The name of the file that `path` leads to: its absolute path without links."""
        if path not in self._keys:
            try:
                self._keys[path] = os.path.realpath(path)
            except ValueError:  # no file can be called so
                self._keys[path] = path
        return self._keys[path]

    def get(self, path: str) -> Document | None:
        """The document in a file, parsed when it is first asked for; None if it cannot be read.

        Its path is the one under which it was asked for first.
        """
        key = self.key(path)
        if key not in self._documents:
            try:
                self._documents[key] = parse(read_bounded(path), path)
            except (OSError, ValueError):
                self._documents[key] = None
        return self._documents[key]

    def has(self, path: str) -> bool:
        """Whether the file has been read, and not been dropped since."""
        return self.key(path) in self._documents

    def known(self, path: str) -> Document | None:
        """The document of a file if it is kept under just this path."""
        document = self._documents.get(self.key(path))
        return document if document is not None and document.path == path else None

    def put(self, document: Document) -> None:
        """Let `document` stand for its file from now on."""
        self._documents[self.key(document.path)] = document

    def drop(self, path: str) -> None:
        """Forget the document of a file, which is read anew when it is needed again."""
        self._documents.pop(self.key(path), None)
