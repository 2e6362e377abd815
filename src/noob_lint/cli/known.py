"""``noob-lint check`` with ``--baseline`` or ``--write-baseline``."""

from __future__ import annotations

import os

from noob_lint.cli.options import CheckOptions
from noob_lint.cli.terminal import complain
from noob_lint.config.settings import Settings, SettingsError
from noob_lint.linting.baseline import Baseline, BaselineEntry, read_baseline
from noob_lint.linting.result import FileResult
from noob_lint.linting.selection import Selection
from noob_lint.reporters.summary import Summary, count
from noob_lint.support.atomic import write_file

_NOT_WHEN_WRITING = ("baseline", "diff", "fix_only")


class Known:
    """The baseline of a run: the findings in it are counted and left out of the report.

    Raises:
        SettingsError: the file is not a baseline, or the options cannot be combined.
    """

    def __init__(self, options: CheckOptions, settings: Settings) -> None:
        self._is_written = options.write_baseline is not None
        file = (options.write_baseline if self._is_written else options.baseline) or ""
        _check(file, options)
        new = self._is_written and not os.path.lexists(file)
        self._baseline = Baseline(file) if new else read_baseline(file)
        self._rules = frozenset(rule.id for rule in Selection(settings).rules)
        self._quiet = options.quiet
        self._known = 0

    def split(self, result: FileResult) -> FileResult:
        """The result without the diagnostics that are in the baseline or will be."""
        if self._is_written:
            self._baseline.learn(result)
        result = self._baseline.split(result)
        self._known += len(result.known)
        return result

    def finish(self, summary: Summary) -> Summary:
        """Report stale entries or write the baseline, and complete the summary.

        Raises:
            OSError: the file cannot be written.
        """
        stale = self._baseline.stale(self._rules)
        if self._is_written:
            self._write(stale)
        elif stale:
            self._tell(stale)
        return summary._replace(
            baseline=True, known=self._known, stale=0 if self._is_written else len(stale)
        )

    def _write(self, stale: list[BaselineEntry]) -> None:
        self._baseline.forget(stale)
        write_file(self._baseline.file, self._baseline.to_json().encode("utf-8"))
        if not self._quiet:
            total = count(len(self._baseline), "finding", "findings")
            gone = f", without {len(stale)} that are gone" if stale else ""
            complain(f"wrote {total} to {self._baseline.file}{gone}")

    def _tell(self, stale: list[BaselineEntry]) -> None:
        if self._quiet:
            return
        file = self._baseline.file
        for entry in stale:
            complain(f"{file}: no longer found: {entry.path}: {entry.rule}: {entry.message}")
        them = "it" if len(stale) == 1 else "them"
        complain(f"{file}: use --write-baseline to remove {them}")


def _check(file: str, options: CheckOptions) -> None:
    other = options.first_of(*_NOT_WHEN_WRITING)
    if options.write_baseline is not None and other is not None:
        raise SettingsError(f"--write-baseline cannot be used with {other}")
    output = options.output_file
    if output is not None and os.path.realpath(file) == os.path.realpath(output):
        raise SettingsError(f'--output-file would overwrite the baseline "{file}"')
