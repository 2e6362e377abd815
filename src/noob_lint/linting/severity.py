"""What the settings make of findings: those that are left out in some files, and severities."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from noob_lint.config.settings import Settings
from noob_lint.diagnostics.diagnostic import Diagnostic, Severity
from noob_lint.rules import Rule, rule_named
from noob_lint.support.gitignore import Patterns, patterns_at


class Adjustments:
    """The settings `per_file_ignores` and `severity`, ready to be applied.

    `settings` are validated.
    """

    def __init__(self, settings: Settings) -> None:
        self._ignores: list[tuple[Patterns, bool, frozenset[str]]] = []
        for pattern, names in settings.per_file_ignores.items():
            patterns = patterns_at(settings.root, [pattern.removeprefix("!")])
            if patterns is not None:
                self._ignores.append((patterns, not pattern.startswith("!"), frozenset(names)))
        self._severities = settings.severity
        self._ignored: dict[str, frozenset[str]] = {}

    def kept(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """The diagnostics that are not left out in their files."""
        if not self._ignores:
            return found
        return [
            item for item in found if not _is_named(rule_named(item.rule), self._names(item.path))
        ]

    def rules(self, rules: Sequence[Rule], path: str) -> Sequence[Rule]:
        """The rules that hold in the file `path`."""
        if not self._ignores:
            return rules
        names = self._names(path)
        return tuple(rule for rule in rules if not _is_named(rule, names))

    def weighed(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """The diagnostics with the severities that the settings give them."""
        if not self._severities:
            return found
        return [item._replace(severity=self._severity(item)) for item in found]

    def _severity(self, item: Diagnostic) -> Severity:
        rule = rule_named(item.rule)
        for name in rule.names:  # the more specific name wins
            if name in self._severities:
                return Severity(self._severities[name])
        return item.severity

    def _names(self, path: str) -> frozenset[str]:
        """The rules and groups to leave out in the file `path`."""
        if path not in self._ignored:
            absolute = os.path.abspath(path)
            self._ignored[path] = frozenset().union(
                *(
                    names
                    for patterns, wanted, names in self._ignores
                    if patterns.cover(absolute) is wanted
                )
            )
        return self._ignored[path]


def _is_named(rule: Rule, names: Iterable[str]) -> bool:
    return not set(rule.names).isdisjoint(names)
