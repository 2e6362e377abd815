"""The `rdjson` format: the Reviewdog Diagnostic Format, which reviewdog turns into comments.

Its columns count UTF-8 bytes. A suggestion replaces one part of the text, so a fix with several
edits is omitted rather than split.
"""

from __future__ import annotations

import os
from typing import Any

from noob_lint.diagnostics.addresses import page_of
from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.diagnostics.source import Position, Source, Span
from noob_lint.reporters.jsonlist import JsonList, portable
from noob_lint.reporters.places import Repository
from noob_lint.reporters.protocol import FileReport, Screen, Write
from noob_lint.reporters.summary import Summary


class RdjsonReporter:
    """Writes one object with the list of diagnostics."""

    def __init__(self, write: Write, screen: Screen) -> None:
        self._list = JsonList(write, '{"source": {"name": "noob-lint"}, "diagnostics": [')
        self._repository = Repository.around(os.getcwd())

    def report(self, file: FileReport) -> None:
        """Show the findings of one file."""
        source = Source(file.text or "")
        path = self._repository.path(file.path)
        for item in file.diagnostics:
            self._list.add(portable(_diagnostic(item, path, source)))

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """Close the object."""
        self._list.close("]}\n")


def _diagnostic(item: Diagnostic, path: str, source: Source) -> dict[str, Any]:
    address = page_of(item.rule)
    fields: dict[str, Any] = {
        "message": item.message,
        "location": {"path": path, "range": _range(item.span, source)},
        "severity": item.severity.upper(),
        "code": {"value": item.rule} | ({"url": address} if address else {}),
    }
    if item.fix is not None and len(item.fix.edits) == 1:
        edit = item.fix.edits[0]
        fields["suggestions"] = [{"range": _range(edit.span, source), "text": edit.text}]
    return fields


def _range(span: Span, source: Source) -> dict[str, Any]:
    return {"start": _position(span.start, source), "end": _position(span.end, source)}


def _position(position: Position, source: Source) -> dict[str, int]:
    before = source.text[position.offset - position.column : position.offset]
    column = len(before.encode("utf-8", "surrogatepass"))
    return {"line": position.line + 1, "column": column + 1}
