"""The number of findings per rule instead of the findings (``--statistics``)."""

from __future__ import annotations

import json
from typing import NamedTuple

from noob_lint.diagnostics.diagnostic import Severity
from noob_lint.diagnostics.style import Style
from noob_lint.reporters.protocol import FileReport, Screen, Write
from noob_lint.reporters.summary import Summary

FORMATS = ("full", "concise", "grouped", "json")
"""The formats that support statistics; those for people look the same."""


class _Row(NamedTuple):
    """The findings of a rule: how many, how many with a fix, and the highest severity of them."""

    rule: str
    severity: Severity
    found: int = 0
    fixable: int = 0

    def to_dict(self) -> dict[str, str | int]:
        """The row as JSON values."""
        numbers = {"count": self.found, "fixable": self.fixable}
        return {"rule": self.rule, "severity": self.severity.value, **numbers}

    @property
    def mark(self) -> str:
        """The mark for whether all findings, some or none have a fix, as in ruff."""
        if not self.fixable:
            return "[ ]"
        return "[*]" if self.fixable == self.found else "[-]"


class StatisticsReporter:
    """Writes a table with one line for each rule that has findings, or the same as JSON."""

    def __init__(self, write: Write, screen: Screen, *, as_json: bool) -> None:
        self._write = write
        self._screen = screen
        self._style = Style(screen.color)
        self._as_json = as_json
        self._rows: dict[str, _Row] = {}

    def report(self, file: FileReport) -> None:
        """Count the findings of one file."""
        for item in file.diagnostics:
            row = self._rows.get(item.rule, _Row(item.rule, item.severity))
            self._rows[item.rule] = _Row(
                item.rule,
                min(row.severity, item.severity, key=lambda level: level.rank),
                row.found + 1,
                row.fixable + item.is_fixable,
            )

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """Write the table, the most frequent rule first, and the closing line."""
        rows = sorted(self._rows.values(), key=lambda row: (-row.found, row.rule))
        if self._as_json:
            items = ",".join(f"\n  {json.dumps(row.to_dict())}" for row in rows)
            end = "\n" if rows else ""
            numbers = json.dumps(summary.to_dict())
            self._write(f'{{"version": 1, "statistics": [{items}{end}],\n "summary": {numbers}}}\n')
            return
        width = len(str(rows[0].found)) if rows else 0
        longest = max((len(row.rule) for row in rows), default=0)
        for row in rows:
            severity = self._style.severity(row.severity, f"{row.severity:<7}")
            self._write(f"{row.found:>{width}}  {severity}  {row.rule:<{longest}}  {row.mark}\n")
        if not quiet:
            if any(row.fixable for row in rows):
                self._write("[*] all findings have a fix, [-] some of them\n")
            self._write(summary.closing(self._screen.width))
