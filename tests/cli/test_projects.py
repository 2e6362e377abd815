"""A run over several projects: each file is checked with the settings of its own project."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from noob_lint.cli import main
from noob_lint.cli.projects import Described, Part

HEADER = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
WARNS = "nodes:\n  a: {type: lab.a, params: {x: yes}}\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three projects with a warning each; one fails on warnings, and one never fails."""
    monkeypatch.chdir(tmp_path)
    for name, level in (("strict", "warning"), ("usual", "error"), ("mild", "never")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "noob-lint.toml").write_text(f'fail-on = "{level}"\n')
        (tmp_path / name / "a.yaml").write_text(HEADER.format(name) + WARNS)
    return tmp_path


def test_a_finding_fails_by_the_settings_of_its_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["usual", "mild"]) == 0
    assert main(["."]) == 1
    for paths in (["usual", "strict"], ["strict/a.yaml", "mild"], ["mild", "strict"]):
        assert main([*paths, "--jobs", "2"]) == 1
    assert main(["strict", "mild", "--fail-on", "error"]) == 0
    assert main(["usual", "--fail-on", "warning"]) == 1
    capsys.readouterr()


def test_errors_fail_where_warnings_need_not(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = "nodes: {a: {type: lab.a, depends: [b.x]}}\n"
    (here / "mild" / "a.yaml").write_text(HEADER.format("mild") + wrong)
    assert main(["mild", "usual"]) == 0
    (here / "usual" / "a.yaml").write_text(HEADER.format("usual") + wrong)
    assert main(["mild", "usual"]) == 1
    capsys.readouterr()


def test_standard_input_fails_by_the_settings_of_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = HEADER.format("given") + "nodes: {a: {type: lab.a, depends: [b.x]}}\n"
    for directory, status in (("mild", 0), ("usual", 1)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(wrong.encode())))
        assert main([directory, "-"]) == status
    capsys.readouterr()


def test_a_verbose_run_tells_the_projects(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "usual" / "noob-lint.toml").write_text('extend = "../mild/noob-lint.toml"\n')
    (here / "usual" / "b.yaml").write_text(HEADER.format("b") + WARNS)
    for name in ("one", "two"):
        (here / "strict" / name).mkdir()
        (here / "strict" / name / "setup.py").write_text("")
        (here / "strict" / name / "a.yaml").write_text(HEADER.format(name) + WARNS)
    assert main(["strict", "usual", "-v", "--format", "concise"]) == 1
    told = capsys.readouterr().err.splitlines()
    lines = [line for line in told if ": project" in line or ":   " in line]
    lines = [line for line in lines if "environment" not in line]
    assert lines == [
        f"noob-lint: {line}"
        for line in (
            "project strict (marked by a configuration): strict/a.yaml",
            "  settings: strict/noob-lint.toml",
            "  tubes: 3 tubes with an id in strict",
            "  code: strict (the project root)",
            "project strict (marked by a configuration): strict/one/a.yaml",
            "  settings: strict/noob-lint.toml",
            "  tubes: 3 tubes with an id in strict",
            "  code: strict/one (the directory of its packaging metadata)",
            "  code: strict (the project root)",
            "project strict (marked by a configuration): strict/two/a.yaml",
            "  settings: strict/noob-lint.toml",
            "  tubes: 3 tubes with an id in strict",
            "  code: strict/two (the directory of its packaging metadata)",
            "  code: strict (the project root)",
            "project usual (marked by a configuration): usual/a.yaml and 1 more file",
            "  settings: usual/noob-lint.toml, which extends mild/noob-lint.toml",
            "  tubes: 2 tubes with an id in usual",
            "  code: usual (the project root)",
        )
    ]


@pytest.mark.parametrize(
    ("is_cut", "more"),
    [(False, ""), (True, "; not all files were read, because there are too many")],
)
def test_a_project_in_words(is_cut: bool, more: str) -> None:
    root = Part(".", "the current directory")
    project = Described(root, (), 1, ("a", "b"), is_cut, None, None)
    assert list(project.lines()) == [
        "root: . (the current directory)",
        "settings: the defaults",
        f"tubes: 1 tube with an id in a, b{more}",
        "code: not read",
    ]


def test_a_wrong_configuration_of_any_of_them_ends_the_run(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "mild" / "noob-lint.toml").write_text('\nextend = "gone.toml"\n')
    assert main(["usual"]) == 0
    capsys.readouterr()
    assert main([]) == 2
    message = 'mild/noob-lint.toml:2: extend: no such file: "gone.toml"'
    assert capsys.readouterr() == ("", f"noob-lint: error: {message}\n")


def test_a_project_without_an_environment_in_words() -> None:
    root = Part("lab", "marked by a configuration")
    code = (Part("lab", "the project root"), Part("lab/src", "`src`"))
    project = Described(root, (), 0, (), False, code, None)
    assert list(project.lines()) == [
        *("root: lab (marked by a configuration)", "settings: the defaults"),
        *("tubes: 0 tubes with an id in no directory", "code: lab (the project root)"),
        *("code: lab/src (`src`)", "environment: none found"),
    ]
    assert project.to_dict() == {
        "root": {"directory": "lab", "why": "marked by a configuration"},
        "files": [],
        "tubes": {"ids": 0, "in": [], "complete": True},
        "code": [
            {"directory": "lab", "why": "the project root"},
            {"directory": "lab/src", "why": "`src`"},
        ],
        "environment": None,
    }
    there = project._replace(environment=Part(".venv", "it is there"), is_cut=True, tops=("a",))
    assert list(there.lines())[-1] == "environment: .venv (it is there)"
    told = there._replace(code=None).to_dict()
    assert (told["environment"], told["code"]) == (
        {"directory": ".venv", "why": "it is there"},
        None,
    )
    assert told["tubes"] == {"ids": 0, "in": ["a"], "complete": False}
