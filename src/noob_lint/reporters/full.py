"""The `full` format: the source line with marks below it, related places and advice, for people."""

from __future__ import annotations

from collections.abc import Sequence

from noob_lint.diagnostic import Diagnostic
from noob_lint.reporters.protocol import Write
from noob_lint.reporters.summary import Summary
from noob_lint.span import Source


class FullReporter:
    """Writes a block for each diagnostic, with an empty line after it."""

    def __init__(self, write: Write, color: bool) -> None:
        self._write = write
        self._color = color

    def report(self, diagnostics: Sequence[Diagnostic], text: str | None) -> None:
        """Show the diagnostics of one file."""
        if not diagnostics:
            return
        # Most runs find nothing, and need none of this.
        from noob_lint.reporters.block import Block
        from noob_lint.reporters.style import Style

        source, style = None if text is None else Source(text), Style(self._color)
        for diagnostic in diagnostics:
            block = Block(diagnostic, source, style)
            self._write("".join(f"{line}\n" for line in block.lines()) + "\n")

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """Show the closing line."""
        if not quiet:
            self._write(summary.sentence() + "\n")
