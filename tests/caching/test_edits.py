"""After any edits in any order, runs that use the cache say what others say."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack, chdir
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from benchmarks import cached_edits
from benchmarks.edits import World
from noob_lint.caching import states


class Edits(RuleBasedStateMachine):
    """Each event of `World` as a rule, with the choices drawn by hypothesis."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = ExitStack()
        top = self._stack.enter_context(tempfile.TemporaryDirectory())
        self._stack.enter_context(chdir(top))
        self._stack.enter_context(patch.object(states, "MARGIN", cached_edits.MARGIN))
        self.world = World(Path(top).resolve())
        Path("setup.cfg").touch()  # only projects have a cache

    def teardown(self) -> None:
        self._stack.close()

    @rule(data=st.data(), event=st.sampled_from(cached_edits.EVENTS))
    def edit(self, data: Any, event: Any) -> None:
        event(self.world, lambda options: data.draw(st.sampled_from(options)))

    @rule(arguments=st.sampled_from(cached_edits.ARGUMENTS))
    def the_outcome_is_that_of_a_fresh_run(self, arguments: Any) -> None:
        cached_edits.compare(arguments)


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=4,
    stateful_step_count=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def test_many_steps_at_random() -> None:
    count = cached_edits.run(15, seed=5)
    assert 0 < count.found < count.asked
