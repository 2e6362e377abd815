"""Diagnostics as blocks of lines: how wide the margin with the line numbers is."""

from __future__ import annotations

import pytest

from noob_lint.diagnostics.diagnostic import Diagnostic, Edit, Finding, Fix, Related, Severity
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


def test_a_place_of_several_lines_is_marked_up_to_the_end_of_the_first() -> None:
    source = Source("  a: [ \t\n   b]\nc: d\n")
    diagnostic = Diagnostic(
        "a.yaml", "lab", Severity.ERROR, Finding(source.span(5, len("  a: [ \t\n   b]")), "wrong")
    )
    assert list(Block(diagnostic, source, Style(False)).lines()) == [
        *("error[lab]: wrong", " --> a.yaml:1:6", "  |"),
        *("1 |   a: [", "  |      ^ and 1 more line"),
    ]


def test_advice_is_given_once() -> None:
    span = Source("a: 1\n").span(0, 1)
    told = []
    for text in ("write b", "write c", None):
        finding = Finding(span, "wrong", Fix("write b", (Edit(span, "b"),), safe=True), help=text)
        diagnostic = Diagnostic("a.yaml", "lab", Severity.ERROR, finding)
        told.append([*Block(diagnostic, None, Style(False)).lines()][2:])
    assert told == [
        ["  = help: write b"],
        ["  = help: write c", "  = fix: write b"],
        ["  = help: write b"],
    ]


def test_a_place_in_another_file_has_its_line_unless_it_is_the_file() -> None:
    source, shown = Source("x: 1\n"), []
    for start, end in ((0, 0), (0, 1), (3, 3)):
        related = Related(source.span(start, end), "there", "b.yaml", "x: 1")
        finding = Finding(source.span(0, 1), "wrong", related=(related,))
        diagnostic = Diagnostic("a.yaml", "lab", Severity.ERROR, finding)
        shown.append([*Block(diagnostic, None, Style(False)).lines()][2:])
    assert shown == [
        ["  = note: b.yaml:1:1: there"],
        [" ::: b.yaml:1:1", "  |", "1 | x: 1", "  | - there"],
        [" ::: b.yaml:1:4", "  |", "1 | x: 1", "  |    - there"],
    ]
