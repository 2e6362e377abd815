"""The `concise` format: one line for each diagnostic, for people, editors and grep."""

from __future__ import annotations

from noob_lint.diagnostics.one_line import one_line
from noob_lint.diagnostics.style import Style
from noob_lint.reporters.protocol import FileReport, Screen, Write
from noob_lint.reporters.summary import Summary


class ConciseReporter:
    """Writes one line for each diagnostic, in colour if asked to."""

    def __init__(self, write: Write, screen: Screen) -> None:
        self._write = write
        self._screen = screen
        self._style = Style(screen.color, screen.links)

    def report(self, file: FileReport) -> None:
        """Show the findings of one file."""
        for diagnostic in file.diagnostics:
            self._write(one_line(diagnostic, self._style, with_fixes=True) + "\n")

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """Show the closing line."""
        if not quiet:
            self._write(summary.closing(self._screen.width))
