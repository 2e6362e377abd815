"""``noob-lint config`` and ``--show-files``: what holds, and where it was said."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from noob_lint.cli import main
from noob_lint.schema import store

FILE = """\
[project]
name = "x"

[tool.noob-lint]
ignore = ["cycle"]
extend-select = [
  "ids",
]
severity.graph = "info"
tube-paths = ["sub"]

[tool.noob-lint.per-file-ignores]
"old/" = ["graph", "ids"]
"""
TUBE = "noob_id: a\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current directory with a configuration and some files."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text(FILE)
    (tmp_path / "sub").mkdir()
    for name in ("b.yaml", "a.yaml", "sub/c.yaml"):
        (tmp_path / name).write_text(TUBE)
    (tmp_path / "other.yaml").write_text("on: push\n")
    return tmp_path


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["config", *arguments]) == 0
    output, errors = capsys.readouterr()
    assert errors == ""
    return output


def test_what_the_file_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        shown(capsys, "sub")
        == """\
# pyproject.toml
noob-version = "latest"                           # default
select = ["default"]                              # default
extend-select = ["ids"]                           # pyproject.toml:6
ignore = ["cycle"]                                # pyproject.toml:5
extend-ignore = []                                # default
per-file-ignores = { "old/" = ["graph", "ids"] }  # pyproject.toml:12
severity = { "graph" = "info" }                   # pyproject.toml:9
include = []                                      # default
exclude = []                                      # default
tube-paths = ["sub"]                              # pyproject.toml:10
python = "auto"                                   # default
python-paths = []                                 # default
fail-on = "error"                                 # default
# baseline: none                                  # default
format = "auto"                                   # default
"""
    )


def test_what_options_say(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--extend-select", "graph", "--tube-path", ".", "--fail-on=info"]
    lines = shown(capsys, *options).splitlines()
    changed = [" ".join(line.split()) for line in lines if "--" in line]
    assert changed == [
        'extend-select = ["ids", "graph"] # pyproject.toml:6, --extend-select',
        'tube-paths = ["."] # --tube-path',
        'fail-on = "info" # --fail-on',
    ]
    lines = shown(capsys, "--select", "graph", "--extend-ignore", "cycle").splitlines()
    changed = [" ".join(line.split()) for line in lines if "--" in line]
    assert changed == [
        'select = ["graph"] # --select',
        "extend-select = [] # --select",
        "ignore = [] # --select",
        'extend-ignore = ["cycle"] # --extend-ignore',
    ]


def test_what_is_shown_is_a_configuration(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = shown(capsys, "--exclude", 'a "b"\x7f/')
    assert tomllib.loads(output)["exclude"] == ['a "b"\x7f/']
    (here / "again.toml").write_text(output)
    again = shown(capsys, "--config", "again.toml")
    assert tomllib.loads(again) == tomllib.loads(output)
    assert again.startswith("# again.toml\n")
    assert [line[:16] for line in again.splitlines() if "# default" in line] == ["# baseline: none"]


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    described = json.loads(shown(capsys, "--format", "json", "--ignore", "ids"))
    assert described["file"] == "pyproject.toml"
    assert described["settings"]["ignore"] == {"value": ["ids"], "from": ["--ignore"]}
    assert described["settings"]["severity"] == {
        "value": {"graph": "info"},
        "from": ["pyproject.toml:9"],
    }
    assert described["settings"]["format"] == {"value": "auto", "from": ["default"]}
    assert json.loads(shown(capsys, "--format", "json", "--isolated"))["file"] is None
    assert shown(capsys, "--isolated").startswith("# no configuration file\n")


def test_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "--schema") == Path(store.config_schema_path()).read_text("utf-8")


def test_what_is_extended(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "sub" / "noob-lint.toml").write_text(
        'extend = "../pyproject.toml"\nextend-select = ["graph"]\nbaseline = "known.json"\n'
    )
    lines = [" ".join(line.split()) for line in shown(capsys, "sub").splitlines()]
    assert lines[0] == "# sub/noob-lint.toml, which extends pyproject.toml"
    assert [line for line in lines[1:] if "# default" not in line] == [
        'extend-select = ["ids", "graph"] # pyproject.toml:6, sub/noob-lint.toml:2',
        'ignore = ["cycle"] # pyproject.toml:5',
        'per-file-ignores = { "old/" = ["graph", "ids"] } # pyproject.toml:12',
        'severity = { "graph" = "info" } # pyproject.toml:9',
        'tube-paths = ["sub"] # pyproject.toml:10',
        'baseline = "sub/known.json" # sub/noob-lint.toml:3',
    ]
    described = json.loads(shown(capsys, "--format", "json", "sub"))
    assert described["extended"] == ["pyproject.toml"]
    assert described["settings"]["baseline"]["value"] == "sub/known.json"
    assert json.loads(shown(capsys, "--format", "json"))["extended"] == []


def test_a_wrong_configuration(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "sub" / "noob-lint.toml").write_text('[severity]\ncycel = "error"\n')
    assert main(["config", "sub"]) == 2
    expected = "noob-lint: error: sub/noob-lint.toml:2: severity: unknown rule"
    assert capsys.readouterr() == ("", f'{expected} "cycel": did you mean "cycle"?\n')
    (here / "sub" / "noob-lint.toml").write_text('extend = "gone.toml"\n')
    for command in (["config", "sub"], ["sub"]):
        assert main(command) == 2
        expected = "noob-lint: error: sub/noob-lint.toml:1: extend: no such file"
        assert capsys.readouterr() == ("", f'{expected}: "gone.toml"\n')


@pytest.mark.parametrize("command", ["config", "check"])
def test_the_files(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--show-files"]) == 0
    assert capsys.readouterr() == ("a.yaml\nb.yaml\nsub/c.yaml\n", "")
    assert main([command, "--show-files", "sub", "other.yaml", "--exclude", "c.*"]) == 0
    assert capsys.readouterr() == ("other.yaml\n", "")
    assert main([command, "--show-files", "-", "gone.yaml"]) == 2
    expected = "noob-lint: error: gone.yaml: no such file or directory\n"
    assert capsys.readouterr() == ("<stdin>\n", expected)
    options = ["--stdin-filename", "x/a.yaml", "--exclude", "x/"]
    assert main([command, "--show-files", "-", *options]) == 0
    assert capsys.readouterr() == ("x/a.yaml\n", "")
    assert main([command, "--show-files", "-", *options, "--force-exclude"]) == 0
    assert capsys.readouterr() == ("", "")
