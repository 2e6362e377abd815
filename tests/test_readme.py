"""The README is accurate: its commands run, and its output is real."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "README.md"
README = PAGE.read_text(encoding="utf-8")
BIN = Path(sys.executable).parent
IN_CLONE = ".venv/bin/noob-lint"
"""What the README calls the command, which these tests run from wherever it is installed."""


def block(language: str, containing: str) -> str:
    blocks: list[str] = re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return next(text for text in blocks if containing in text)


def run(*command: str | Path, where: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=where, capture_output=True, text=True, encoding="utf-8")


def test_the_output_on_the_first_screen_is_what_the_command_prints() -> None:
    """`UPDATE_EXPECTED=1` rewrites it."""
    shown = block("console", "noob-lint")
    first = shown.partition("\n")[0]
    program, *arguments = first.removeprefix("$ ").split()
    assert program == IN_CLONE
    printed = f"{first}\n{run(BIN / 'noob-lint', *arguments).stdout}"
    if os.environ.get("UPDATE_EXPECTED"):
        PAGE.write_text(README.replace(shown, printed), encoding="utf-8")
    assert printed == shown


COMMANDS = [line.partition("  #")[0].strip() for line in block("sh", "# check").splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs(command: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "project")
    program, *arguments = command.split()
    assert program == "noob-lint"
    done = run(BIN / program, *arguments, where=tmp_path / "project")
    finds_errors = arguments[:1] not in (["rule"], ["config"], ["init"])
    assert done.returncode == (1 if finds_errors else 0)
    assert "error: " not in done.stderr


def test_the_configuration_is_accepted(tmp_path: Path) -> None:
    config = tmp_path / "project" / "noob-lint.toml"
    config.parent.mkdir()
    config.write_text(block("toml", "noob-version"), encoding="utf-8")
    (tmp_path / "shared").mkdir()
    result = run(BIN / "noob-lint", "--config", config, "examples/pipelines/hourly.yaml")
    fine = "The tube is fine (2 of 2 callables could not be read: --verbose says why).\n"
    assert (result.returncode, result.stdout, result.stderr) == (0, fine, "")


def test_the_python_example_runs() -> None:
    result = run(sys.executable, "-c", block("python", "lint_text"))
    assert (result.returncode, result.stderr) == (0, "")
    printed = [line.split()[:2] for line in result.stdout.splitlines()]
    assert printed == [["1", "header-id-missing"], ["1", "unknown-node"]]


def test_the_commands_for_a_clone_are_targets_of_the_makefile_and_ci_runs_them() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    run_by_ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    for command in re.findall(r"`make (\w+)`", README):
        assert re.search(rf"^{command}:", makefile, re.MULTILINE)
        assert f"make {command}" in run_by_ci
    assert run_by_ci[-1] == "make test"
    assert f"\n\t@$(BIN)/{IN_CLONE.rpartition('/')[2]} examples/broken " in makefile


def test_every_link_leads_to_a_file() -> None:
    """They are defined in one place, where a release turns them into addresses."""
    assert re.findall(r"\]\((?!https://)", README) == []
    links = dict(re.findall(r"^\[(.+?)\]: (.+)$", README, re.MULTILINE))
    assert set(re.findall(r"\[([^\]\s]+\.md)\]", README)) == links.keys()
    assert [target for target in links.values() if not (ROOT / target).is_file()] == []
