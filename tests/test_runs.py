"""Some random tubes of `benchmarks.runs`, which makes thousands: those that run get no error."""

from __future__ import annotations

import pytest

from benchmarks.runs import NUMPY, OTHERWISE, RELEASE, UNEXPLAINED, Compared, compare
from tests.oracle import UnreachableError, install, newer_interpreter

SEEDS = range(90_000, 90_150)


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> list[Compared]:
    """The tubes of these seeds, run and linted."""
    interpreter = newer_interpreter()
    if interpreter is None:
        pytest.skip("there is no Python 3.12.2 or newer here")
    try:
        noob = install(RELEASE, interpreter, beside=NUMPY)
    except UnreachableError as error:
        pytest.skip(f"noob cannot be installed here: {error}")
    return list(compare(SEEDS, noob, tmp_path_factory.mktemp("runs")))


def _by_rule(one: Compared) -> list[str]:
    return sorted({found.rule for found in one.errors})


@pytest.mark.oracle
def test_no_tube_that_runs_gets_an_error(compared: list[Compared]) -> None:
    false = {one.tube.seed: _by_rule(one) for one in compared if one.verdict == "false"}
    assert false == {}
    otherwise = {rule for one in compared if one.verdict == "otherwise" for rule in _by_rule(one)}
    assert otherwise <= OTHERWISE


@pytest.mark.oracle
def test_every_tube_that_fails_without_an_error_has_a_reason(compared: list[Compared]) -> None:
    missed = [one for one in compared if one.verdict == "missed"]
    assert {one.tube.seed: one.error for one in missed if one.reason == UNEXPLAINED} == {}


@pytest.mark.oracle
def test_the_tubes_come_to_every_end(compared: list[Compared]) -> None:
    assert {one.verdict for one in compared} >= {"right", "found", "missed"}
    assert {one.stage for one in compared} >= {"instantiate", "init", "process", "ok"}
