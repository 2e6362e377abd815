"""Single patterns, as in `.gitignore`; `test_ignore_files.py` compares several with git."""

from __future__ import annotations

import string

import pytest

from noob_lint.support.gitignore import compile_pattern, patterns_at


@pytest.mark.parametrize("text", ["", " ", "#a", "!", "/", "[a", "a\\", "[]", "[[:no:]]", "a//b"])
def test_what_is_no_pattern(text: str) -> None:
    assert compile_pattern(text) is None


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("*a" * 300 + "*b", "a" * 1000),
        ("**/a/" * 100 + "*b", "a/" * 1000),
        ("**/a*a*/" * 50 + "*b", "aaa/" * 300),
    ],
)
def test_many_stars_never_try_all_ways_to_divide_a_path(text: str, path: str) -> None:
    pattern = compile_pattern(text)
    assert pattern is not None
    assert not pattern.matches(path + "c", is_dir=False)
    assert pattern.matches(path + "b", is_dir=False)


def test_a_line_longer_than_a_path_is_no_pattern() -> None:
    assert compile_pattern("*a" * 3000) is None
    assert compile_pattern("a" * 4096) is not None
    assert compile_pattern("a" * 4097) is None


@pytest.mark.parametrize(
    ("text", "matching", "other"),
    [
        ("[[:digit:]x]", "7", "/"),
        ("[!a-c]", "d", "b"),
        ("[^]]", "a", "]"),
        ("[]a]", "]", "b"),
        (r"[\]]", "]", "a"),
        ("[a-]", "-", "b"),
        ("[ab-cd]", "c", "x"),
        ("[^ab]", "x", "a"),
        ("[z-ab]", "b", "z"),
        (r"\*", "*", "a"),
        (r"a\ ", "a ", "a"),
        ("a ", "a", "a "),
        ("a**b", "axb", "a/b"),
        ("a/**/**/b", "a/b", "ab"),
        ("a/**", "a/b/c", "b/a"),
        ("?", "é", "ab"),
    ],
)
def test_what_a_pattern_matches(text: str, matching: str, other: str) -> None:
    pattern = compile_pattern(text)
    assert pattern is not None
    assert pattern.matches(matching, is_dir=False)
    assert not pattern.matches(other, is_dir=False)


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


CLASSES = {
    "alnum": string.ascii_letters + string.digits,
    "alpha": string.ascii_letters,
    "blank": " \t",
    "cntrl": "".join(map(chr, (*range(32), 127))),
    "digit": string.digits,
    "graph": string.ascii_letters + string.digits + string.punctuation,
    "lower": string.ascii_lowercase,
    "print": string.ascii_letters + string.digits + string.punctuation + " ",
    "punct": string.punctuation,
    "space": string.whitespace,
    "upper": string.ascii_uppercase,
    "xdigit": string.hexdigits,
}


@pytest.mark.parametrize(("name", "members"), CLASSES.items())
def test_classes_of_characters(name: str, members: str) -> None:
    inside, outside = compile_pattern(f"[[:{name}:]]"), compile_pattern(f"a[^[:{name}:]]")
    assert inside is not None
    assert outside is not None
    characters = [*map(chr, range(128)), "é"]
    matching = {one for one in characters if inside.matches(one, is_dir=False)}
    others = {one for one in characters if outside.matches(f"a{one}", is_dir=False)}
    assert matching == {*members} - {"/"}
    assert others == {*characters} - {*members} - {"/"}
