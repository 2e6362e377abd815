"""The `full` format: the marked source lines, related places and advice, for people."""

from __future__ import annotations

from noob_lint.diagnostics.source import Source
from noob_lint.reporters.protocol import FileReport, Screen, Write
from noob_lint.reporters.summary import Summary


class FullReporter:
    """Writes a block for each diagnostic, with an empty line after it."""

    def __init__(self, write: Write, screen: Screen) -> None:
        self._write = write
        self._screen = screen
        self._rule = ""  # that of the first finding

    def report(self, file: FileReport) -> None:
        """Show the findings of one file."""
        if not file.diagnostics:
            return
        # most runs have no findings and do not need these
        from noob_lint.diagnostics.style import Style
        from noob_lint.reporters.block import Block

        source = None if file.text is None else Source(file.text)
        self._rule = self._rule or file.diagnostics[0].rule
        style = Style(self._screen.color, self._screen.links)
        for diagnostic in file.diagnostics:
            block = Block(diagnostic, source, style, self._screen.width)
            self._write("".join(f"{line}\n" for line in block.lines()) + "\n")

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """Show the closing line and, on a terminal without links, how to read more."""
        if quiet:
            return
        self._write(summary.closing(self._screen.width))
        if self._rule and self._screen.width is not None and not self._screen.links:
            more, command = "To read more about a rule:", f"noob-lint rule {self._rule}"
            gap = " " if len(f"{more} {command}") <= self._screen.width else "\n"
            self._write(f"{more}{gap}{command}\n")
