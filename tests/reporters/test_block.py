"""Diagnostics as blocks of lines: how wide the margin with the line numbers is."""

from __future__ import annotations

import pytest

from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Related, Severity
from noob_lint.diagnostics.source import Source, Span
from noob_lint.diagnostics.style import Style
from noob_lint.reporters.block import Block


def block(line: int, *others: int) -> list[str]:
    """The block of a finding on a line that counts from 1, with related places on others."""
    source = Source("x: 1\n" * 10_001)

    def key(number: int) -> Span:
        return source.span(5 * number - 5, 5 * number - 4)

    related = tuple(Related(key(number), "here") for number in others)
    finding = Finding(key(line), "wrong", related=related)
    diagnostic = Diagnostic("a.yaml", "lab", Severity.ERROR, finding)
    return list(Block(diagnostic, source, Style(False)).lines())[1:]


@pytest.mark.parametrize("line", [1, 9, 10, 99, 100, 9_999, 10_000])
def test_the_margin_is_as_wide_as_the_number(line: int) -> None:
    margin = " " * len(str(line))
    assert block(line) == [
        *(f"{margin}--> a.yaml:{line}:1", f"{margin} |"),
        *(f"{line} | x: 1", f"{margin} | ^"),
    ]


@pytest.mark.parametrize(("line", "other"), [(9, 10), (10_000, 9_999)])
def test_the_margin_is_as_wide_as_the_widest_number(line: int, other: int) -> None:
    margin = " " * len(str(max(line, other)))
    marks = {line: f"{margin} | ^", other: f"{margin} | - here"}
    first, second = sorted(marks)
    assert block(line, other) == [
        *(f"{margin}--> a.yaml:{line}:1", f"{margin} |"),
        *(f"{first:>{len(margin)}} | x: 1", marks[first]),
        *(f"{second} | x: 1", marks[second]),
    ]
