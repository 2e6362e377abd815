"""The generated pages are those that the rules give now."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.cli import main
from noob_lint.rules import RULES

DOCS = Path(__file__).parents[1] / "docs"


def test_the_page_of_rules_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "--all", "--format", "markdown"]) == 0
    written = (DOCS / "rules.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out == written, "run 'make docs' and commit the result"


def test_the_table_of_semantics_names_every_rule() -> None:
    page = (DOCS / "semantics.md").read_text(encoding="utf-8")
    assert [rule.id for rule in RULES if f"`{rule.id}`" not in page] == []
