"""The effects that rules declare for their errors: which occur although nothing runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.diagnostics.diagnostic import Diagnostic, Effect, Severity
from noob_lint.diagnostics.source import Span
from noob_lint.linting import check
from noob_lint.linting.linter import Linter
from noob_lint.rules import RULES, effect_of, rule_named
from noob_lint.tube.context import Activation
from noob_lint.yaml.parser import parse
from tests.rules.fixtures import BAD, name, placed, surroundings
from tests.workspaces import workspace


def errors(linter: Linter, path: Path) -> list[Diagnostic]:
    """The errors that all rules find in a file, checked from its folder."""
    found = linter.check(parse(path.read_bytes(), path.name)).found
    return [item for item in found if item.severity is Severity.ERROR]


def signs(found: list[Diagnostic]) -> set[tuple[str, str, Span, str]]:
    return {(item.path, item.rule, item.span, item.message) for item in found}


@pytest.mark.parametrize("path", BAD, ids=name)
def test_what_does_not_run_has_the_errors_that_say_so(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(placed(path, tmp_path).parent)
    names, settings = surroundings(path)
    linter = Linter(workspace(settings, names))
    found = errors(linter, path)
    survived = signs([item for item in found if effect_of(item) is Effect.SURVIVES])
    monkeypatch.setattr(check, "ALONE", Activation(runs=False))  # what it refers to is known by now
    idle = signs(errors(linter, path))
    met = [item for item in found if effect_of(item) is not Effect.RUN]
    assert signs(met) - survived == idle - survived
    assert {item.rule for item in found if rule_named(item.rule).effect is Effect.REMARK} == set()


def test_rules_of_errors_do_not_only_remark() -> None:
    rules = [rule for rule in RULES if rule.severity is Severity.ERROR]
    assert [rule.id for rule in rules if rule.effect is Effect.REMARK] == []


def test_what_has_to_be_asked_for_is_a_remark() -> None:
    assert {rule.effect for rule in RULES if rule.opt_in} == {Effect.REMARK}
