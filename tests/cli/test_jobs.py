"""How many processes share the work by default."""

from __future__ import annotations

import os

import pytest

from noob_lint.cli.run import processors


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
