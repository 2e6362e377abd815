"""Configuration of services is extended as text: comments, order and layout stay."""

from __future__ import annotations

import pytest

from noob_lint.integrations import services
from noob_lint.integrations.change import CannotExtendError
from noob_lint.integrations.services import (
    GITHUB,
    GITLAB,
    HOOK,
    PRE_COMMIT,
    extend_github,
    extend_gitlab,
    extend_pre_commit,
)


def hook(indent: str) -> str:
    return "".join(f"{indent}{line}\n" for line in HOOK.splitlines())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "# mine\nrepos:\n- repo: a\n  hooks: [{id: b}] # c\n# end\n",
            "# mine\nrepos:\n- repo: a\n  hooks: [{id: b}] # c\n" + hook("") + "# end\n",
        ),
        (
            "repos:\n    -   repo: a\n        hooks:\n        -   id: b\n            args: [c]\n\n"
            "ci:\n  skip: [d]\n",
            "repos:\n    -   repo: a\n        hooks:\n        -   id: b\n            args: [c]\n"
            + hook("    ")
            + "\nci:\n  skip: [d]\n",
        ),
        (
            "repos:\n- repo: a\n  hooks: [{id: b}]",
            "repos:\n- repo: a\n  hooks: [{id: b}]\n" + hook(""),
        ),
        ("repos:\n- hooks: [{id: noob-lint-fix}]\n", "repos:\n- hooks: [{id: noob-lint-fix}]\n"),
        ("repos:\n- repo: a\n  rev: b", "repos:\n- repo: a\n  rev: b\n" + hook("")),
        ("repos:\n- a: |\n    b\n# c\n", "repos:\n- a: |\n    b\n" + hook("") + "# c\n"),
        ("repos:\n- a: |\n    b\nc: d\n", "repos:\n- a: |\n    b\n" + hook("") + "c: d\n"),
    ],
)
def test_pre_commit(before: str, after: str) -> None:
    assert extend_pre_commit(before) == after
    assert extend_pre_commit(after) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: {script: [b]} # c", "a: {script: [b]} # c\n\n" + GITLAB),
        (
            "stages: [test]\na: {script: !reference [.b, script]}\n",
            "stages: [test]\na: {script: !reference [.b, script]}\n\n" + GITLAB,
        ),
        ("noob-lint: {script: [mine]}\n", "noob-lint: {script: [mine]}\n"),
    ],
)
def test_gitlab(before: str, after: str) -> None:
    assert extend_gitlab(before) == after
    assert extend_gitlab(after) == after


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- a\n", "it is not a mapping"),
        ("a\n", "it is not a mapping"),
        ("stages: [build]\n", "it has no stage 'test', so the job needs one of yours"),
    ],
)
def test_what_gitlab_does_not_allow(text: str, reason: str) -> None:
    with pytest.raises(CannotExtendError) as caught:
        extend_gitlab(text)
    assert str(caught.value) == reason


def test_the_tags_of_a_service_are_read() -> None:
    text = "a: !x y\nb: !y {c: !z [1]}\nnoob-lint: !z [1, {b: !q c}]\nd: {e:}\n"
    assert extend_gitlab(text) == text
    assert services._read(text) == {
        "a": ("x", "y"),
        "b": ("y", {"c": ("z", [1])}),
        "noob-lint": ("z", [1, {"b": ("q", "c")}]),
        "d": {"e:": None},
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *((text, "it has no list 'repos'") for text in ("- a\n", "a: b\n", "repos: x\n")),
        ("repos: !!omap\n- a: b\n", "it has no list 'repos'"),
        *(
            (text, "its layout cannot be extended automatically")
            for text in ("a: &a\n- b\nrepos: *a\n", "a: &a\n  repos:\n  - b\n<<: *a\n")
        ),
        *(
            (text, "its 'repos' is not a list that spans several lines")
            for text in ("repos: []\n", "repos: [a]\n")
        ),
    ],
)
def test_what_pre_commit_does_not_allow(text: str, reason: str) -> None:
    with pytest.raises(CannotExtendError) as caught:
        extend_pre_commit(text)
    assert str(caught.value) == reason


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", PRE_COMMIT),
        ("\n\n", "\n\n" + PRE_COMMIT),
        (
            crlf("repos:\n- repo: a\n  hooks: [{id: b}]\n"),
            crlf("repos:\n- repo: a\n  hooks: [{id: b}]\n" + hook("")),
        ),
        (
            "minimum: 3\nrepos:\n  - repo: a\n    hooks: [{id: b}]\nci: {c: d}\nfail_fast: true\n",
            "minimum: 3\nrepos:\n  - repo: a\n    hooks: [{id: b}]\n"
            + hook("  ")
            + "ci: {c: d}\nfail_fast: true\n",
        ),
        (
            "repos:\n- 3\n- {}\n- hooks: x\n- hooks: [y, {z: 1}]\n",
            "repos:\n- 3\n- {}\n- hooks: x\n- hooks: [y, {z: 1}]\n" + hook(""),
        ),
    ],
)
def test_pre_commit_of_odd_files(before: str, after: str) -> None:
    assert extend_pre_commit(before) == after
    assert extend_pre_commit(after) == after


def test_hooks_among_odd_ones_are_found() -> None:
    for name in ("noob-lint", "noob-lint-fix"):
        text = f"repos:\n- 3\n- hooks: x\n- hooks: [y, {{id: 3}}, {{id: {name}}}]\n- hooks: []\n"
        assert extend_pre_commit(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", GITLAB),
        ("\n", "\n" + GITLAB),
        ("# mine\n", "# mine\n\n" + GITLAB),
        ("a: {script: [b]}\r\n", "a: {script: [b]}\r\n\r\n" + crlf(GITLAB)),
        ("stages: build\n", "stages: build\n\n" + GITLAB),
        ("stages: [build, test]\n", "stages: [build, test]\n\n" + GITLAB),
    ],
)
def test_gitlab_of_odd_files(before: str, after: str) -> None:
    assert extend_gitlab(before) == after
    assert extend_gitlab(after) == after


@pytest.mark.parametrize(
    "text", ["a: [", "a: 1\n---\nb: 2\n", "a: 1\na: 2\n", "a: !!int x\n", "\t"]
)
def test_what_is_no_single_document(text: str) -> None:
    for extend in (extend_gitlab, extend_pre_commit):
        if text.strip() or extend is extend_gitlab:
            with pytest.raises(CannotExtendError, match=r"^it is not a single YAML document$"):
                extend(text)


def test_a_workflow_is_a_file_of_its_own() -> None:
    assert extend_github("") == extend_github(GITHUB) == GITHUB
    for text in ("x", f"{GITHUB}\n", "\n"):
        with pytest.raises(CannotExtendError, match=r"^a different workflow has that name$"):
            extend_github(text)
