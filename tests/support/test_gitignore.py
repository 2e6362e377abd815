"""Single patterns, as in `.gitignore`; `test_ignore_files.py` holds several against git."""

from __future__ import annotations

import pytest

from noob_lint.support.gitignore import compile_pattern, rebase


@pytest.mark.parametrize("text", ["", " ", "#a", "!", "/", "[a", "a\\", "[]"])
def test_what_is_no_pattern(text: str) -> None:
    assert compile_pattern(text) is None


def test_a_pattern_with_very_many_stars_is_none() -> None:
    assert compile_pattern("*a" * 30 + "*b") is None
    few = compile_pattern("*a" * 5 + "*b")
    assert few is not None
    assert few.match_file("a" * 40) is None
    assert few.match_file("a" * 40 + "b") is not None


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("a.yaml", "a.yaml"),
        ("build/", "build/"),
        ("/a.yaml", "/sub/a.yaml"),
        ("deep/*.yaml", "/sub/deep/*.yaml"),
        ("!deep/a.yaml", "!/sub/deep/a.yaml"),
    ],
)
def test_patterns_of_the_command_line_are_meant_from_here(pattern: str, expected: str) -> None:
    assert rebase(pattern, "/root/sub", "/root") == expected
    assert rebase(pattern, "/root", "/root") == pattern
    assert rebase(pattern, "/elsewhere", "/root") == pattern
