"""The documents that are open in a client, as it has them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from noob_lint.diagnostics.source import Source
from noob_lint.server.positions import Encoding, offset_of


class Point(NamedTuple):
    """A place in the words of a client: a line, and a column in its units."""

    line: int
    units: int


class TextChange(NamedTuple):
    """A change of a text: what stands between two points, or everything, becomes `text`."""

    text: str
    start: Point | None = None
    end: Point | None = None


class OpenDocument(NamedTuple):
    """A document that is open: its URI as the client spells it, its version, its text.

    `edit` is the number of its last edit among those of all documents, `line` the line of it.
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
        """The document after changes, which are made one after the other."""
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
