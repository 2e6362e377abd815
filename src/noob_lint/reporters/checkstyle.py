"""The `checkstyle` format: Checkstyle's XML report, which many programs read."""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.reporters.protocol import FileReport, Screen, Write
from noob_lint.reporters.summary import Summary
from noob_lint.reporters.xml import PROLOGUE, element

_VERSION = "4.3"
"""The version of Checkstyle whose report format this is."""


class CheckstyleReporter:
    """Writes every checked file, with its diagnostics; their severities have the same names."""

    def __init__(self, write: Write, screen: Screen) -> None:
        self._write = write
        self._write(f'{PROLOGUE}<checkstyle version="{_VERSION}">\n')

    def report(self, file: FileReport) -> None:
        """Show the findings of one file."""
        content = "".join(f"\n    {error}" for error in _errors(file))
        entry = element("file", {"name": file.path}, f"{content}\n  " if content else "")
        self._write(f"  {entry}\n")

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """Close the document."""
        self._write("</checkstyle>\n")


def _errors(file: FileReport) -> Iterator[str]:
    for item in file.diagnostics:
        start = item.span.start
        attributes = {
            "line": start.line + 1,
            "column": start.column + 1,
            "severity": item.severity,
            "message": item.message,
            "source": f"noob-lint.{item.rule}",
        }
        yield element("error", attributes)
    if file.error is not None:
        message = f"not checked: {file.error}"
        attributes = {"line": 1, "severity": "error", "message": message, "source": "noob-lint"}
        yield element("error", attributes)
