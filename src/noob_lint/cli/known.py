"""``noob-lint check`` with baselines, which list findings that are known."""

from __future__ import annotations

import os
from collections.abc import Sequence

from noob_lint.cli.options import CheckOptions
from noob_lint.cli.terminal import complain
from noob_lint.config.settings import SettingsError
from noob_lint.discovery.configurations import Configurations
from noob_lint.linting.baseline import Baseline, BaselineEntry
from noob_lint.linting.baselines import Baselines
from noob_lint.linting.result import FileResult
from noob_lint.reporters.summary import Summary, count
from noob_lint.support.atomic import write_file


class Known:
    """The baselines of a run: the findings in them are counted and left out of the report.

    Raises:
        SettingsError: the options cannot be combined.
    """

    def __init__(self, options: CheckOptions, configurations: Configurations) -> None:
        _check(options)
        self._options = options
        self._is_written = options.write_baseline is not None
        self.baselines = Baselines(configurations, to_be_written=self._is_written)
        self._quiet = options.quiet
        self._known = 0

    def open(self, paths: Sequence[str]) -> None:
        """Read the baselines of the files at `paths`, and the one that an option names.

        Raises:
            SettingsError: one is not a baseline, or there is none to write.
        """
        named = self._options.write_baseline or self._options.baseline
        found = [self.baselines.open(named)] if named else []
        found += [one for path in paths if (one := self.baselines.of(path)) is not None]
        if self._is_written and paths and not found:
            message = "name a file, since no configuration of the checked files sets baseline"
            raise SettingsError(f"--write-baseline: {message}")
        output = self._options.output_file
        for baseline in self.baselines:
            if output is not None and os.path.realpath(baseline.file) == os.path.realpath(output):
                message = f'--output-file would overwrite the baseline "{baseline.file}"'
                raise SettingsError(message)

    def split(self, result: FileResult) -> FileResult:
        """The result without the diagnostics that are in its baseline or are being added to it."""
        baseline = self.baselines.of(result.path)
        if baseline is not None and self._is_written:
            baseline.learn(result)
        result = self.baselines.split(result)
        self._known += len(result.known)
        return result

    def finish(self, summary: Summary) -> Summary:
        """Report stale entries or write the baselines, and complete the summary.

        Raises:
            OSError: a file cannot be written.
        """
        told = 0
        for baseline in self.baselines:
            stale = baseline.stale()
            if self._is_written:
                self._write(baseline, stale)
            elif stale:
                self._tell(baseline, stale)
                told += len(stale)
        return summary._replace(baseline=True, known=self._known, stale=told)

    def _write(self, baseline: Baseline, stale: list[BaselineEntry]) -> None:
        baseline.forget(stale)
        write_file(baseline.file, baseline.to_json().encode("utf-8"))
        if not self._quiet:
            total = count(len(baseline), "finding", "findings")
            gone = f", without {len(stale)} that are gone" if stale else ""
            complain(f"wrote {total} to {baseline.file}{gone}")

    def _tell(self, baseline: Baseline, stale: list[BaselineEntry]) -> None:
        if self._quiet:
            return
        for entry in stale:
            gone = f"no longer found: {entry.path}: {entry.rule}: {entry.message}"
            complain(f"{baseline.file}: {gone}")
        them = "it" if len(stale) == 1 else "them"
        complain(f"{baseline.file}: use --write-baseline to remove {them}")


def _check(options: CheckOptions) -> None:
    if options.write_baseline is None:
        return
    other = "--baseline" if options.baseline else options.first_of("diff", "fix_only")
    if other is not None:
        raise SettingsError(f"--write-baseline cannot be used with {other}")
    if os.path.isdir(options.write_baseline):
        message = f'"{options.write_baseline}" is a directory; put -- before the paths to check'
        raise SettingsError(f"--write-baseline: {message}")
