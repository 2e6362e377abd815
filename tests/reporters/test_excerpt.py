"""Excerpts of source lines: what is shown of them, and where marks go."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from noob_lint.diagnostics.style import printable
from noob_lint.reporters.excerpt import FULL, excerpt

LINE = "0123456789" * 100


@pytest.mark.parametrize(
    ("line", "column", "shown", "first", "is_cut"),
    [
        ("", 0, "", 0, False),
        ("a: b", 2, "a: b", 0, False),
        ("a\tb\t\tc", 0, "a   b       c", 0, False),
        ("\x00\x7f\x85\u200b\ufeff\u2028", 0, r"\x00\x7f\x85\u200b\ufeff\u2028", 0, False),
        ("名\tx", 0, "名  x", 0, False),
        (LINE, 0, LINE[:120] + "...", 0, True),
        (LINE, 500, "..." + LINE[460:577] + "...", 460, True),
        (LINE, 1000, "..." + LINE[960:], 960, False),
        ("a" * 120, 119, "a" * 120, 0, False),
    ],
)
def test_what_is_shown(line: str, column: int, shown: str, first: int, is_cut: bool) -> None:
    part = excerpt(line, column)
    assert (part.text, part.first, part.is_cut) == (shown, first, is_cut)


@pytest.mark.parametrize(
    ("line", "column", "width", "shown", "first"),
    [
        (
            "\x00" * 100 + "abc" + "d" * 100,
            100,
            40,
            r"...\x00\x00\x00\x00\x00\x00abcddddddd...",
            94,
        ),
        ("\x00" * 100 + "abc" + "d" * 100, 100, 20, r"...\x00\x00abcddd...", 98),
        ("名" * 60 + "x" * 40, 60, 40, "..." + "名" * 12 + "x" * 10 + "...", 48),
        ("a" * 9 + "名" * 9, 10, 10, "...名名...", 9),
        ("a" * 6 + "名x" + "y" * 9, 0, 10, "aaaaaa...", 0),
        ("\x00" * 300, 150, 30, r"...\x00\x00\x00\x00\x00\x00...", 146),
        ("\u200b" * 30 + "abcdefgh" * 10, 31, 36, "..." + r"\u200b" * 4 + "abcdef...", 26),
    ],
)
def test_what_takes_more_than_a_cell(
    line: str, column: int, width: int, shown: str, first: int
) -> None:
    part = excerpt(line, column, width)
    assert (part.text, part.first, part.is_cut) == (shown, first, True)


def test_marks_stay_within_what_is_shown() -> None:
    part = excerpt(LINE, 500)
    assert part.mark(500, 510) == (43, 10)
    assert part.mark(0, 1000) == (3, 117)
    assert part.mark(900, 1000) == (120, 1)


def test_a_line_of_combining_marks_is_cut() -> None:
    marks = "\u0301" * 100_000
    assert excerpt(f"a{marks}", 0).text == f"a{marks[: 4 * (FULL - 3) - 1]}..."


def test_ten_cells_are_shown_at_least() -> None:
    assert [excerpt(LINE, 0, width).text for width in (-1, 9, 10)] == ["0123456..."] * 3
    assert excerpt(LINE, 0, 11).text == "01234567..."


def width(char: str) -> int:
    """The number of cells that a printable character takes in a terminal."""
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def from_cell(text: str, cell: int) -> str:
    """The part of a shown text that begins at `cell`, without combining marks of what is before."""
    index = 0
    while cell > 0:
        cell -= width(text[index])
        index += 1
    assert cell == 0
    while index < len(text) and width(text[index]) == 0:
        index += 1
    return text[index:]


@settings(deadline=None, derandomize=True)
@example("0" * 26 + "\x1f" * 4 + "\U00014647" * 8, 37)
@given(st.text(st.characters(exclude_characters="\n\r"), max_size=200), st.integers(0, 200))
def test_a_mark_stands_below_its_character(line: str, column: int) -> None:
    column = min(column, len(line))
    part = excerpt(line, column)
    assert part.text.isprintable()
    assert sum(map(width, part.text)) <= FULL
    left, _ = part.mark(column, column)
    if column < len(line) and line[column] != "\t" and width(printable(line[column])[0]):
        assert from_cell(part.text, left).startswith(printable(line[column]))
