"""The protocol of an output format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from noob_lint.diagnostics.diagnostic import Diagnostic, Suppression
from noob_lint.reporters.summary import Summary
from noob_lint.support.values import NamedTuple

Write = Callable[[str], object]
"""Writes the next piece of the output."""


class FileReport(NamedTuple):
    """The findings for one file, which may be none.

    `text` is the file's text if there are diagnostics and it could be decoded. `error` says why the
    file could not be read or checked. A file that others extend is reported once for each of them
    that has a finding in it.
    """

    path: str
    diagnostics: Sequence[Diagnostic] = ()
    text: str | None = None
    silenced: Sequence[Suppression] = ()
    error: str | None = None


class Screen(NamedTuple):
    """What the output is shown on. The default stands for a file or a pipe.

    `width` is the number of columns of a terminal, to which the `full` format wraps its lines;
    it is None where lines may be of any length. `links` tells whether it shows links as such, and
    the documentation has an address that they can lead to.
    """

    color: bool = False
    width: int | None = None
    links: bool = False


class Reporter(Protocol):
    """Shows the findings of each file as the results come, and then the summary."""

    def report(self, file: FileReport) -> None:
        """Show the findings of one file."""

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """End the output; `quiet` omits the closing line, which is for people."""


ReporterFactory = Callable[[Write, Screen], Reporter]
"""Makes a reporter from a function to write with and what the output is shown on."""
