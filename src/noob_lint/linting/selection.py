"""Which findings the settings select in a file, and how severe they are."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import lru_cache

from noob_lint.config.settings import Settings
from noob_lint.diagnostics.diagnostic import Diagnostic, Severity
from noob_lint.rules import RULES, Rule, rule_named
from noob_lint.support.gitignore import Patterns, patterns_at


class Selection:
    """The settings about rules, ready to be applied. `settings` must be validated."""

    def __init__(self, settings: Settings) -> None:
        self.rules = selected_rules(
            tuple(settings.select),
            (*settings.ignore, *settings.extend_ignore),
            tuple(settings.extend_select),
        )
        self._ids = frozenset(rule.id for rule in self.rules)
        self._ignores: list[tuple[Patterns, bool, frozenset[str]]] = []
        base = settings.base("per_file_ignores")
        for pattern, names in settings.per_file_ignores.items():
            patterns = patterns_at(base, [pattern.removeprefix("!")])
            if patterns is not None:
                self._ignores.append((patterns, not pattern.startswith("!"), frozenset(names)))
        self._severities = settings.severity
        self._ignored: dict[str, frozenset[str]] = {}

    @property
    def remarks(self) -> frozenset[str]:
        """The ids of the opt-in rules that are selected."""
        return frozenset(rule.id for rule in self.rules if rule.opt_in)

    @property
    def is_complete(self) -> bool:
        """Whether every rule that is not opt-in is selected in every file."""
        return not self._ignores and all(rule.opt_in or rule.id in self._ids for rule in RULES)

    def kept(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The diagnostics of rules that are selected in the file they are in."""
        return [item for item in found if self.has(item.rule, item.path)]

    def has(self, rule: str, path: str) -> bool:
        """Whether the rule with the id `rule` is selected in the file at `path`."""
        if rule not in self._ids:
            return False
        return not self._ignores or not _is_named(rule_named(rule), self._names(path))

    def rules_in(self, path: str) -> Sequence[Rule]:
        """The rules that are selected in the file at `path`."""
        return tuple(rule for rule in self.rules if self.has(rule.id, path))

    def weighed(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """The diagnostics with the severities that the settings give them."""
        if not self._severities:
            return found
        return [item._replace(severity=self._severity(item)) for item in found]

    def _severity(self, item: Diagnostic) -> Severity:
        for name in rule_named(item.rule).names:  # the more specific name wins
            if name in self._severities:
                return Severity(self._severities[name])
        return item.severity

    def _names(self, path: str) -> frozenset[str]:
        """The rules and groups to leave out in the file at `path`."""
        if path not in self._ignored:
            real = os.path.realpath(path)
            self._ignored[path] = frozenset().union(
                *(
                    names
                    for patterns, wanted, names in self._ignores
                    if patterns.cover(real) is wanted
                )
            )
        return self._ignored[path]


def _is_named(rule: Rule, names: Iterable[str]) -> bool:
    return not set(rule.names).isdisjoint(names)


@lru_cache(maxsize=32)
def selected_rules(
    select: tuple[str, ...], ignore: tuple[str, ...], more: tuple[str, ...] = ()
) -> tuple[Rule, ...]:
    """The rules that names of rules and groups select, or ``default`` or ``all``.

    An empty `select` means ``default``, all rules that are not opt-in; `more` are added. As in
    ruff, the more specific name wins: a rule that is selected by its id stays even if its group is
    ignored.
    """

    def wanted(rule: Rule) -> bool:
        for name in rule.names:
            if name in ignore:
                return False
            if name in select or name in more:
                return True
        return not select and not rule.opt_in

    return tuple(rule for rule in RULES if wanted(rule))
