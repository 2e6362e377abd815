"""The output formats: how diagnostics are shown, one module per format.

`REPORTERS` is the only list of them; the command line, the configuration and the tests derive from
it. A format's module is imported when the format is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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


def _full(write: Write, color: bool) -> Reporter:
    from noob_lint.reporters.full import FullReporter

    return FullReporter(write, color)


def _concise(write: Write, color: bool) -> Reporter:
    from noob_lint.reporters.concise import ConciseReporter

    return ConciseReporter(write, color)


def _json(write: Write, color: bool) -> Reporter:
    from noob_lint.reporters.json_ import JsonReporter

    return JsonReporter(write, color)


REPORTERS: Mapping[str, ReporterFactory] = {"full": _full, "concise": _concise, "json": _json}
"""The formats by name, the default first."""
