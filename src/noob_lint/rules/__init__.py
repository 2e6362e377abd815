"""The rules, and what they say of themselves.

A rule is a module `<group>/<id>.py`, the id with underscores. Its docstring is the documentation
(what, why, a bad and a good example), its `RULE` says what it is. A rule of stage "tube" has a
function ``check(facts: Facts) -> Iterator[Finding]``; the rules of the other stages are reported by
the stage itself, under their id. `RULES` is generated from the modules, which are imported when
they are first needed: most runs find nothing, and need few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Diagnostic, Effect, Finding
from noob_lint.rules._index import RULES
from noob_lint.rules.rule import Rule
from noob_lint.tube.features import features_of
from noob_lint.tube.marks import Mark

__all__ = ["GROUPS", "RULES", "Rule", "checks_about", "effect_of", "marks_of", "rule_named"]

GROUPS = tuple(dict.fromkeys(rule.group for rule in RULES))
"""The groups of rules, which can be selected like rules."""

_BY_ID = {rule.id: rule for rule in RULES}


def rule_named(rule_id: str) -> Rule:
    """The rule with an id."""
    return _BY_ID[rule_id]


def effect_of(item: Diagnostic) -> Effect:
    """What an error does to the tube that has it."""
    return item.finding.effect or _BY_ID[item.rule].effect


@lru_cache(maxsize=256)
def checks_about(
    marks: frozenset[Mark], remarks: frozenset[str]
) -> tuple[tuple[str, Callable[[Facts], Iterator[Finding]]], ...]:
    """The checks that have something to look at in a tube with these marks, by their rules.

    `remarks` are the opt-in rules that are wanted, by id.
    """
    return tuple(
        (rule.id, rule.check)
        for rule in RULES
        if rule.stage == "tube" and rule.concerns(marks) and (not rule.opt_in or rule.id in remarks)
    )


def marks_of(facts: Facts) -> frozenset[Mark]:
    """What a tube contains, and what the code behind it shows."""
    if facts.code is None:  # then the modules about calls need not be loaded
        return features_of(facts)
    return features_of(facts) | facts.calls.marks
