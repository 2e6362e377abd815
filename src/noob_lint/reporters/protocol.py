"""What an output format is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from noob_lint.diagnostic import Diagnostic
from noob_lint.reporters.summary import Summary

Write = Callable[[str], object]
"""Takes the next piece of the output."""


class Reporter(Protocol):
    """Shows the diagnostics of one file after the other, as they come, and then the summary."""

    def report(self, diagnostics: Sequence[Diagnostic], text: str | None) -> None:
        """Show the diagnostics of one file; `text` is the file's text if it could be decoded."""

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """End the output; `quiet` leaves out the closing line that only people read."""


ReporterFactory = Callable[[Write, bool], Reporter]
"""Makes a reporter from where to write and whether to use colour."""
