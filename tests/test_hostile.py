"""Nothing in a report is a command, links do not lead out, and no file shadows a module of ours."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from noob_lint.cli import main
from noob_lint.reporters import REPORTERS

ROOT = Path(__file__).parents[1]
HEADER = "noob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"

COMMANDS = (
    "::error::x",
    "::set-output name=a::b",
    "##[error]x",
    "##vso[task.complete result=Succeeded;]",
    "\x1b[2J",
    "\u202egnp.exe",
    "\x9b31m",
    "a\n::error::x",
    "a\r::error::x",
    "a\u2028::error::x",
    "\udcff",
    "\x07\x08",
)
"""What a terminal or a CI system would obey, in names and texts."""

OPTIONS = (
    *(["--format", name] for name in REPORTERS),
    *(["--format", name, "--color", "always"] for name in ("full", "concise", "grouped")),
    *(["--statistics"], ["--statistics", "--format", "json"]),
    *(["--diff", "--unsafe-fixes"], ["--show-files"], ["--verbose"], ["--quiet"]),
)

_SENT = r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\|[\n\r]"
"""What noob-lint itself sends to a terminal."""


def write_tubes(directory: Path) -> list[str]:
    """Tubes with such names in such files, as far as YAML and the system allow them."""
    paths = []
    for number, command in enumerate(COMMANDS):
        name = f"{command.replace('/', '')}.yaml"
        text = json.dumps(command.encode("utf-8", "replace").decode())
        tube = (
            f"noob_id: t{number}\n{HEADER}"
            "description: |\n  a\n\n  ::error::in a block\n  ##[error]x\n"
            f"nodes:\n  a: {{type: {text}, depends: [{text}]}}\n"
            f"  b: {{type: list, depends: [{{x: aa.value}}], spec: {text}}}\n"
            f"  {text}: {{type: {text}}}\n"
            "  b: 1 # ::error::x ##[error]\n"
        )
        (directory / name).write_text(tube)
        paths.append(name)
    return paths


def check_harmless(text: str, *, commands: bool = False) -> None:
    """Make sure that a terminal and a CI system only show a text."""
    left = re.sub(_SENT, "", text)
    odd = {char for char in left if not char.isprintable()} - {"\n", "\t"}
    assert not odd, text
    assert not re.search(r"##(vso)?\[", text), text
    for line in re.split(r"[\n\r]", re.sub(r"\x1b\[[0-9;]*m", "", text)):
        is_ours = commands and re.match("::(error|warning|notice) title=noob-lint", line)
        assert is_ours or not re.match(r"\s*::(?!: )", line), line


@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
def test_no_output_commands(
    options: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = write_tubes(tmp_path)
    if "--diff" in options:
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert main([*options, "."]) in (0, 1)
    written = capsys.readouterr()
    is_github = "github" in options
    check_harmless(written.out, commands=is_github)
    check_harmless(written.err)
    if "json" in options and "--statistics" not in options:
        found = json.loads(written.out)["diagnostics"]
        assert {one["path"] for one in found} == set(paths)
    if "junit" in options or "checkstyle" in options:
        ElementTree.fromstring(written.out)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "arguments",
    [
        ["{}"],
        ["--config", "{}"],
        ["--baseline", "{}"],
        ["--output-file", "{}/x"],
        ["--python", "{}"],
        ["--tube-path", "{}"],
        ["--select", "{}"],
        ["--format", "{}"],
        ["--{}"],
        ["rule", "{}"],
        ["config", "{}"],
        ["schema", "show", "{}"],
        ["graph", "{}"],
        ["migrate", "{}"],
    ],
    ids=" ".join,
)
def test_no_error_commands(
    arguments: list[str],
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text("")
    status = 0
    try:
        status = main([one.format(command) for one in arguments])
    except SystemExit as error:
        status = int(str(error.code))
    assert status in (0, 1, 2)
    written = capsys.readouterr()
    check_harmless(written.out)
    check_harmless(written.err)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_mistake_in_a_configuration_commands(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = json.dumps(command.encode("utf-8", "replace").decode())
    for row in (f"{shown} = 1", f"select = [{shown}]", f"python = {shown}", f"extend = {shown}"):
        Path("noob-lint.toml").write_text(row)
        main(["."])
        main(["config", "."])
        written = capsys.readouterr()
        check_harmless(written.out)
        check_harmless(written.err)


TUBE = f"noob_id: a\n{HEADER}nodes:\n  a: {{type: list, id: a}}\n"


def test_links_out_of_a_project_are_neither_read_nor_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project, other = tmp_path / "project", tmp_path / "other"
    project.mkdir()
    other.mkdir()
    (project / "noob-lint.toml").write_text('include = ["*"]\n')
    (other / "x.yaml").write_text(TUBE)
    (project / "a.yaml").symlink_to("../other/x.yaml")
    (project / "inner.yaml").symlink_to("real.yaml")
    (project / "real.yaml").write_text(TUBE)
    monkeypatch.chdir(project)
    assert main(["--fix", "--verbose", "."]) in (0, 1)
    out = capsys.readouterr()
    assert "a.yaml: skipped: a link to a file outside of the project" in out.out + out.err
    assert (other / "x.yaml").read_text() == TUBE
    assert (project / "real.yaml").read_text() != TUBE
    assert main(["--fix", "a.yaml"]) == 2
    why = "cannot write the fixes: it is a link to a file outside of its project"
    assert f"noob-lint: error: a.yaml: {why}" in capsys.readouterr().err
    assert (other / "x.yaml").read_text() == TUBE
    assert main(["a.yaml"]) in (0, 1)  # it was named


@pytest.mark.parametrize("name", ["typing", "json", "re", "pathlib", "argparse"])
def test_modules_of_the_current_directory_shadow_none_of_ours(tmp_path: Path, name: str) -> None:
    """Python itself imports a few before it runs anything of ours, unless it is given -P."""
    (tmp_path / f"{name}.py").write_text("raise SystemExit('it ran')\n")
    (tmp_path / "a.yaml").write_text(TUBE)
    environment = {key: one for key, one in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-m", "noob_lint", "-q", "a.yaml"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "it ran" not in done.stdout + done.stderr
    assert done.returncode in (0, 1)
