"""The `json` format: one object with everything, for programs (contract C4).

Diagnostics are written as they come, one per line, so that a long run needs no more memory than a
short one. The output is ASCII, so no character of a tube can harm a terminal or get lost.
"""

from __future__ import annotations

import json

from noob_lint.reporters.jsonlist import JsonList
from noob_lint.reporters.protocol import FileReport, Screen, Write
from noob_lint.reporters.summary import Summary

FORMAT_VERSION = 1
"""Increased when a field changes its meaning or is removed, not when one is added."""


class JsonReporter:
    """Writes one object: the format's version, the diagnostics, and the summary."""

    def __init__(self, write: Write, screen: Screen) -> None:
        opening = f'{{"version": {FORMAT_VERSION}, "diagnostics": ['
        self._list = JsonList(write, opening)

    def report(self, file: FileReport) -> None:
        """Show the findings of one file."""
        for diagnostic in file.diagnostics:
            self._list.add(json.dumps(diagnostic.to_dict()))

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """Close the object; programs get the summary even when `quiet`."""
        self._list.close(f'],\n "summary": {json.dumps(summary.to_dict())}}}\n')
