"""The list of rules and what their modules say: every example in the documentation is tried."""

from __future__ import annotations

import inspect
import pkgutil
import re
from pathlib import Path
from textwrap import dedent

import pytest

from noob_lint import Settings, Severity, lint_paths, rules
from noob_lint.rules import GROUPS, RULES, Rule

HEADER = {
    "noob_id": "example",
    "noob_model": "noob.tube.TubeSpecification",
    "noob_version": "1003.0.2",
}
BASE = "noob_id: base\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
FORM = re.compile(
    r"\A(?P<summary>[^\n]+\.)\n\n(?P<text>.+?)\n\n(?:In lab\.py:\n(?P<code>.+?)\n\n)?"
    r"Bad:\n(?P<bad>.+?)\n\nGood:\n(?P<good>.+)\Z",
    re.DOTALL,
)


def by_id(rule: Rule) -> str:
    return rule.id


EACH = pytest.mark.parametrize("rule", RULES, ids=by_id)


def parts(rule: Rule) -> dict[str, str]:
    match = FORM.match(rule.docs)
    assert match, f"{rule.id}: summary, text, 'Bad:' and 'Good:' are expected, in this order"
    return match.groupdict()


def complete(example: str) -> str:
    """The example as a file: it leaves most of the header out unless it is about the header."""
    text = dedent(example) + "\n"
    present = [key for key in HEADER if re.search(f"^{key}:", text, re.MULTILINE)]
    if text.startswith(("#", "-", "%")) or "noob_id" in present or len(present) > 1:
        return text
    return "".join(f"{key}: {HEADER[key]}\n" for key in HEADER if key not in present) + text


def lint(rule: Rule, kind: str, directory: Path) -> list[str]:
    """The rules that find something in an example that has a tube `base` beside it."""
    found = parts(rule)
    if found["code"]:
        (directory / "lab.py").write_text(dedent(found["code"]), encoding="utf-8")
    (directory / "base.yaml").write_text(BASE + "nodes:\n  base: {type: lab.base}\n")
    tube = directory / "tube.yaml"
    tube.write_text(complete(found[kind]), encoding="utf-8")
    paths = [str(directory)] if found["code"] else ()
    settings = Settings(python_paths=paths, extend_select=[rule.id])
    return [found.rule for found in lint_paths([str(tube)], settings=settings)]


@EACH
def test_the_documentation_has_its_parts(rule: Rule) -> None:
    found = parts(rule)
    assert len(found["summary"]) <= 100
    for example in (found["bad"], found["good"]):
        assert all(line.startswith("    ") for line in example.splitlines() if line), example


def in_words(rule: Rule) -> bool:
    """Whether the bad example is told rather than shown, as what is no single file has to be."""
    return "\nBad:\n    (" in rule.docs


@pytest.mark.parametrize("rule", [rule for rule in RULES if not in_words(rule)], ids=by_id)
def test_the_bad_example_shows_the_rule(rule: Rule, tmp_path: Path) -> None:
    assert rule.id in lint(rule, "bad", tmp_path)


@EACH
def test_the_good_example_is_good(rule: Rule, tmp_path: Path) -> None:
    assert lint(rule, "good", tmp_path) == []


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
    """So that a reader of the list, the documentation and `noob-lint rule` find them together."""
    groups = [rule.group for rule in RULES]
    assert list(dict.fromkeys(groups)) == [group for group in GROUPS if group in groups]
    assert sorted(groups, key=GROUPS.index) == groups
