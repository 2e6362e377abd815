"""Single patterns, as in `.gitignore`; `test_ignore_files.py` compares several with git."""

from __future__ import annotations

import pytest

from noob_lint.support.gitignore import compile_pattern, patterns_at


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
    ("pattern", "covers"),
    [
        ("a.yaml", True),
        ("lab/", True),
        ("la*/", True),
        ("**/lab/a.yaml", True),
        ("*", True),
        (".*", False),
        ("/lab/", False),
        ("lab/a.yaml", False),
        ("*/a.yaml", False),
        ("*/lab/*", False),
        ("/*", False),
        ("b*", False),
    ],
)
def test_only_patterns_for_any_depth_match_outside_of_their_directory(
    pattern: str, covers: bool
) -> None:
    patterns = patterns_at("/mono/shared/deep", [pattern])
    assert patterns is not None
    assert patterns.cover("/mono/lab/a.yaml") is covers
    assert patterns.cover("/mono/shared/lab/a.yaml") is covers


def test_a_name_that_begins_with_dots_is_below() -> None:
    patterns = patterns_at("/mono", ["/..lab/a.yaml"])
    assert patterns is not None
    assert patterns.cover("/mono/..lab/a.yaml")
