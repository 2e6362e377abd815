"""The README shows what happens: its output is real, its settings and its Python work."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, containing: str) -> str:
    blocks: list[str] = re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return next(text for text in blocks if containing in text)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )


def test_the_output_on_the_first_screen_is_what_the_command_prints() -> None:
    command, _, shown = block("console", "noob-lint").partition("\n")
    program, *arguments = command.removeprefix("$ ").split()
    assert program == "noob-lint"
    assert run("-m", "noob_lint", *arguments).stdout.strip() == shown.strip()


def test_the_configuration_is_accepted(tmp_path: Path) -> None:
    config = tmp_path / "noob-lint.toml"
    config.write_text(block("toml", "noob-version"), encoding="utf-8")
    result = run("-m", "noob_lint", "--config", str(config), "examples/pipelines/hourly.yaml")
    fine = "The tube is fine (2 of 2 callables could not be read: --verbose says why).\n"
    assert (result.returncode, result.stdout) == (0, fine)


def test_the_python_example_runs() -> None:
    result = run("-c", block("python", "lint_text"))
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "0 header-id-missing the tube has no 'noob_id': noob loads the tube, but cannot build it: "
        "add a line such as 'noob_id: my-tube'",
        "0 unknown-node node 'a' depends on node 'b', which does not exist: the tube has 'a'",
    ]


def test_the_two_commands_are_targets_of_the_makefile_and_ci_runs_them() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    run_by_ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    for command in re.findall(r"^make (\w+)", block("sh", "make demo"), re.MULTILINE):
        assert re.search(rf"^{command}:", makefile, re.MULTILINE)
        assert f"make {command}" in run_by_ci
    assert run_by_ci[-1] == "make test"
