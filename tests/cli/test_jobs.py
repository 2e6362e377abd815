"""How many processes share the work by default."""

from __future__ import annotations

import os

import pytest

from noob_lint.cli import run
from noob_lint.cli.effective import find_settings
from noob_lint.cli.options import CheckOptions
from noob_lint.cli.run import processors
from noob_lint.reporters import REPORTERS
from noob_lint.reporters.protocol import Screen


@pytest.mark.parametrize(("there", "used"), [(None, 1), (1, 1), (4, 4), (64, 8)])
def test_processors_of_the_machine(
    there: int | None, used: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: there)
    assert processors() == used


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system has no affinity")
@pytest.mark.parametrize(("there", "used"), [(1, 1), (4, 4), (64, 8)])
def test_processors_that_the_process_may_use(
    there: int, used: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {*range(there)})
    assert processors() == used


@pytest.mark.parametrize(
    ("asked", "files", "jobs"),
    [
        *((None, 0, 1), (None, 1, 1), (None, 99, 1), (None, 100, 4), (None, 101, 4)),
        *((0, 0, 1), (0, 3, 3), (0, 9, 4), (1, 9, 1), (2, 9, 2), (7, 3, 3), (7, 9, 7)),
    ],
)
def test_how_many_processes_a_run_uses(
    asked: int | None, files: int, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "processors", lambda: 4)
    options = CheckOptions(jobs=asked, isolated=True)
    written: list[str] = []
    reporter = REPORTERS["full"](written.append, Screen())
    assert run.Run(options, find_settings(options), reporter)._jobs(files) == jobs
