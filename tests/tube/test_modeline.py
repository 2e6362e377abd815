"""Which spec version a file is checked for: command line, modeline, configuration, newest."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint import Settings, lint_text
from noob_lint.cli import main

HEADER = "noob_id: a\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
TUBE = (
    HEADER
    + "input:\n  x: {type: int, required: false}\nnodes:\n  a: {type: print, depends: input.x}\n"
)
"""Right from 1001 on; 1000 has no `required`."""

REFUSED = (
    "unknown key 'required' in input 'x': expected id, scope, default or description "
    "(valid for noob >=1001: --noob-version 1003)"
)


def modeline(version: str) -> str:
    return f"# yaml-language-server: $schema=schemas/{version}/tube.schema.json\n"


def lint(text: str, settings: Settings | None = None) -> list[str]:
    found = lint_text(text, path="a.yaml", settings=settings)
    return [f"{item.span.start.line + 1} {item.rule}: {item.message}" for item in found]


@pytest.mark.parametrize("configured", ["latest", "1001", "header"])
def test_a_modeline_goes_before_the_configuration(configured: str) -> None:
    settings = Settings(noob_version=configured)
    assert lint(TUBE, settings) == []
    assert lint(modeline("1000") + TUBE, settings) == [f"6 schema-unknown-key: {REFUSED}"]
    assert lint(modeline("1003") + TUBE, settings) == []


def test_a_modeline_makes_a_file_newer_than_configured() -> None:
    settings = Settings(noob_version="1000")
    assert lint("\n" + TUBE, settings) == [f"6 schema-unknown-key: {REFUSED}"]
    assert lint(modeline("1001") + TUBE, settings) == []
    assert lint(modeline("1001") + TUBE, settings._replace(use_modelines=False)) == [
        f"6 schema-unknown-key: {REFUSED}"
    ]


def test_the_command_line_goes_before_a_modeline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("noob-lint.toml").write_text('noob-version = "1001"\n')
    Path("a.yaml").write_text(modeline("1000") + TUBE)
    assert main(["-q", "--format", "concise", "a.yaml"]) == 1
    assert capsys.readouterr().out == f"a.yaml:6:18: error[schema-unknown-key] {REFUSED}\n"
    assert main(["-q", "--noob-version", "latest", "a.yaml"]) == 0
    assert capsys.readouterr().out == ""


def test_each_file_has_its_own_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, version in (("old", "1000"), ("new", "1003")):
        text = modeline(version) + TUBE.replace("noob_id: a", f"noob_id: {name}")
        Path(f"{name}.yaml").write_text(text)
    assert main(["-q", "--format", "concise"]) == 1
    assert capsys.readouterr().out == f"old.yaml:6:18: error[schema-unknown-key] {REFUSED}\n"


def test_an_unknown_version_chooses_nothing() -> None:
    assert lint(modeline("1004") + TUBE) == [
        "1 modeline-schema: unknown spec version 1004 (1003 is used): use one of "
        "0.1, 1000, 1001, 1003"
    ]


def test_a_tube_inside_a_tube_has_the_version_of_its_file() -> None:
    inner = "{noob_id: b, nodes: {r: {type: return, depends: [input.x]}}, input: {x: {type: int}}}"
    text = f"{HEADER}nodes:\n  a: {{type: tube, params: {{tube: {inner}, x: 1}}}}\n"
    assert lint(modeline("1003") + text, Settings(noob_version="1001")) == lint("\n" + text)
