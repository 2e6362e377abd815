"""The `concise` format: one line for each diagnostic, to be read by people, editors and grep."""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.reporters.protocol import Checked, Write
from noob_lint.reporters.style import Style, printable
from noob_lint.reporters.summary import Summary


class ConciseReporter:
    """Writes ``path:line:column: severity[rule] message``, counting from 1."""

    def __init__(self, write: Write, color: bool) -> None:
        self._write = write
        self._style = Style(color)

    def report(self, checked: Checked) -> None:
        """Show what was found in one file."""
        for diagnostic in checked.diagnostics:
            self._write(self._line(diagnostic))

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """Show the closing line."""
        if not quiet:
            self._write(summary.sentence() + "\n")

    def _line(self, diagnostic: Diagnostic) -> str:
        start = diagnostic.span.start
        path = self._style.bold(printable(diagnostic.path))
        kind = f"{diagnostic.severity}[{diagnostic.rule}]"
        shown = self._style.severity(diagnostic.severity, kind)
        message = printable(diagnostic.message)
        return f"{path}:{start.line + 1}:{start.column + 1}: {shown} {message}\n"
