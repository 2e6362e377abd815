"""``noob-lint completion``: the scripts, run by their shells."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from noob_lint.cli import COMMANDS, main
from noob_lint.cli.completion import commands
from noob_lint.cli.shells import SHELLS
from noob_lint.config.settings import FAIL_ON, rule_names
from noob_lint.reporters import AUTO, REPORTERS
from noob_lint.rules import RULES
from noob_lint.spec.versions import VERSIONS
from tests.expected import expected
from tests.work import PATIENCE

SHELL = {
    name: pytest.param(
        name, marks=pytest.mark.skipif(not shutil.which(name), reason=f"{name} is not installed")
    )
    for name in SHELLS
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current directory with the scripts, a directory and two tubes."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.yaml", "a b.yaml", "adir/c.yaml"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).touch()
    for shell, render in SHELLS.items():
        Path(f"script.{shell}").write_text(render(commands()), encoding="utf-8")
    return tmp_path


def run(*command: str) -> list[str]:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (0, "")
    return sorted(done.stdout.splitlines())


def bash(*words: str) -> list[str]:
    script = (
        'source script.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _noob_lint;'
        '((${#COMPREPLY[@]})) && printf "%s\\n" "${COMPREPLY[@]}"; true'
    )
    return run("bash", "--norc", "-c", script, "bash", "noob-lint", *words)


def fish(line: str) -> list[str]:
    lines = run("fish", "--no-config", "-c", f"source script.fish; complete -C '{line}'")
    return [text.partition("\t")[0] for text in lines]


def zsh(*words: str) -> list[str]:
    """What the script hands to zsh's own function `_arguments`, which does the rest."""
    script = (
        '_arguments() { print -rl -- "$@" }; compdef() { print -r -- "compdef $*" };'
        'source ./script.zsh; words=("$@"); CURRENT=$#; _noob_lint'
    )
    return run("zsh", "-f", "-c", script, "zsh", "noob-lint", *words)


@pytest.mark.parametrize("shell", SHELL.values())
def test_the_shell_takes_the_script(shell: str) -> None:
    assert run(shell, "-n", f"script.{shell}") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_it_is_printed(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert capsys.readouterr() == (Path(f"script.{shell}").read_text(encoding="utf-8"), "")


def test_every_command_is_known() -> None:
    assert {command.name for command in commands()} == set(COMMANDS)
    assert all(command.about for command in commands())


@pytest.mark.parametrize("shell", [SHELL["bash"]])
def test_bash(shell: str) -> None:
    assert bash("c") == ["check", "clean", "completion", "config"]
    assert bash("a") == ["a b.yaml", "a.yaml", "adir"]
    assert bash("check", "a") == ["a b.yaml", "a.yaml", "adir"]
    assert bash("--fail") == bash("check", "x", "--fail") == ["--fail-on"]
    assert bash("--fail-on", "") == bash("--fail-on", "=") == sorted(FAIL_ON)
    assert bash("--fail-on", "=", "e") == ["error"]
    assert bash("--format", "") == sorted(["auto", *REPORTERS])
    assert bash("config", "--format", "") == ["json", "toml"]
    assert bash("--tube-path", "a") == ["adir"]
    assert bash("--config", "a") == ["a b.yaml", "a.yaml", "adir"]
    assert bash("--select", "") == sorted(rule_names())
    assert bash("--ignore", "ids,unused-i") == ["ids,unused-ignore", "ids,unused-input"]
    assert bash("rule", "unused-i") == ["unused-ignore", "unused-input"]
    assert bash("schema", "ex") == ["export"]
    assert bash("completion", "") == ["bash", "fish", "zsh"]
    assert bash("--jobs", "") == []


@pytest.mark.parametrize("shell", [SHELL["fish"]])
def test_fish(shell: str) -> None:
    assert fish("noob-lint comp") == ["completion"]
    assert fish("noob-lint check ad") == ["adir/"]
    assert fish("noob-lint --fail-o") == ["--fail-on"]
    assert fish("noob-lint --fail-on ") == sorted(FAIL_ON)
    assert fish("noob-lint --fail-on=e") == ["--fail-on=error"]
    assert fish("noob-lint config --format ") == ["json", "toml"]
    assert fish("noob-lint --tube-path a") == ["adir/"]
    assert fish("noob-lint --ignore ids,unused-i") == ["ids,unused-ignore", "ids,unused-input"]
    assert fish("noob-lint rule unused-i") == ["unused-ignore", "unused-input"]
    assert fish("noob-lint completion ") == ["bash", "fish", "zsh"]


@pytest.mark.parametrize("shell", [SHELL["zsh"]])
def test_zsh(shell: str) -> None:
    given = zsh("x", "")
    assert "compdef _noob_lint noob-lint" in given
    assert "*:path:_noob_lint_path" in given
    rules = f":value:_sequence compadd - {' '.join(rule_names())}"
    assert f"*--select=[run only these rules or groups, separated by commas]{rules}" in given
    assert "*:argument:(bash zsh fish)" in zsh("completion", "")
    names = " ".join(rule_names()[1:])
    assert f"*:argument:({names})" in zsh("rule", "--all", "")
    assert len(names.split()) > len(RULES)


def test_what_completes_each_command_and_option() -> None:
    rules, versions = tuple(rule_names()), ("latest", *(one.name for one in VERSIONS))
    named = {
        rules: "(rules)",
        rules[1:]: "(rules but all)",
        versions: "(versions)",
        (*versions, "header"): "(versions, header)",
        (AUTO, *REPORTERS): "(formats)",
        tuple(RULES): "(rules)",
    }

    def shown(words: tuple[str, ...]) -> str:
        return named.get(words, " ".join(words))

    lines = []
    for command in commands():
        lines.append(f"{command.name}: {command.about}")
        lines += [f"  {shown(command.words)}"] * bool(command.words)
        for option in command.options:
            value = option.value
            told = "" if value is None else f" <{value.kind}> {shown(value.words)}".rstrip()
            lines.append(f"  {', '.join(option.names)}{told}")
    sheet = "".join(f"{line}\n" for line in lines)
    assert sheet == expected(Path(__file__).parent / "completion" / "commands.txt", sheet)
