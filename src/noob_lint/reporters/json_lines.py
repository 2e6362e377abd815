"""The `json-lines` format: one object for each diagnostic, one on each line, for programs."""

from __future__ import annotations

import json

from noob_lint.reporters.protocol import FileReport, Screen, Write
from noob_lint.reporters.summary import Summary


class JsonLinesReporter:
    """Writes the diagnostics as the `json` format does, without the enclosing object."""

    def __init__(self, write: Write, screen: Screen) -> None:
        self._write = write

    def report(self, file: FileReport) -> None:
        """Show the findings of one file."""
        for diagnostic in file.diagnostics:
            self._write(json.dumps(diagnostic.to_dict()) + "\n")

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """Write nothing: every line is a diagnostic."""
