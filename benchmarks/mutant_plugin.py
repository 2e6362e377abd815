"""A plugin of pytest for `benchmarks.mutants`: which tests run which lines, and which to run.

With ``MUTANTS_RECORD=DIR``, it writes there what each test runs, how it ended and how long it took.
With ``MUTANTS_TESTS=FILE``, only the tests that the file lists are run, in its order, and with
``MUTANTS_SECONDS``, no process may use the processor for longer.
"""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

RECORD = "MUTANTS_RECORD"
CHOSEN = "MUTANTS_TESTS"
SECONDS = "MUTANTS_SECONDS"
CONFIGURATION = "coverage.ini"
TESTS = "tests.json"

_MEMORY = 4 << 30
"""The bytes that a process may have, for mutants that collect without end."""


class Recorder:
    """Runs coverage with a context for each test; processes that tests start have one as well."""

    def __init__(self, folder: Path) -> None:
        import coverage

        self._folder = folder
        self._tests: dict[str, list[Any]] = {}
        self._coverage = coverage.Coverage(config_file=str(folder / CONFIGURATION))
        self._coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Give what runs the name of the test, and measure it."""
        self._coverage.switch_context(item.nodeid)
        self._tests[item.nodeid] = ["passed", 0.0, 0.0]
        wall, processor = time.perf_counter(), _processor_time()
        try:
            return (yield)
        finally:
            spent = (time.perf_counter() - wall, _processor_time() - processor)
            self._tests[item.nodeid][1:] = [round(seconds, 4) for seconds in spent]
            self._coverage.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what did not pass."""
        if not report.passed:
            self._tests[report.nodeid][0] = report.outcome

    def pytest_unconfigure(self) -> None:
        """Write everything."""
        self._coverage.stop()
        self._coverage.save()
        (self._folder / TESTS).write_text(json.dumps(self._tests))


class Selector(NamedTuple):
    """Runs the tests with these ids, in this order."""

    ids: tuple[str, ...]

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Leave out all others."""
        place = {name: index for index, name in enumerate(self.ids)}
        others = [item for item in items if item.nodeid not in place]
        if others:
            config.hook.pytest_deselected(items=others)
        items[:] = sorted(
            (item for item in items if item.nodeid in place), key=lambda item: place[item.nodeid]
        )


def _processor_time() -> float:
    return sum(os.times()[:4])


def pytest_configure(config: pytest.Config) -> None:
    """Do what the environment says; tests do not see that."""
    record, tests, seconds = (os.environ.pop(name, "") for name in (RECORD, CHOSEN, SECONDS))
    if seconds:
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    if record:
        config.pluginmanager.register(Recorder(Path(record)))
    if tests:
        ids = Path(tests).read_text(encoding="utf-8").splitlines()
        config.pluginmanager.register(Selector(tuple(ids)))
