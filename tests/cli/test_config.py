"""``noob-lint config`` and ``--show-files``: the settings that apply, and where they come from."""

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
    site = tmp_path / ".venv" / "lib" / "python3.13" / "site-packages"
    (site / "noob-1.dist-info").mkdir(parents=True)
    (tmp_path / ".venv" / "pyvenv.cfg").write_text("version = 3.13.0\n")
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
# root: . (marked by a configuration)
# settings: pyproject.toml
# tubes: 1 tube with an id in ., sub
# code: . (the directory of its packaging metadata)
# environment: .venv (it is the nearest .venv of the project, and it holds noob)
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
    assert again.splitlines()[:2] == [
        "# root: . (marked by a configuration)",
        "# settings: again.toml",
    ]
    assert [line[:16] for line in again.splitlines() if "# default" in line] == ["# baseline: none"]


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    described = json.loads(shown(capsys, "--format", "json", "--ignore", "ids"))
    assert {name: value for name, value in described.items() if name != "settings"} == {
        "root": {"directory": ".", "why": "marked by a configuration"},
        "files": ["pyproject.toml"],
        "tubes": {"ids": 1, "in": [".", "sub"], "complete": True},
        "code": [{"directory": ".", "why": "the directory of its packaging metadata"}],
        "environment": {
            "directory": ".venv",
            "why": "it is the nearest .venv of the project, and it holds noob",
        },
    }
    assert described["settings"]["ignore"] == {"value": ["ids"], "from": ["--ignore"]}
    assert described["settings"]["severity"] == {
        "value": {"graph": "info"},
        "from": ["pyproject.toml:9"],
    }
    assert described["settings"]["format"] == {"value": "auto", "from": ["default"]}
    assert json.loads(shown(capsys, "--format", "json", "--isolated"))["files"] == []
    assert shown(capsys, "--isolated").splitlines()[:2] == [
        "# root: . (marked by a configuration)",
        "# settings: the defaults",
    ]
    without_code = json.loads(shown(capsys, "--format", "json", "--no-python"))
    assert (without_code["code"], without_code["environment"]) == (None, None)


def test_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "--schema") == Path(store.config_schema_path()).read_text("utf-8")


def test_what_is_extended(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "sub" / "noob-lint.toml").write_text(
        'extend = "../pyproject.toml"\nextend-select = ["graph"]\nbaseline = "known.json"\n'
    )
    lines = [" ".join(line.split()) for line in shown(capsys, "sub").splitlines()]
    assert lines[:2] == [
        "# root: sub (marked by a configuration)",
        "# settings: sub/noob-lint.toml, which extends pyproject.toml",
    ]
    assert [line for line in lines[5:] if "# default" not in line] == [
        'extend-select = ["ids", "graph"] # pyproject.toml:6, sub/noob-lint.toml:2',
        'ignore = ["cycle"] # pyproject.toml:5',
        'per-file-ignores = { "old/" = ["graph", "ids"] } # pyproject.toml:12',
        'severity = { "graph" = "info" } # pyproject.toml:9',
        'tube-paths = ["sub"] # pyproject.toml:10',
        'baseline = "sub/known.json" # sub/noob-lint.toml:3',
    ]
    described = json.loads(shown(capsys, "--format", "json", "sub"))
    assert described["files"] == ["sub/noob-lint.toml", "pyproject.toml"]
    assert described["settings"]["baseline"]["value"] == "sub/known.json"


def test_a_file_in_another_project(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "new" / "src").mkdir(parents=True)
    (here / "new" / ".git").write_text("gitdir: ../.git/worktrees/new\n")
    expected = """\
# root: new (marked by version control)
# settings: the defaults
# tubes: 0 tubes with an id in new
# code: new/src (the directory 'src')
# code: new (the project root)
"""
    assert shown(capsys, "new/a.yaml").startswith(expected)
    monkeypatch.chdir(here / "sub")
    assert shown(capsys, "../new/a.yaml", "--no-python").splitlines()[:4] == [
        f"# root: {here / 'new'} (marked by version control)",
        "# settings: the defaults",
        f"# tubes: 0 tubes with an id in {here / 'new'}",
        "# code: not read",
    ]


def test_without_any_marker(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "pyproject.toml").unlink()
    advice = "an empty noob-lint.toml fixes the root"
    assert shown(capsys, "sub").startswith(f"# root: . (the current directory; {advice})\n")
    monkeypatch.chdir(here / "sub")
    expected = f"# root: {here} (the directory of the file; {advice})\n"
    assert shown(capsys, "../a.yaml").startswith(expected)


def test_it_is_about_one_path(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "a.yaml", "b.yaml"]) == 2
    assert capsys.readouterr() == ("", "noob-lint: error: config takes one path\n")


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


def test_the_name_of_standard_input_counts_where_that_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "noob-lint.toml").write_text('fail-on = "never"\n')
    found = []
    for paths in ([], ["-"]):
        assert main(["config", *paths, "--stdin-filename", "inner/a.yaml", "--format", "json"]) == 0
        found.append(json.loads(capsys.readouterr().out)["settings"]["fail-on"])
    assert found == [
        {"value": "error", "from": ["default"]},
        {"value": "never", "from": ["inner/noob-lint.toml:1"]},
    ]


def test_an_option_resets_only_what_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "noob-lint.toml").write_text('ignore = ["ids"]\n')
    assert main(["config", "--select", "graph", "--format", "json"]) == 0
    settings = json.loads(capsys.readouterr().out)["settings"]
    assert [settings[name]["from"] for name in ("select", "extend-select", "ignore")] == [
        *(["--select"], ["default"], ["--select"])
    ]


@pytest.mark.parametrize(("length", "column"), [(60, 60), (61, None)])
def test_the_origins_are_below_each_other_unless_a_value_is_long(
    length: int,
    column: int | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    row = f"exclude = [{json.dumps('x' * (length - 14))}]"
    (tmp_path / "noob-lint.toml").write_text(f"{row}\n")
    assert main(["config"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "  # default" in line]
    shown = max(line.index("  # default") for line in lines)
    assert shown == (column or max(len(line.partition("  # ")[0].rstrip()) for line in lines))
