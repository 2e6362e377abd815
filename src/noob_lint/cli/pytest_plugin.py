"""A pytest plugin: with ``--noob-lint``, each tube is a test that fails if it has findings.

pytest imports this module in every project whose environment has noob-lint, so it imports nothing
until it is asked to lint. The configuration of the tube's project decides which findings there are
and which of them fail, as on the command line.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from noob_lint.linting.result import FileResult

OPTION = "--noob-lint"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that turns the plugin on."""
    group = parser.getgroup("noob-lint")
    about = "collect each noob tube (*.yaml, *.yml) as a test that lints it"
    group.addoption(OPTION, action="store_true", help=about)


def pytest_configure(config: pytest.Config) -> None:
    """Collect tubes, if requested."""
    if config.getoption(OPTION):
        config.pluginmanager.register(Tubes())


class Tubes:
    """Collects the tubes of one session, in one workspace."""

    def __init__(self) -> None:
        from noob_lint.discovery.configurations import Configurations
        from noob_lint.discovery.walk import Discovery
        from noob_lint.discovery.workspace import Workspace
        from noob_lint.linting.baselines import Baselines
        from noob_lint.linting.linter import Linter

        self.configurations = Configurations()
        self.linter = Linter(Workspace(self.configurations))
        self.baselines = Baselines(self.configurations)
        self._discovery = Discovery(self.configurations)

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> Any:
        """A file with one test, if it is a tube that its project does not exclude."""
        from noob_lint.support.walk import SUFFIXES

        if not file_path.name.endswith(SUFFIXES):
            return None
        found = self._discovery.files([str(file_path)], force_exclude=True, skip_non_tubes=True)
        for one in found:
            if not one.skipped:
                return TubeFile.from_parent(parent, path=file_path, tubes=self)
        return None

    def result(self, path: Path) -> FileResult:
        """The findings for the tube at `path`, except those in its baseline."""
        from noob_lint.fixing.linted import lint_file

        return self.baselines.split(lint_file(self.linter, os.path.relpath(path)))


class TubeFile(pytest.File):
    """The file of a tube."""

    def __init__(self, *, tubes: Tubes, **others: Any) -> None:
        super().__init__(**others)
        self.tubes = tubes

    def collect(self) -> Iterator[pytest.Item]:
        """The one test of the file."""
        yield TubeItem.from_parent(self, name="noob-lint", tubes=self.tubes)


class TubeItem(pytest.Item):
    """The test of a tube: it fails for the findings that fail a run of ``noob-lint``."""

    def __init__(self, *, tubes: Tubes, **others: Any) -> None:
        super().__init__(**others)
        self._tubes = tubes

    def runtest(self) -> None:
        """Lint the tube; findings that do not fail are shown where pytest shows output.

        Raises:
            TubeFailure: there are findings that fail, or the file cannot be read.
        """
        from noob_lint.cli.reports import fails

        result = self._tubes.result(self.path)
        if result.error or result.crash:
            raise TubeFailure(f"{result.path}: {result.error or result.crash}")
        settings = self._tubes.configurations.settings_of(result.path)
        if fails(result, settings.fail_on):
            raise TubeFailure(shown(result))
        if result.diagnostics:
            self.add_report_section("call", "noob-lint", shown(result))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The findings alone, without a traceback."""
        if isinstance(excinfo.value, TubeFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the test is, and what it is called in the report."""
        return self.path, 0, f"noob-lint {os.path.relpath(self.path)}"


class TubeFailure(Exception):  # noqa: N818, pytest calls it a failure
    """A tube has findings that fail the test; the message is their text."""


def shown(result: FileResult) -> str:
    """The findings as the format ``full`` shows them, without colour."""
    from noob_lint.cli.reports import reports_of
    from noob_lint.reporters import REPORTERS
    from noob_lint.reporters.protocol import Screen

    parts: list[str] = []
    reporter = REPORTERS["full"](parts.append, Screen())
    for file in reports_of(result):
        reporter.report(file)
    return "".join(parts).rstrip()
