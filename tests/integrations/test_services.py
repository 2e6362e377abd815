"""Configuration of services is extended as text: comments, order and layout stay."""

from __future__ import annotations

import pytest

from noob_lint.integrations.change import CannotExtendError
from noob_lint.integrations.services import GITLAB, HOOK, extend_gitlab, extend_pre_commit


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
    text = "a: !x y\nb: !y {c: !z [1]}\nnoob-lint: !z [1, {b: !q c}]\n"
    assert extend_gitlab(text) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *((text, "it has no list 'repos'") for text in ("- a\n", "a: b\n", "repos: x\n")),
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
