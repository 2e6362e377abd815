"""A diagnostic as one line."""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Severity
from noob_lint.diagnostics.one_line import one_line
from noob_lint.diagnostics.source import Position, Span
from noob_lint.diagnostics.style import Style

SPAN = Span(Position(2, 4, 20), Position(2, 6, 22))
FOUND = Diagnostic("a\x1b.yaml", "cycle", Severity.ERROR, Finding(SPAN, "two\nlines"))


def test_plain() -> None:
    assert one_line(FOUND) == "a\\x1b.yaml:3:5: error[cycle] two\\nlines"


def test_colored() -> None:
    expected = "\x1b[1ma\\x1b.yaml\x1b[0m:3:5: \x1b[1;31merror[cycle]\x1b[0m two\\nlines"
    assert one_line(FOUND, Style(color=True)) == expected
