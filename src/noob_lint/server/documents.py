"""The documents that are open in a client, with their unsaved text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from noob_lint.diagnostics.source import Source
from noob_lint.server.positions import Encoding, offset_of


class Point(NamedTuple):
    """A place as a client sends it: a line, and a column in the client's units."""

    line: int
    units: int


class TextChange(NamedTuple):
    """A change to a text: what is between two points, or everything, is replaced by `text`."""

    text: str
    start: Point | None = None
    end: Point | None = None


class OpenDocument(NamedTuple):
    """An open document: its URI as the client spells it, its version and its text.

    `edit` is the number of its last edit, counted over all documents; `line` is where it was.
    """

    uri: str
    path: str
    version: int
    text: str
    edit: int = 0
    line: int | None = None

    def changed(
        self, changes: Iterable[TextChange], version: int, encoding: Encoding
    ) -> OpenDocument:
        """The document after applying changes in order."""
        text, line = self.text, None
        for change in changes:
            text = _changed(text, change, encoding)
            line = change.start.line + change.text.count("\n") if change.start else None
        return self._replace(version=version, text=text, line=line)


def _changed(text: str, change: TextChange, encoding: Encoding) -> str:
    if change.start is None or change.end is None:
        return change.text
    source = Source(text)
    start = offset_of(source, *change.start, encoding)
    end = offset_of(source, *change.end, encoding)
    return text[:start] + change.text + text[max(start, end) :]
