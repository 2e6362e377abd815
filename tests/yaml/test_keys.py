"""Keys that are equal for noob, and keys that it cannot build."""

from __future__ import annotations

import pytest

from noob_lint.yaml.document import Scalar
from noob_lint.yaml.parser import parse


def said(text: str) -> list[tuple[str, str, str]]:
    """Each report: its rule, the text that it points at, its message."""
    document = parse(text)
    found = []
    for rule, finding in document.reports:
        start, end = finding.span.start.offset, finding.span.end.offset
        found.append((rule, document.text[start:end], finding.message.partition(":")[0]))
    return found


@pytest.mark.parametrize(
    ("text", "key", "message"),
    [
        ("a: 1\na: 2\n", "a", "duplicate key 'a'"),
        ("a: 1\n'a': 2\n", "'a'", "duplicate key 'a'"),
        ("1: a\n1.0: b\n", "1.0", "duplicate key '1.0', which equals '1'"),
        ("1: a\ntrue: b\n", "true", "duplicate key 'true', which equals '1'"),
        ("0x10: a\n16: b\n", "16", "duplicate key '16', which equals '0x10'"),
        ("[1, a]: a\n[1, a]: b\n", "[1, a]", "duplicate key '[1, a]'"),
        ("{a: 1}: a\n{a: 1}: b\n", "{a: 1}", "duplicate key '{a"),
        ("? [a,\n   b]\n: 1\n[a, b]: 2\n", "[a, b]", "duplicate key '[a, b]'"),
        (f"{'a' * 61}: 1\n{'a' * 61}: 2\n", "a" * 61, f"duplicate key '{'a' * 60}...'"),
    ],
)
def test_the_same_key(text: str, key: str, message: str) -> None:
    assert said(text) == [("yaml-duplicate-key", key, message)]


@pytest.mark.parametrize(
    "text",
    [
        *("1: a\n'1': b\n", "a: 1\nA: 2\n", "true: a\n'true': b\n", "null: a\n'null': b\n"),
        *("[1]: a\n[2]: b\n", "[a]: 1\na: 2\n", "{a: 1}: a\n{a: 2}: b\n", "!x a: 1\n!x a: 2\n"),
    ],
)
def test_other_keys(text: str) -> None:
    assert [one for one in said(text) if one[0] != "yaml-tag"] == []


@pytest.mark.parametrize(
    ("text", "key", "message"),
    [
        ("? [[a]]\n: 1\n", "[[a]]", "a list with a list or mapping in it cannot be a key"),
        ("? {a: [1]}\n: 1\n", "{a: [1]}", "a mapping with a list or mapping in it cannot be a key"),
    ],
)
def test_what_cannot_be_a_key(text: str, key: str, message: str) -> None:
    assert said(text) == [("yaml-syntax", key, message)]


def test_the_last_of_equal_keys_counts() -> None:
    document = parse("a: 1\n1: x\n[b]: p\na: 2\n1: y\n[b]: q\nc: 3\na: 4\n")
    assert document.root is not None
    values = [entry.value for entry in document.root.entries]
    assert [one.text for one in values if isinstance(one, Scalar)] == ["4", "y", "q", "3"]
    assert [*document.root.by_name] == ["a", "c"]
    assert document.root.get("a") is values[0]


@pytest.mark.parametrize(
    ("text", "is_fixed"),
    [
        ("a: 1\na: 1\n", True),
        ("a: 1\na: 2\n", False),
        ("a: 1\na: '1'\n", False),
        ("a: [1]\na: [1]\n", False),
        ("a: !!str 1\na: 1\n", False),
    ],
)
def test_a_repetition_that_says_the_same_can_go(text: str, is_fixed: bool) -> None:
    ((_, finding),) = parse(text).reports
    assert (finding.fix is not None) is is_fixed
