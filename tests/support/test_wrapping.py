"""Text wrapped to the width of a terminal."""

from __future__ import annotations

import pytest

from noob_lint.support.wrapping import wrap


@pytest.mark.parametrize(
    ("text", "width", "used", "indent", "lines"),
    [
        ("", 10, 0, 0, [""]),
        ("one two three", None, 0, 0, ["one two three"]),
        ("one two three", 13, 0, 0, ["one two three"]),
        ("one two three", 12, 0, 0, ["one two", "three"]),
        ("one two three", 12, 6, 4, ["one", "two", "three"]),
        ("one two three", 13, 6, 4, ["one two", "three"]),
        ("one two three", 12, 11, 2, ["", "one two", "three"]),
        ("a-very-long-word and others", 10, 0, 0, ["", "a-very-long-word", "and others"]),
        ("two  blanks", 8, 0, 0, ["two ", "blanks"]),
    ],
)
def test_wrap(text: str, width: int | None, used: int, indent: int, lines: list[str]) -> None:
    assert wrap(text, width, used=used, indent=indent) == lines


def test_nothing_is_used_or_indented_unless_it_is_said() -> None:
    assert wrap("one two", 7) == ["one two"]
    assert wrap("one two", 7, used=1) == ["one", "two"]
    assert wrap("first one two", 7) == ["first", "one two"]
    assert wrap("first one two", 7, indent=1) == ["first", "one", "two"]
