"""Tubes that are valid for another noob version than the one they are checked for."""

from __future__ import annotations

import pytest

from noob_lint import Diagnostic, Settings, lint_text
from noob_lint.diagnostics.diagnostic import Finding, Severity
from noob_lint.diagnostics.source import Position, Span
from noob_lint.linting.checked import Checked, refusals
from noob_lint.linting.other_version import other_versions, takes, told_as_one
from noob_lint.spec.versions import find_version, releases
from noob_lint.yaml.document import Document
from noob_lint.yaml.parser import parse

HEAD = "noob_id: t\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"


def document(text: str = "noob_id: t\n") -> Document:
    return parse(text.encode(), "t.yaml")


def at(line: int) -> Span:
    return Span(Position(line, 0, 10 * line), Position(line, 1, 10 * line + 1))


def found(rule: str, severity: Severity = Severity.ERROR, line: int = 0) -> Diagnostic:
    return Diagnostic("t.yaml", rule, severity, Finding(at(line), f"about {rule}"))


TYPE, KEY, CYCLE = found("schema-type"), found("schema-unknown-key"), found("yaml-syntax")
SIGNAL = found("unknown-signal")
WARNING = found("schema-type", Severity.WARNING)


def test_refusals_are_errors_for_which_noob_does_not_load_the_tube() -> None:
    assert refusals([TYPE, WARNING, SIGNAL, KEY]) == (TYPE, KEY)


@pytest.mark.parametrize(
    ("diagnostics", "version", "others"),
    [
        ([], "1003", []),
        ([WARNING, SIGNAL], "1003", []),
        ([TYPE], "1003", ["1001", "1000", "0.1"]),
        ([TYPE], "1000", ["1003", "1001", "0.1"]),
        ([TYPE, CYCLE], "1003", []),
        ([TYPE, SIGNAL], "1003", ["1001", "1000", "0.1"]),
    ],
)
def test_which_versions_may_take_it(
    diagnostics: list[Diagnostic], version: str, others: list[str]
) -> None:
    found = other_versions(diagnostics, find_version(version), document())
    assert [one.name for one in found] == others


def test_versions_that_ignore_unknown_keys_are_no_better() -> None:
    for other in other_versions([KEY], find_version("1003"), document()):
        assert other.forbids_unknown_keys


def test_a_single_refusal_names_the_version() -> None:
    (rest, told) = told_as_one([TYPE, SIGNAL], find_version("1003"), [find_version("1000")])
    assert (rest, told.rule, told.span) == (SIGNAL, "schema-type", TYPE.span)
    other = find_version("1000")
    assert told.message == f"about schema-type (valid for noob {other.noob}: --noob-version 1000)"


def test_several_become_one_that_lists_them() -> None:
    second = found("schema-enum", line=3)
    (rest, told) = told_as_one([TYPE, WARNING, second], find_version("1003"), [find_version("0.1")])
    assert rest == WARNING
    assert (told.rule, told.severity, told.span) == (
        *("wrong-noob-version", Severity.ERROR, TYPE.span),
    )
    assert [(place.span, place.message) for place in told.related] == [
        *((TYPE.span, "about schema-type"), (second.span, "about schema-enum"))
    ]
    assert told.message == (
        "valid for noob <1000 but not >=1003: about schema-type (also line 4); "
        "use --noob-version 0.1"
    )


@pytest.mark.parametrize(
    ("found_there", "is_taken"),
    [
        ([], True),
        ([SIGNAL], False),
        ([found("unknown-signal", line=1)], True),
        ([KEY], False),
    ],
)
def test_a_version_takes_a_tube_if_it_finds_nothing_in_the_place(
    found_there: list[Diagnostic], is_taken: bool
) -> None:
    assert takes(Checked(document(), own=tuple(found_there)), [TYPE]) is is_taken


