"""A process that is killed in the middle of ``--fix`` leaves every file whole."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.cli.killed import FILES, Killer

TIMES = 20
MOST = 200
"""Chance decides where it is killed; but not so often that it is never in the middle."""


@pytest.mark.skipif(not hasattr(__import__("signal"), "SIGKILL"), reason="no SIGKILL here")
def test_no_file_is_lost_or_half_written(tmp_path: Path) -> None:
    killer = Killer(tmp_path, Random(20))
    interrupted = 0
    for number in range(MOST):
        if number >= TIMES and interrupted:
            break
        outcome = killer.kill()
        interrupted += 0 < outcome.new < FILES
        assert (outcome.broken, outcome.old + outcome.new, outcome.tubes) == (0, FILES, FILES)
        assert len(outcome.leftovers) <= 1
        assert all(name.startswith(".noob-lint-") for name in outcome.leftovers)
    assert interrupted > 0
    finished = killer.finish()
    assert (finished.old, finished.new, finished.leftovers) == (0, FILES, outcome.leftovers)
