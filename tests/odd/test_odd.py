"""Odd Python with and without mistakes: all findings, and that noob does what is recorded."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.runs import RELEASE
from tests.odd.cases import BESIDE, cases, lint, rewrite, run
from tests.oracle import Oracle, UnreachableError, install, newer_interpreter

UPDATES = "UPDATE_EXPECTED" in os.environ
EACH = 1 if UPDATES else 9
"""How many cases there are for each that noob runs here."""


@pytest.fixture(scope="module")
def noob() -> Oracle:
    """The real noob, with what the cases import."""
    interpreter = newer_interpreter()
    if interpreter is None:
        pytest.skip("there is no Python 3.12.2 or newer here")
    try:
        return install(RELEASE, interpreter, beside=BESIDE)
    except UnreachableError as error:
        pytest.skip(f"noob cannot be installed here: {error}")


@pytest.mark.oracle
def test_all_that_is_said(noob: Oracle, tmp_path: Path) -> None:
    every = cases()
    said = lint(every, tmp_path / "lint", noob.python)
    if UPDATES:
        rewrite(run(every, tmp_path / "run", noob), said)
        every = cases()
    expected = {case.name: case.lint for case in every}
    assert {case.name: one for case, one in zip(every, said, strict=True)} == expected


@pytest.mark.oracle
def test_noob_does_what_is_written(noob: Oracle, tmp_path: Path) -> None:
    some = cases()[::EACH]
    answers = run(some, tmp_path / "run", noob)
    assert dict(zip([case.name for case in some], answers, strict=True)) == {
        case.name: case.noob for case in some
    }


def test_there_are_a_hundred_of_each_kind() -> None:
    every = cases()
    assert len({case.name for case in every}) == len(every)
    assert sum(case.right for case in every) >= 100
    assert sum(not case.right and case.fails for case in every) >= 200


def test_right_ones_run_and_have_no_error() -> None:
    right = [case for case in cases() if case.right]
    assert [case.name for case in right if case.fails or case.has_error] == []


def test_what_runs_has_no_error() -> None:
    assert [case.name for case in cases() if not case.fails and case.has_error] == []


def test_what_fails_has_an_error_or_a_reason() -> None:
    failing = [case for case in cases() if case.fails]
    assert [case.name for case in failing if case.has_error == bool(case.reason)] == []


def test_most_of_what_fails_or_hangs_has_an_error() -> None:
    failing = [case for case in cases() if case.fails and not case.hangs]
    hanging = [case for case in cases() if case.hangs]
    assert sum(case.has_error for case in failing) >= 0.8 * len(failing)
    assert sum(case.has_error for case in hanging) >= 0.9 * len(hanging)
