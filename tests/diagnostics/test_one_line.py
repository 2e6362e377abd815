"""A diagnostic as one line."""

from __future__ import annotations

import pytest

from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Fix, Severity
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


@pytest.mark.parametrize(
    ("safe", "withheld", "shown"),
    [
        (None, None, "error[cycle] wrong"),
        (None, "it is hard", "error[cycle] wrong (not fixable: it is hard)"),
        (True, None, "error[cycle] [*] wrong"),
        (False, None, "error[cycle] [* unsafe] wrong"),
        (True, "", "error[cycle] wrong"),
        (False, "it is hard", "error[cycle] wrong (not fixable: it is hard)"),
    ],
)
def test_what_can_be_fixed(safe: bool | None, withheld: str | None, shown: str) -> None:
    fix = None if safe is None else Fix("mend it", (), safe)
    finding = Finding(SPAN, "wrong", fix, withheld=withheld)
    found = Diagnostic("a.yaml", "cycle", Severity.ERROR, finding)
    assert one_line(found, with_fixes=True) == f"a.yaml:3:5: {shown}"
    assert one_line(found) == "a.yaml:3:5: error[cycle] wrong"
