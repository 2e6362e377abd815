"""The protocol of an output format."""

# With `from __future__ import annotations`, NamedTuple would compile each annotation at start-up.
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from noob_lint.diagnostics.diagnostic import Diagnostic, Suppression
from noob_lint.reporters.summary import Summary

Write = Callable[[str], object]
"""Writes the next piece of the output."""


class FileReport(NamedTuple):
    """What was found in one file, which is often nothing.

    `text` is the file's text if there are diagnostics and it could be decoded. `error` says why the
    file could not be read or checked. A file that others extend is reported once for each of them
    that finds something in it.
    """

    path: str
    diagnostics: Sequence[Diagnostic] = ()
    text: str | None = None
    silenced: Sequence[Suppression] = ()
    error: str | None = None


class Reporter(Protocol):
    """Shows what was found in each file, as the results come, and then the summary."""

    def report(self, file: FileReport) -> None:
        """Show what was found in one file."""

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """End the output; `quiet` omits the closing line, which is for people."""


ReporterFactory = Callable[[Write, bool], Reporter]
"""Makes a reporter from a function to write with and whether to use colour."""
