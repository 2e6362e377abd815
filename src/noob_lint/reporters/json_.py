"""The `json` format: one object with everything, for programs (contract C4).

It is written as the diagnostics come, one a line, so that a long run needs no more memory than a
short one. All of it is ASCII, so no character of a tube can harm a terminal or get lost.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from noob_lint.diagnostic import Diagnostic
from noob_lint.reporters.protocol import Write
from noob_lint.reporters.summary import Summary

FORMAT_VERSION = 1
"""Counts up when a field changes its meaning or goes away; new fields do not change it."""


class JsonReporter:
    """Writes one object: the format's version, the diagnostics, and the summary."""

    def __init__(self, write: Write, color: bool) -> None:
        self._write = write
        self._lead = f'{{"version": {FORMAT_VERSION}, "diagnostics": ['
        self._empty = True

    def report(self, diagnostics: Sequence[Diagnostic], text: str | None) -> None:
        """Show the diagnostics of one file."""
        for diagnostic in diagnostics:
            self._write(f"{self._lead}\n  {json.dumps(diagnostic.to_dict())}")
            self._lead = ","
            self._empty = False

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """Close the object; programs get the summary even when `quiet`."""
        lead = self._lead if self._empty else "\n"
        self._write(f'{lead}],\n "summary": {json.dumps(summary.to_dict())}}}\n')
