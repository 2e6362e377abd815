"""The `github` format: workflow commands, which GitHub Actions turns into annotations.

The commands are escaped as in the toolkit of GitHub Actions. The log shows the message of a command
but not its location, so the message begins with that.
"""

from __future__ import annotations

import os

from noob_lint.diagnostics.diagnostic import Diagnostic, Severity
from noob_lint.diagnostics.style import printable
from noob_lint.reporters.places import Repository
from noob_lint.reporters.protocol import FileReport, Screen, Write
from noob_lint.reporters.summary import Summary

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GithubReporter:
    """Writes one command for each diagnostic; the closing line is plain text in the log."""

    def __init__(self, write: Write, screen: Screen) -> None:
        self._write = write
        self._repository = Repository.around(os.getcwd())

    def report(self, file: FileReport) -> None:
        """Show the findings of one file."""
        path = self._repository.path(file.path) if file.diagnostics else ""
        for item in file.diagnostics:
            given = {"title": f"noob-lint ({item.rule})", "file": path} | _place(item)
            properties = ",".join(f"{key}={_property(text)}" for key, text in given.items())
            message = _escaped(f"{_where(item)} {item.message}")
            if item.finding.help:
                message += _escaped(f"\n{item.finding.help}")
            self._write(f"::{_COMMANDS[item.severity]} {properties}::{message}\n")

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """Show the closing line."""
        if not quiet:
            self._write(summary.sentence() + "\n")


def _place(item: Diagnostic) -> dict[str, str]:
    """The lines; also the columns if there is only one line, as GitHub requires."""
    start, end = item.span
    place = {"line": str(start.line + 1), "endLine": str(end.line + 1)}
    if start.line == end.line:
        place |= {"col": str(start.column + 1), "endColumn": str(end.column + 1)}
    return place


def _where(item: Diagnostic) -> str:
    start = item.span.start
    return f"{item.path}:{start.line + 1}:{start.column + 1}: [{item.rule}]".replace("\n", "\\n")


def _escaped(text: str) -> str:
    """`text` as the message of a command: on one line, and safe for terminals."""
    lines = text.replace("%", "%25").replace("\r", "%0D").split("\n")
    return "%0A".join(map(printable, lines))


def _property(text: str) -> str:
    """`text` as a property of a command, in which colons and commas are escaped."""
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
