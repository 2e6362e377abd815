"""The list of rules and the documentation in their modules: every example is linted."""

from __future__ import annotations

import inspect
import pkgutil
import re
from textwrap import indent

import pytest

from noob_lint import Severity, rules
from noob_lint.linting.examples import lint_example
from noob_lint.rules import GROUPS, RULES, Rule
from noob_lint.rules.documentation import Documentation, Example
from tests.rules.fixtures import HERE

BY_ID = {rule.id: rule for rule in RULES}


def by_id(rule: Rule) -> str:
    return rule.id


EACH = pytest.mark.parametrize("rule", RULES, ids=by_id)


def prose(text: str) -> str:
    return indent(text, "    ")


def example(shown: Example) -> str:
    note = f"({shown.note})\n" if shown.note else ""
    return prose(note + shown.tube)


def written(parts: Documentation) -> str:
    """A docstring with these parts, in the only permitted form."""
    sections = {
        **{f"In {name}": prose(text) for name, text in parts.files},
        "Bad": example(parts.bad),
        "Good": example(parts.good),
        "Fix": prose(parts.fix),
        "Options": prose(parts.options),
        "Related": prose(", ".join(parts.related)),
        "Versions": prose(parts.versions),
    }
    blocks = [f"{name}:\n{text.rstrip()}" for name, text in sections.items() if text]
    return "\n\n".join([parts.summary, parts.text, *blocks])


def joined(docs: str) -> str:
    """The docstring with each note, and the names of related rules, on one line."""
    for part in (r"(?<=^    \()[^()]+\)$", r"(?<=^Related:\n    )[a-z0-9,\s-]+?(?=\n\n|\Z)"):
        docs = re.sub(part, lambda found: " ".join(found[0].split()), docs, flags=re.MULTILINE)
    return docs


@EACH
def test_the_documentation_has_its_form(rule: Rule) -> None:
    parts = rule.documentation
    assert joined(rule.docs) == written(parts)
    assert parts.summary.endswith(".")
    assert len(parts.summary) <= 100
    assert parts.text
    assert parts.bad.tube or parts.bad.note
    assert parts.good.tube


@EACH
def test_the_documentation_has_the_sections_that_it_needs(rule: Rule) -> None:
    parts = rule.documentation
    assert [name for name in parts.related if name not in BY_ID or name == rule.id] == []
    assert not parts.fix or rule.fixes, "RULE says that there are no fixes"
    assert parts.fix or not rule.fixes, "RULE says that there are fixes"


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.also], ids=by_id)
def test_the_documentation_says_when_which_severity_is_given(rule: Rule) -> None:
    parts = rule.documentation
    said = " ".join((parts.summary, parts.text, parts.options, parts.versions))
    words = "|".join(severity.value for severity in rule.severities)
    assert re.search(rf"\b(?:{words})s?\b", said), "say when it is an error, and when a warning"


SHOWN = [rule for rule in RULES if rule.documentation.bad.tube]
"""The rules with a bad example that is shown rather than told."""


@pytest.mark.parametrize("rule", SHOWN, ids=by_id)
def test_the_bad_example_shows_the_rule(rule: Rule) -> None:
    assert rule.id in [found.rule for found in lint_example(rule, rule.documentation.bad)]


@EACH
def test_the_good_example_is_good(rule: Rule) -> None:
    assert lint_example(rule, rule.documentation.good) == []


INSIDE = {("unknown-node", "warning")}
"""Errors in tubes that are written inside others, and become warnings where noob may never load
them."""


def test_the_severities_are_those_that_users_get() -> None:
    """The fixtures show no severity that `RULE` does not name."""
    texts = [path.read_text(encoding="utf-8") for path in HERE.glob("*/*.expected")]
    form = re.compile(r"^\S.*?:\d+:\d+: (error|warning|info)\[([a-z0-9-]+)\]", re.MULTILINE)
    shown = {(rule, severity) for text in texts for severity, rule in form.findall(text)}
    named = {(rule.id, severity.value) for rule in RULES for severity in rule.severities}
    assert shown - named - INSIDE == set()


def test_ids_are_kebab_case_and_unique() -> None:
    ids = [rule.id for rule in RULES]
    assert [rule for rule in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule)] == []
    assert sorted(set(ids)) == sorted(ids)
    assert set(ids) & {*GROUPS, "default", "all"} == set()


def test_every_rule_has_a_module_and_every_module_a_rule() -> None:
    found = {
        (group.name, module.name)
        for group in pkgutil.iter_modules(rules.__path__)
        if group.ispkg
        for module in pkgutil.iter_modules([f"{rules.__path__[0]}/{group.name}"])
    }
    assert found == {(rule.group, rule.id.replace("-", "_")) for rule in RULES}


@EACH
def test_the_row_is_sound(rule: Rule) -> None:
    assert rule.group in GROUPS
    assert isinstance(rule.severity, Severity)
    assert re.fullmatch(r"\d+\.\d+\.\d+", rule.since)
    assert rule.summary
    assert rule.summary[0].islower() or rule.summary[0] in "`'"
    assert not rule.summary.endswith(".")


@EACH
def test_only_rules_that_look_at_tubes_have_a_check(rule: Rule) -> None:
    check = getattr(rule.module, "check", None)
    if rule.stage != "tube":
        assert check is None
        assert not rule.needs
        return
    assert str(inspect.signature(rule.check)) == "(facts: 'Facts') -> 'Iterator[Finding]'"
    assert inspect.getdoc(rule.check)


def test_rules_stand_by_stage_and_group() -> None:
    """Readers of the list, the documentation and `noob-lint rule` find them together."""
    groups = [rule.group for rule in RULES]
    assert list(dict.fromkeys(groups)) == [group for group in GROUPS if group in groups]
    assert sorted(groups, key=GROUPS.index) == groups
