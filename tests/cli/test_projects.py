"""A run over several projects: each file is judged by the settings of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.cli import main

HEADER = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
WARNS = "nodes:\n  a: {type: lab.a, params: {x: yes}}\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three projects with a warning each, of which one fails by warnings and one by nothing."""
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


def test_a_wrong_configuration_of_any_of_them_ends_the_run(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "mild" / "noob-lint.toml").write_text('\nextend = "gone.toml"\n')
    assert main(["usual"]) == 0
    capsys.readouterr()
    assert main([]) == 2
    message = 'mild/noob-lint.toml:2: extend: no such file: "gone.toml"'
    assert capsys.readouterr() == ("", f"noob-lint: error: {message}\n")
