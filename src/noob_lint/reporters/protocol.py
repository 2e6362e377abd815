"""What an output format is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from noob_lint.diagnostics.diagnostic import Diagnostic, Suppression
from noob_lint.reporters.summary import Summary

Write = Callable[[str], object]
"""Takes the next piece of the output."""


class Checked(NamedTuple):
    """What was found in one file: often nothing.

    `text` is the file's text if there are diagnostics and it could be decoded. `error` says in the
    user's words why the file could not be read or checked. A file that others extend comes once for
    each of them that has something to say about it.
    """

    path: str
    diagnostics: Sequence[Diagnostic] = ()
    text: str | None = None
    silenced: Sequence[Suppression] = ()
    error: str | None = None


class Reporter(Protocol):
    """Shows what was found in one file after the other, as they come, and then the summary."""

    def report(self, checked: Checked) -> None:
        """Show what was found in one file."""

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """End the output; `quiet` leaves out the closing line that only people read."""


ReporterFactory = Callable[[Write, bool], Reporter]
"""Makes a reporter from where to write and whether to use colour."""
