"""One run of ``noob-lint check``: from the settings to the report and the exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from noob_lint.cli.status import CRASHED, FINE, FOUND, USAGE
from noob_lint.cli.terminal import Progress, complain, progress_bar
from noob_lint.config import Settings
from noob_lint.diagnostic import Severity
from noob_lint.discovery import discover, is_excluded
from noob_lint.reporters.protocol import Reporter
from noob_lint.reporters.summary import Summary

if TYPE_CHECKING:
    from noob_lint.engine import FileResult

STDIN = "-"
"""The path that stands for the standard input."""
_FEW = 100  # files; below this, starting more processes takes longer than it saves
_MOST_JOBS = 8


class Run:
    """One run of ``check``: finds the files, lints them, reports as results come, and counts."""

    def __init__(self, options: argparse.Namespace, settings: Settings, reporter: Reporter) -> None:
        self._options = options
        self._settings = settings
        self._reporter = reporter
        self._summary = Summary()
        self._crashed = False
        self._progress: Progress | None = None

    def run(self) -> int:
        """Do it all and return the exit status."""
        named = [path for path in self._options.paths if path != STDIN]
        if STDIN in self._options.paths:
            self._stdin()
        if named or STDIN not in self._options.paths:
            self._files(named)
        self._reporter.finish(self._summary, quiet="quiet" in self._options)
        return self._status()

    def _stdin(self) -> None:
        from noob_lint.engine import Linter
        from noob_lint.sniff import is_tube

        path = getattr(self._options, "stdin_filename", "<stdin>")
        if sys.stdin is None:  # the parent process closed it
            self._fail(path, "closed")
            return
        data = sys.stdin.buffer.read()
        excluded = "force_exclude" in self._options and is_excluded(path, self._settings)
        if excluded or ("skip_non_tubes" in self._options and not is_tube(data)):
            self._summary = self._summary._replace(skipped=self._summary.skipped + 1)
            return
        self._take(Linter(self._settings).lint_source(data, path))

    def _files(self, named: Sequence[str]) -> None:
        from noob_lint.engine import lint_files

        paths = list(self._discover(named))
        self._progress = progress_bar(len(paths), wanted="no_progress" not in self._options)
        update = self._progress.update if self._progress else None
        try:
            for result in lint_files(paths, self._settings, self._jobs(len(paths)), update):
                self._take(result)
        finally:
            self._clear()

    def _discover(self, named: Sequence[str]) -> Iterator[str]:
        """The files to lint; what cannot be read is complained about, what is skipped counted."""
        candidates = discover(
            named,
            self._settings,
            force_exclude="force_exclude" in self._options,
            skip_non_tubes="skip_non_tubes" in self._options,
        )
        for candidate in candidates:
            if candidate.error is not None:
                self._fail(candidate.path, candidate.error)
            elif candidate.skipped:
                self._summary = self._summary._replace(skipped=self._summary.skipped + 1)
            else:
                yield candidate.path

    def _take(self, result: FileResult) -> None:
        """Report and count one result."""
        if result.crash is not None:
            from noob_lint.cli.crash import report_crash

            self._clear()
            report_crash(result.crash, result.path)
            self._summary = self._summary._replace(failed=self._summary.failed + 1)
            self._crashed = True
        elif result.error is not None:
            self._fail(result.path, result.error)
        else:
            if result.diagnostics:
                self._clear()
                for path, group in groupby(result.diagnostics, attrgetter("path")):
                    self._reporter.report(tuple(group), result.texts.get(path))
            self._summary = self._summary.plus(result.diagnostics, result.suppressed)

    def _fail(self, path: str, reason: str) -> None:
        self._clear()
        complain(f"error: {path}: {reason}")
        self._summary = self._summary._replace(failed=self._summary.failed + 1)

    def _clear(self) -> None:
        if self._progress is not None:
            self._progress.clear()

    def _jobs(self, files: int) -> int:
        """How many processes to use for so many files."""
        jobs = getattr(self._options, "jobs", 1 if files < _FEW else 0)
        return max(1, min(jobs or _processors(), files))

    def _status(self) -> int:
        if self._crashed:
            return CRASHED
        if self._summary.failed:
            return USAGE
        fail_on = self._settings.fail_on
        if fail_on == "never":
            return FINE
        failing = [level for level in Severity if level.rank <= Severity(fail_on).rank]
        return FOUND if any(getattr(self._summary, level.value) for level in failing) else FINE


def _processors() -> int:
    """How many processors this process may use, within reason."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), _MOST_JOBS)
    return min(os.cpu_count() or 1, _MOST_JOBS)
