"""Findings ignored in some files, and severities, according to the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint import Settings, lint_paths, lint_text
from noob_lint.cli import main
from noob_lint.linting.selection import selected_rules
from noob_lint.rules import RULES

WRONG = """\
noob_id: wrong
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  a:
    type: lab.read
    stateful: 'yes'
    depends: [c.value]
"""


def found(path: str, settings: Settings, text: str = WRONG) -> list[str]:
    """The rules and severities of the findings."""
    diagnostics = lint_text(text, path=path, settings=settings)
    return [f"{item.rule} {item.severity}" for item in diagnostics]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({}, ["coerced-value warning", "unknown-node error"]),
        ({"unknown-node": "info"}, ["coerced-value warning", "unknown-node info"]),
        ({"graph": "info", "schema": "error"}, ["coerced-value error", "unknown-node info"]),
        ({"all": "info", "graph": "warning"}, ["coerced-value info", "unknown-node warning"]),
        (
            {"graph": "info", "all": "error", "unknown-node": "warning"},
            ["coerced-value error", "unknown-node warning"],
        ),
    ],
)
def test_severities(table: dict[str, str], expected: list[str]) -> None:
    groups = {rule.id: rule.group for rule in RULES}
    assert (groups["coerced-value"], groups["unknown-node"]) == ("schema", "graph")
    assert found("a.yaml", Settings(severity=table)) == expected


def test_a_severity_counts_for_the_exit_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(WRONG)
    Path("noob-lint.toml").write_text('severity.graph = "warning"\n')
    assert main(["a.yaml"]) == 0
    assert main(["a.yaml", "--fail-on", "warning"]) == 1
    Path("noob-lint.toml").write_text('severity.graph = "info"\nseverity.schema = "error"\n')
    assert main(["a.yaml"]) == 1
    assert main(["a.yaml", "--ignore", "schema"]) == 0


def test_a_comment_that_ignores_nothing_has_a_severity_too() -> None:
    text = WRONG + "# noob-lint: ignore[cycle]\n"
    settings = Settings(severity={"unused-ignore": "info"}, ignore=["cycle"])
    assert found("a.yaml", settings, text) == ["coerced-value warning", "unknown-node error"]
    settings = Settings(severity={"unused-ignore": "info"})
    assert found("a.yaml", settings, text)[-1] == "unused-ignore info"


@pytest.mark.parametrize(
    ("table", "path", "expected"),
    [
        ({"old/": ["graph"]}, "old/x/a.yaml", ["coerced-value warning"]),
        ({"old/": ["graph"]}, "new/a.yaml", ["coerced-value warning", "unknown-node error"]),
        ({"/a.yaml": ["all"]}, "a.yaml", []),
        ({"/a.yaml": ["all"]}, "x/a.yaml", ["coerced-value warning", "unknown-node error"]),
        ({"!old/": ["graph"]}, "old/a.yaml", ["coerced-value warning", "unknown-node error"]),
        ({"!old/": ["graph"]}, "new/a.yaml", ["coerced-value warning"]),
        ({"*.yaml": ["graph"], "a.*": ["coerced-value"]}, "x/a.yaml", []),
    ],
)
def test_rules_left_out_in_some_files(
    table: dict[str, list[str]], path: str, expected: list[str]
) -> None:
    assert found(path, Settings(per_file_ignores=table)) == expected


def test_patterns_start_at_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.yaml").write_text(WRONG)
    monkeypatch.chdir(tmp_path / "sub")
    table = {"/sub/a.yaml": ["graph"]}
    settings = Settings(per_file_ignores=table, root=str(tmp_path))
    assert [item.rule for item in lint_paths(["a.yaml"], settings=settings)] == ["coerced-value"]
    settings = Settings(per_file_ignores=table)
    assert len(lint_paths(["a.yaml"], settings=settings)) == 2


def test_an_ignore_comment_for_a_rule_that_is_left_out_there_is_not_unused() -> None:
    text = WRONG.replace("[c.value]", "[c.value] # noob-lint: ignore[unknown-node] soon")
    settings = Settings(per_file_ignores={"old/": ["graph"]})
    assert found("old/a.yaml", settings, text) == ["coerced-value warning"]
    assert found("a.yaml", settings, text) == ["coerced-value warning"]


def test_the_same_whichever_severity_noob_refuses() -> None:
    """What noob refuses in another file does not depend on the configured severities."""
    settings = Settings(noob_version="1003", severity={"all": "info"})
    text = WRONG.replace("lab.read", "lab.read\n    unheard: 1")
    assert found("a.yaml", settings, text) == [
        "schema-unknown-key info",
        "coerced-value info",
        "unknown-node info",
    ]


def test_more_rules_are_selected() -> None:
    def ids(select: tuple[str, ...], ignore: tuple[str, ...], more: tuple[str, ...]) -> set[str]:
        return {rule.id for rule in selected_rules(select, ignore, more)}

    everything = {rule.id for rule in RULES if not rule.opt_in}
    graph = {rule.id for rule in RULES if rule.group == "graph"}
    assert ids((), (), ("cycle",)) == everything
    assert ids((), (), ("all",)) == {rule.id for rule in RULES}
    assert ids((), (), ("asset-generator",)) == everything | {"asset-generator"}
    assert ids((), ("graph",), ("cycle",)) == everything - graph | {"cycle"}
    assert ids(("ids",), (), ("cycle",)) == ids(("ids", "cycle"), (), ())


def test_what_options_add_and_replace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(WRONG)
    Path("noob-lint.toml").write_text('extend-ignore = ["graph"]\nextend-select = ["cycle"]\n')
    assert main(["a.yaml"]) == 0
    assert main(["a.yaml", "--extend-select", "unknown-node"]) == 1
    assert main(["a.yaml", "--select", "graph"]) == 1
    assert main(["a.yaml", "--select", "graph", "--extend-ignore", "unknown-node"]) == 0
    assert main(["a.yaml", "--ignore", "ids"]) == 0
    assert main(["a.yaml", "--extend-select", "grph"]) == 2
