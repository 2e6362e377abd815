"""Offsets, lines, columns and UTF-16."""

from __future__ import annotations

import pytest

from noob_lint.diagnostics.source import Position, Source, Span


@pytest.mark.parametrize(
    ("text", "starts", "lines"),
    [
        ("", [0], [""]),
        ("a", [0], ["a"]),
        ("\n", [0, 1], ["", ""]),
        ("a\nb", [0, 2], ["a", "b"]),
        ("ax\nbx\r\nx", [0, 3, 7], ["ax", "bx", "x"]),
        ("a\r\nb\r\n", [0, 3, 6], ["a", "b", ""]),
        ("a\rb\r", [0, 2, 4], ["a", "b", ""]),
        ("\r\r\n\n", [0, 1, 3, 4], ["", "", "", ""]),
        ("a\n\rb", [0, 2, 3], ["a", "", "b"]),
        ("a\x85b\u2028c\u2029d\x0be\x0cf", [0], ["a\x85b\u2028c\u2029d\x0be\x0cf"]),
        ("\U0001f600\nb", [0, 2], ["\U0001f600", "b"]),
    ],
)
def test_lines(text: str, starts: list[int], lines: list[str]) -> None:
    source = Source(text)
    assert source.line_starts == starts
    assert [source.line(number) for number in range(len(starts))] == lines
    assert [Source(text).line(number) for number in range(len(starts))] == lines
    assert all(source.line(number) is source.line(number) for number in range(len(starts)))


def test_positions() -> None:
    source = Source("ab\r\n\rc\U0001f600d\n")
    assert [source.position(offset) for offset in range(len(source.text) + 1)] == [
        Position(0, 0, 0),
        Position(0, 1, 1),
        Position(0, 2, 2),
        Position(0, 3, 3),  # between the two halves of the line break
        Position(1, 0, 4),
        Position(2, 0, 5),
        Position(2, 1, 6),
        Position(2, 2, 7),
        Position(2, 3, 8),
        Position(3, 0, 9),
    ]


@pytest.mark.parametrize(
    ("offset", "position"),
    [(-1, Position(0, 0, 0)), (3, Position(1, 1, 3)), (4, Position(1, 1, 3))],
)
def test_offsets_beyond_the_text_are_clamped(offset: int, position: Position) -> None:
    assert Source("a\nb").position(offset) == position


def test_an_empty_text_has_one_place() -> None:
    source = Source("")
    assert source.position(0) == source.position(9) == Position(0, 0, 0)
    assert source.span(0, 5) == Span(Position(0, 0, 0), Position(0, 0, 0))
    assert source.span(0, 5).is_empty


def test_a_span_never_ends_before_it_starts() -> None:
    source = Source("one\ntwo")
    assert source.span(5, 2) == Span(Position(1, 1, 5), Position(1, 1, 5))
    assert source.span(2, 5) == Span(Position(0, 2, 2), Position(1, 1, 5))
    assert [source.span(5, 2).is_empty, source.span(2, 5).is_empty] == [True, False]
