"""The baselines of a run: each file has the one that its settings name."""

from __future__ import annotations

import os
from collections.abc import Iterator

from noob_lint.config.settings import SettingsError
from noob_lint.discovery.configurations import Configurations
from noob_lint.linting.baseline import Baseline, read_baseline
from noob_lint.linting.result import FileResult
from noob_lint.linting.selection import Selection


class Baselines:
    """The baselines of files, each read once; several configurations may share one.

    With `to_be_written`, baselines that do not exist yet are empty.
    """

    def __init__(self, configurations: Configurations, *, to_be_written: bool = False) -> None:
        self._configurations = configurations
        self._to_be_written = to_be_written
        self._known: dict[str, Baseline] = {}
        self._rules: dict[str, frozenset[str]] = {}

    def __iter__(self) -> Iterator[Baseline]:
        """The baselines that have been read."""
        return iter(self._known.values())

    def of(self, path: str) -> Baseline | None:
        """The baseline of the file at `path`, if it has one.

        Raises: SettingsError: its configuration is invalid, or the file that it names is not a
        baseline.
        """
        file = self._configurations.settings_of(path).baseline
        if not file:
            return None
        if not os.path.lexists(file) and not self._to_be_written:
            self._refuse_missing(file, path)
        return self.open(file)

    def open(self, file: str) -> Baseline:
        """The baseline in a file.

        Raises:
            SettingsError: the file is not a baseline.
        """
        real = os.path.realpath(file)
        if real not in self._known:
            is_new = self._to_be_written and not os.path.lexists(file)
            self._known[real] = Baseline(file) if is_new else read_baseline(file)
        return self._known[real]

    def split(self, result: FileResult) -> FileResult:
        """The result with the known findings moved from `diagnostics` to `known`.

        Raises:
            SettingsError: as `of`.
        """
        baseline = self.of(result.path)
        return result if baseline is None else baseline.split(result, self._rules_for(result.path))

    def _rules_for(self, path: str) -> frozenset[str]:
        """The ids of the rules that are selected for a file."""
        settings = self._configurations.settings_of(path)
        if settings.root not in self._rules:
            ids = frozenset(rule.id for rule in Selection(settings).rules)
            self._rules[settings.root] = ids
        return self._rules[settings.root]

    def _refuse_missing(self, file: str, path: str) -> None:
        """Report where the configuration names a baseline that does not exist, if it does."""
        configuration = self._configurations.configuration_of(path)
        if configuration is None:
            return
        named = self._configurations.file(configuration)
        if named.settings().baseline == file:
            message = f'no such file: "{file}"; create it with --write-baseline'
            raise named.error(SettingsError(message, ("baseline",)))
