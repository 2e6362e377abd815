"""Some mistakes of `benchmarks.mistakes`, which makes thousands: no tube gets a false finding."""

from __future__ import annotations

import pytest

from benchmarks.mistake_edits import read
from benchmarks.mistakes import KINDS, PROJECT, Judged, cases, judge, told
from benchmarks.runs import NUMPY, RELEASE
from tests.oracle import UnreachableError, install, newer_interpreter


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> list[Judged]:
    """The tubes of some of the edits, run and linted."""
    interpreter = newer_interpreter()
    if interpreter is None:
        pytest.skip("there is no Python 3.12.2 or newer here")
    try:
        noob = install(RELEASE, interpreter, beside=NUMPY)
    except UnreachableError as error:
        pytest.skip(f"noob cannot be installed here: {error}")
    project = read(PROJECT)
    chosen = cases(project, 1, 5)[::5]
    return list(judge(chosen, project, noob, tmp_path_factory.mktemp("mistakes")))


def test_each_kind_has_wrong_edits_and_right_ones() -> None:
    project = read(PROJECT)
    assert len({kind.name for kind in KINDS}) == len(KINDS) > 60
    made = {(case.kind.name, case.right) for case in cases(project, 1, 1)}
    assert made == {(kind.name, right) for kind in KINDS for right in (False, True)}


@pytest.mark.oracle
def test_no_tube_that_runs_gets_an_error_and_no_right_one_a_warning(judged: list[Judged]) -> None:
    assert [told(one) for one in judged if one.is_false] == []


@pytest.mark.oracle
def test_what_is_meant_to_be_right_runs(judged: list[Judged]) -> None:
    assert [told(one) for one in judged if one.case.right and one.fails] == []


@pytest.mark.oracle
def test_mistakes_come_to_every_end(judged: list[Judged]) -> None:
    wrong = [one for one in judged if not one.case.right]
    assert {one.stage for one in wrong} == {"load", "instantiate", "init", "process", "ok"}
    assert {one.severity for one in wrong if one.fails} >= {"error"}
    assert "hangs" in {one.error for one in wrong}
