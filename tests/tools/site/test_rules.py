"""The pages of rules on the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.cli.rule import markdown_of
from noob_lint.rules import RULES, rule_named
from tools.site import rules


def test_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = rule_named("unknown-node")
    monkeypatch.setattr(rules, "RULES", [rule])
    monkeypatch.setattr(rules, "GROUPS", ["graph"])
    rules.write_rules(tmp_path)
    body = "\n".join(markdown_of(rule, "[{0}]({0}.md)".format))
    assert (tmp_path / "unknown-node.md").read_text() == (
        f'---\ndescription: "{rule.documentation.summary}"\n---\n\n# unknown-node\n\n{body}\n'
    )
    assert "```text\nerror[unknown-node]" in body
    assert (
        (tmp_path / "index.md")
        .read_text()
        .endswith(
            "## graph\n\n| rule | what it finds | severity | fix |\n| --- | --- | --- | --- |\n"
            f"| [unknown-node](unknown-node.md) | {rule.summary} | error | unsafe |\n"
        )
    )


def test_the_navigation() -> None:
    first, *groups = rules.navigation()
    assert first == "rules/index.md"
    found = [
        name
        for group in groups
        if isinstance(group, dict)
        for (pages,) in [group.values()]
        for page in pages
        for name in page
    ]
    assert found == [rule.id for rule in RULES]
