"""The `grouped` format: the path once, and below it one line for each diagnostic, for people."""

from __future__ import annotations

from noob_lint.diagnostics.marks import fix_mark, told
from noob_lint.diagnostics.style import Style, printable
from noob_lint.reporters.protocol import FileReport, Screen, Write
from noob_lint.reporters.summary import Summary


class GroupedReporter:
    """Writes the path, lines with the place, the rule and the message, and an empty line."""

    def __init__(self, write: Write, screen: Screen) -> None:
        self._write = write
        self._screen = screen
        self._style = Style(screen.color, screen.links)

    def report(self, file: FileReport) -> None:
        """Show the findings of one file."""
        if not file.diagnostics:
            return
        starts = [item.span.start for item in file.diagnostics]
        places = [f"{start.line + 1}:{start.column + 1}" for start in starts]
        width = max(map(len, places))
        lines = [self._style.bold(printable(file.path)) + ":"]
        for place, item in zip(places, file.diagnostics, strict=True):
            kind = self._style.kind(item.severity, item.rule)
            lines.append(f"  {place:<{width}}  {kind}{fix_mark(item)} {printable(told(item))}")
        self._write("\n".join(lines) + "\n\n")

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """Show the closing line."""
        if not quiet:
            self._write(summary.closing(self._screen.width))