def test_lines_of_several_files() -> None:
    """Those of the file of the first refusal come first."""
    base = found("schema-enum", line=2)._replace(path="base.yaml")
    refused = [found("schema-enum", line=5), base, TYPE, found("schema-enum", line=7)]
    (told,) = told_as_one(refused, find_version("1003"), [find_version("0.1")])
    assert (told.path, told.span) == (TYPE.path, TYPE.span)
    assert told.message == (
        "valid for noob <1000 but not >=1003: about schema-type "
        "(also lines 6 and 8, and line 3 of base.yaml); use --noob-version 0.1"
    )


def test_many_lines_are_counted() -> None:
    refused = [found("schema-enum", line=line) for line in range(8)]
    (told,) = told_as_one(refused, find_version("1003"), [find_version("0.1")])
    assert told.message.endswith(
        "(also lines 2, 3, 4 and 5, and 3 more lines); use --noob-version 0.1"
    )
    (told,) = told_as_one(refused[:6], find_version("1003"), [find_version("0.1")])
    assert told.message.endswith("(also lines 2, 3, 4, 5 and 6); use --noob-version 0.1")


def test_a_tube_of_1003() -> None:
    nodes = "nodes:\n  a: {type: lab.a, enabled: input.x}\ninput: {x: {type: bool, scope: tube}}\n"
    (told,) = lint_text(HEAD + nodes, settings=Settings(noob_version="1000"))
    assert (told.rule, told.message.endswith(": --noob-version 1003)")) == (
        *("enabled-format", True),
    )
    assert lint_text(HEAD + nodes) == []


@pytest.mark.parametrize(
    ("versions", "told"),
    [
        (["1003"], ">=1003"),
        (["1003", "1001"], ">=1001"),
        (["1003", "1000"], ">=1003"),
        (["1001", "1000"], ">=1000,<1003"),
        (["1000", "0.1"], "<1001"),
        (["0.1"], "<1000"),
    ],
)
def test_the_releases_of_several_versions(versions: list[str], told: str) -> None:
    assert releases([find_version(one) for one in versions]) == told


STATEFUL = "nodes:\n  a: {type: print, stateful: sometimes}\n  b: {type: print, stateful: never}\n"


@pytest.mark.parametrize("version", ["1003.0.2", "0.0.1"])
def test_a_mistake_that_another_version_drops_is_told_as_it_is(version: str) -> None:
    found = lint_text(HEAD.replace("1003.0.2", version) + STATEFUL)
    assert [(item.rule, item.message) for item in found] == [
        (
            "schema-type",
            f"'stateful' of node {name!r} must be true or false, not a string ({text!r})",
        )
        for name, text in (("a", "sometimes"), ("b", "never"))
    ]


LISTS = (
    "assets:\n  x: {type: list, scope: runner, depends: [a.value]}\n"
    "  y: {type: list, scope: runner, depends: [b.value]}\n"
    "nodes:\n  a: {type: lab.a, depends: [assets.x]}\n  b: {type: lab.a, depends: [assets.y]}\n"
)


def test_what_the_file_says_counts_more_than_what_it_looks_like() -> None:
    rules = {
        version: [item.rule for item in lint_text(HEAD.replace("1003.0.2", version) + LISTS)]
        for version in ("0.0.1", "1003.0.2")
    }
    assert rules == {
        "0.0.1": ["wrong-noob-version"],
        "1003.0.2": ["asset-depends-format", "asset-depends-format"],
    }


@pytest.mark.parametrize("version", ["x", "1003.x", "9999.0.0"])
def test_a_version_that_is_none_says_nothing(version: str) -> None:
    found = lint_text(HEAD.replace("1003.0.2", version) + LISTS)
    assert "wrong-noob-version" in [item.rule for item in found]


def test_what_is_wrong_there_too_is_not_taken() -> None:
    nodes = "nodes:\n  a: {type: lab.a, enabled: input.x}\n"
    (told,) = lint_text(HEAD + nodes, settings=Settings(noob_version="1000"))
    assert (told.rule, " takes it" in told.message) == ("enabled-format", False)
