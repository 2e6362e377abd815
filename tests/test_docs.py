"""The pages in `docs` are complete and accurate."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from noob_lint.cli import main
from noob_lint.cli.arguments import add_settings
from noob_lint.cli.parser import Parser
from noob_lint.config.keys import FILE_KEYS, KEYS
from noob_lint.config.settings import fields_of
from noob_lint.integrations.services import PRE_COMMIT
from noob_lint.rules import RULES

DOCS = Path(__file__).parents[1] / "docs"


def test_the_table_of_semantics_names_every_rule() -> None:
    page = (DOCS / "semantics.md").read_text(encoding="utf-8")
    assert [rule.id for rule in RULES if f"`{rule.id}`" not in page] == []


def test_the_page_about_pre_commit_shows_what_init_writes() -> None:
    page = (DOCS / "pre-commit.md").read_text(encoding="utf-8")
    assert f"```yaml\n{PRE_COMMIT}```\n" in page


def test_the_page_of_the_configuration_has_every_key_and_option() -> None:
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    headings = " ".join(re.findall(r"^### (.*)$", page, re.MULTILINE))
    assert [key.name for key in FILE_KEYS if f"`{key.name}`" not in headings] == []
    parser = Parser(prog="noob-lint", add_help=False)
    add_settings(parser)
    known = set(parser._option_string_actions)
    shorter = {"--select", "--noob-version"}  # recognized by the names of their keys
    assert [name for name in sorted(known - shorter) if f"`{name}" not in page] == []


def test_the_examples_of_the_configuration_are_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    tables = [tomllib.loads(block) for block in blocks]
    assert [set(table) for table in tables] == [
        {"extend", "extend-ignore"},
        {key.name for key in KEYS},
        {"fail-on"},
    ]
    for table in tables:
        fields_of(table, str(tmp_path))


def test_the_error_in_the_page_of_the_configuration_is_real(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("noob-lint.toml").write_text('\n[severity]\ncycel = "error"\n')
    assert main([]) == 2
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    assert f"```text\n{capsys.readouterr().err}```\n" in page
