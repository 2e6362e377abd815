"""What `<<` brings into a mapping, and what it cannot bring."""

from __future__ import annotations

import pytest

from noob_lint.yaml.document import Mapping, Scalar
from noob_lint.yaml.limits import MAX_VALUES, TOO_MANY
from noob_lint.yaml.merge_keys import is_merge_key
from noob_lint.yaml.parser import parse

BASES = "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\n"


def merged(text: str) -> dict[str, tuple[str, bool]]:
    """The entries of `z`: the text of each value, and whether a merge brought it."""
    document = parse(BASES + text)
    assert document.reports == []
    assert document.root is not None
    found = document.root.get("z")
    assert isinstance(found, Mapping)
    return {
        name: (entry.value.text if isinstance(entry.value, Scalar) else "", entry.merge is not None)
        for name, entry in found.by_name.items()
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("z: {<<: *x}\n", {"a": ("1", True), "b": ("2", True)}),
        ("z: {<<: *x, a: 5}\n", {"a": ("5", False), "b": ("2", True)}),
        ("z: {a: 5, <<: *x}\n", {"a": ("5", False), "b": ("2", True)}),
        ("z: {<<: [*x, *y]}\n", {"a": ("1", True), "b": ("2", True), "c": ("4", True)}),
        ("z: {<<: [*y, *x]}\n", {"b": ("3", True), "c": ("4", True), "a": ("1", True)}),
        ("z: {<<: {d: 6}}\n", {"d": ("6", True)}),
        ("z: {<<: []}\n", {}),
        ("z: {'<<': 7}\n", {"<<": ("7", False)}),
        ("z: {1: 5, <<: {1: 6, '1': 7}}\n", {"1": ("7", True)}),
        ("z: {<<: [*x, {b: 8, c: 9}]}\n", {"a": ("1", True), "b": ("2", True), "c": ("9", True)}),
    ],
)
def test_merge(text: str, expected: dict[str, tuple[str, bool]]) -> None:
    assert merged(text) == expected


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("{<<: 1}", "1", "'<<' takes a mapping, or a list of mappings, not a number"),
        ("{<<: [*x, 1]}", "1", "'<<' takes a mapping, or a list of mappings, not a number"),
        ("{<<: [[*x]]}", "[*x]", "'<<' takes a mapping, or a list of mappings, not a list"),
        ("&z {<<: *z}", "*z", "'<<' cannot merge a mapping into itself"),
        ("&z {a: {<<: *z}}", "*z", "'<<' cannot merge a mapping that this one is part of"),
    ],
)
def test_what_cannot_be_merged(text: str, place: str, message: str) -> None:
    document = parse(f"{BASES}z: {text}\n")
    ((rule, finding),) = document.reports
    start, end = finding.span.start.offset, finding.span.end.offset
    assert (rule, document.text[start:end], finding.message) == ("yaml-merge-value", place, message)


def test_a_mapping_that_merges_itself_stays_as_it_is() -> None:
    document = parse(f"{BASES}z: &z {{!x a: 1, <<: [*z, *x]}}\n")
    assert document.root is not None
    found = document.root.get("z")
    assert isinstance(found, Mapping)
    assert [entry.merge for entry in found.entries] == [None]


def test_three_merge_keys() -> None:
    document = parse(f"{BASES}z: {{<<: *x, <<: *y, <<: *x}}\n")
    message = "duplicate merge key '<<': use one, with a list of aliases"
    assert [(one.finding.span.start.column, one.finding.message) for one in document.reports] == [
        *((12, message), (20, message)),
    ]
    starts = [
        one.span.start.column for report in document.reports for one in report.finding.related
    ]
    assert starts == [4, 4]


def test_two_merge_keys() -> None:
    document = parse(f"{BASES}z: {{<<: *x, <<: *y}}\n")
    ((rule, finding),) = document.reports
    assert (rule, finding.span.start.column) == ("yaml-duplicate-key", 12)
    assert [one.message for one in finding.related] == ["the first '<<'"]


def test_there_is_a_limit() -> None:
    large = ", ".join(f"k{number}: 1" for number in range(1000))
    count = MAX_VALUES // 1000 + 1
    users = "".join(f"u{number}: {{<<: *x}}\n" for number in range(count))
    ((_, finding),) = parse(f"x: &x {{{large}}}\n{users}").reports
    assert finding.message == TOO_MANY


@pytest.mark.parametrize("text", ["'<<': {}", "!!str <<: {}", "a: {}", "[<<]: {}"])
def test_keys_that_do_not_merge(text: str) -> None:
    root = parse(f"{text}\n").root
    assert root is not None
    assert [is_merge_key(entry.key) for entry in root.entries] == [False]
