"""The generated index of rules is up to date with their modules."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.rules import RULES, Rule
from tools import rule_index

MODULE = """\
RULE = Rule(
    "{name}",
    group="{group}",
    severity=Severity.ERROR,
    summary="the `key` of a \\"thing\\"",
    needs=frozenset(
        {{
            Mark.CODE_ASSET_IS_ASYNC_CONTEXT_MANAGER,
            Mark.CODE_NODE_IS_ASYNC_GENERATOR,
        }}
    ),
)
"""
ROW = """\
    Rule(
        "{name}", group="{group}", severity=Severity.ERROR, summary="the `key` of a \\"thing\\"",
        needs=frozenset({{Mark.CODE_ASSET_IS_ASYNC_CONTEXT_MANAGER,
        Mark.CODE_NODE_IS_ASYNC_GENERATOR}}),
    ),
"""


def write(rules: Path, *names: str) -> None:
    for name in names:
        group, rule = name.split("/")
        path = rules / group / f"{rule.replace('-', '_')}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(MODULE.format(name=rule, group=group))


def rows(*names: str) -> str:
    pairs = [name.split("/") for name in names]
    return "".join(ROW.format(group=group, name=rule) for group, rule in pairs)


def test_the_list_is_up_to_date() -> None:
    text = rule_index.INDEX.read_text(encoding="utf-8")
    assert rule_index.render(rule_index.RULES, text) == text, "run 'make index' and commit it"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_row_says_what_the_module_says(rule: Rule) -> None:
    assert rule == rule.module.RULE


def test_a_new_list_has_the_rules_of_each_group_by_name(tmp_path: Path) -> None:
    write(tmp_path, "graph/b-b", "graph/a", "ids/c")
    text = rule_index.render(tmp_path, "")
    assert text.startswith(rule_index.HEAD + rows("ids/c", "graph/a", "graph/b-b") + ")\n")


def test_rules_stay_where_they_are_and_new_ones_come_last(tmp_path: Path) -> None:
    write(tmp_path, "graph/b", "graph/a", "graph/0-new", "ids/new")
    before = rule_index.HEAD + rows("graph/b", "graph/gone", "graph/a") + ")\n"
    text = rule_index.render(tmp_path, before)
    after = rows("ids/new", "graph/b", "graph/a", "graph/0-new")
    assert text.startswith(rule_index.HEAD + after + ")\n")
    assert rule_index.render(tmp_path, text) == text
