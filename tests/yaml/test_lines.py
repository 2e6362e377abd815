"""Which lines count as one line for comments."""

from __future__ import annotations

import pytest

from noob_lint.yaml.lines import Lines, texts_below_keys
from noob_lint.yaml.parser import parse


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("a: 1\nb: 2\n", [0, 1]),
        ("a: |\n  one\n  two\nb: 2\n", [0, 0, 0, 3]),
        ("a: 'one\n  two'\nb: 2\n", [0, 0, 2]),
        ("a: one\n  two\n  three\n", [0, 0, 0]),
        ("a:\n  one\nb: 2\n", [0, 0, 2]),
        ("a:\n  one\n  two\n", [0, 0, 0]),
        ("a:\n\n  # why\n  one\n", [0, 0, 0, 0]),
        ("a:\n  - one\n  - two\n", [0, 1, 2]),
        ("a:\n  b:\n    one\n", [0, 1, 1]),
        ("? 'x\n  y'\n: one\n  two\n", [0, 0, 0, 0]),
        ("a: &x one\nb:\n  *x\n", [0, 1, 2]),
        ("a: &x {c: one}\nb:\n  <<: *x\n", [0, 1, 2]),
        ("a:\nb: 1\n", [0, 1]),
        ("a: ''\nb:\n  ''\n", [0, 1, 1]),
    ],
)
def test_the_first_of_the_lines_that_count_as_one(text: str, first: list[int]) -> None:
    lines = Lines(parse(text))
    assert [lines.first(line) for line in range(len(first))] == first


def test_strings_below_their_keys() -> None:
    text = "a: 1\nb:\n  one\nc:\n  d:\n    'two\n    three'\n  e: {f: 1}\n"
    assert list(texts_below_keys(parse(text))) == [(1, 2), (4, 5)]
