"""Which spec version a file is checked for: command line, modeline, configuration, newest."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint import Settings, lint_text
from noob_lint.cli import main
from noob_lint.tube.modeline import modelines
from noob_lint.yaml.parser import parse

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


LINE = "# yaml-language-server: $schema="


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (f"{LINE}a.json\n", ["a.json 1:33 read blank"]),
        (f"{LINE}a.json", ["a.json 1:33 read blank"]),
        ("#yaml-language-server: $schema=a.json\n", ["a.json 1:32"]),
        (
            f"#yaml-language-server: $schema=a.json\n{LINE}b\n{LINE}c\n",
            ["a.json 1:32", "b 2:33 read blank", "c 3:33 blank"],
        ),
        ("# $schema: a.json\n", ["a.json 1:12 read blank"]),
        ("#$schema:a.json\n", ["a.json 1:10"]),
        ("# yaml-language-server: on\n", []),
        ("# yaml-language-server: on\na: $schema\n", ["None 1:1 read blank"]),
        ("# yaml-language-server: $schema\n", ["None 1:1 read blank"]),
        (f"  {LINE}a.json\n", ["a.json 1:35 read blank"]),
        (f"%YAML 1.2\n--- # a\n\n{LINE}a.json\n", ["a.json 4:33 read blank"]),
        (f"a: 1\n{LINE}a.json\n", []),
        (f"a: 1 {LINE}a.json\n", []),
        (f"# a\r\n{LINE}a.json\r\n", ["a.json 2:33 read blank"]),
        (f"# a\r{LINE}a.json\r", []),
    ],
)
def test_modelines(text: str, expected: list[str]) -> None:
    said = []
    for one in modelines(parse(text)):
        start = one.span.start
        flags = " read" * one.is_read + " blank" * one.has_blank
        said.append(f"{one.address} {start.line + 1}:{start.column + 1}{flags}")
    assert said == expected


def test_an_unknown_version_chooses_nothing() -> None:
    assert lint(modeline("1004") + TUBE) == [
        "1 modeline-schema: unknown spec version 1004 (1003 is used): use one of "
        "0.1, 1000, 1001, 1003"
    ]


def test_a_tube_inside_a_tube_has_the_version_of_its_file() -> None:
    inner = "{noob_id: b, nodes: {r: {type: return, depends: [input.x]}}, input: {x: {type: int}}}"
    text = f"{HEADER}nodes:\n  a: {{type: tube, params: {{tube: {inner}, x: 1}}}}\n"
    assert lint(modeline("1003") + text, Settings(noob_version="1001")) == lint("\n" + text)
