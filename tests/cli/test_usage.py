"""Usage: help, versions, invalid options, and the commands other than ``check``."""

from __future__ import annotations

import argparse
import importlib
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import noob_lint
from noob_lint.cli import COMMANDS, check, main
from noob_lint.cli.arguments import build_parser
from noob_lint.cli.options import CheckOptions
from noob_lint.cli.parser import HelpText, Parser
from noob_lint.version import VERSION
from tests.expected import expected

FAST = frozenset({"dataclasses", "inspect", "pydantic", "jsonschema", "pathlib", "logging"})
FAST |= {"subprocess", "multiprocessing", "ruamel.yaml", "pathspec", "tomllib", "json"}


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr() == (f"noob-lint {VERSION}\n", "")
    assert noob_lint.__version__ == VERSION


def test_the_version_is_the_projects() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    assert project.get("version", VERSION) == VERSION


def test_help_names_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    output, errors = capsys.readouterr()
    assert errors == ""
    assert output.startswith("usage: noob-lint [check] [OPTIONS] [PATH...]\n")
    assert [name for name in COMMANDS if f"noob-lint {name}" not in output] == ["check"]


def said_by(parser: argparse.ArgumentParser, title: str) -> str:
    """The help of a command without its layout, which depends on the Python version."""
    lines = [f"== {title}: {parser.usage or ''}", parser.description or "", parser.epilog or ""]
    inner: list[tuple[str, argparse.ArgumentParser]] = []
    for group in parser._action_groups:
        lines += [f"-- {group.title or ''}"] if group._group_actions else []
        for action in group._group_actions:
            names = ", ".join(action.option_strings) or action.dest
            if isinstance(action, argparse._SubParsersAction):
                inner += [(f"{title} {name}", one) for name, one in action.choices.items()]
                helped = {one.dest: one.help for one in action._choices_actions}
                lines += [f"{name}: {helped.get(name)}" for name in action.choices]
                continue
            value = "" if action.nargs == 0 else f" {action.metavar or action.choices or ''}"
            lines.append(f"{names}{value} ({action.nargs}): {action.help}")
    return "".join([*(f"{line}\n" for line in lines), *(said_by(one, name) for name, one in inner)])


@pytest.mark.parametrize("command", COMMANDS)
def test_what_help_says(command: str) -> None:
    """`UPDATE_EXPECTED=1` rewrites it."""
    parser = importlib.import_module(COMMANDS[command]).build_parser()
    said = said_by(parser, command)
    assert said == expected(Path(__file__).parent / "help" / f"{command}.txt", said)


def done_by(parser: argparse.ArgumentParser) -> Iterator[str]:
    """What becomes of each argument of a command, and which of them exclude each other."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                yield from done_by(child)
            continue
        names = ", ".join(action.option_strings) or action.metavar
        kind = type(action).__name__.strip("_").removesuffix("Action")
        told = [f"{parser.prog} {names}: {kind} {action.dest}", f"default {action.default!r}"]
        told += [f"constant {action.const!r}"] * (action.const is not None)
        told += [f"read by {getattr(action.type, '__name__', '')}"] * (action.type is not None)
        told += [f"one of {', '.join(action.choices or ())}"] * (action.choices is not None)
        yield ", ".join([*told, *["required"] * action.required])
    for group in parser._mutually_exclusive_groups:
        yield f"{parser.prog} or: {[one.option_strings for one in group._group_actions]}"


def test_what_becomes_of_each_argument() -> None:
    """`UPDATE_EXPECTED=1` rewrites it."""
    parsers = (importlib.import_module(module).build_parser() for module in COMMANDS.values())
    sheet = "".join(f"{line}\n" for parser in parsers for line in done_by(parser))
    assert sheet == expected(Path(__file__).parent / "help" / "actions.txt", sheet)


@pytest.mark.parametrize("width", [80, 100])
@pytest.mark.parametrize("command", [*sorted(COMMANDS), "schema export"])
def test_help_fits_the_terminal(
    command: str, width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests do not write to a terminal, which counts as 80 columns."""
    monkeypatch.setattr("noob_lint.cli.parser.columns", lambda *_: width)
    assert main([*command.split(), "--help"]) == 0
    output, errors = capsys.readouterr()
    assert output.startswith("usage: noob-lint")
    assert errors == ""
    assert max(map(len, output.splitlines())) <= width


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chekc"], 'unknown command "chekc": did you mean "check"?'),
        (["rul", "cycle"], 'unknown command "rul": did you mean "rule"?'),
        (["--selct", "x"], 'unknown option --selct: did you mean "--select"?'),
        (["--frmat=json"], 'unknown option --frmat: did you mean "--format"?'),
        (["--zzzzz", "a", "-x"], "unknown option --zzzzz"),
        (["--output-format", "json"], 'unknown option --output-format: did you mean "--format"?'),
        (["--exit-zero"], 'unknown option --exit-zero: did you mean "--fail-on never"?'),
        (["--no-fail"], 'unknown option --no-fail: did you mean "--fail-on never"?'),
        (["--add-noqa"], 'unknown option --add-noqa: did you mean "--add-ignores"?'),
        (["--ignore-noqa"], 'unknown option --ignore-noqa: did you mean "--no-ignores"?'),
        (["--show-settings"], 'unknown option --show-settings: did you mean "noob-lint config"?'),
        (["--select"], "argument --select: expected one argument"),
        (
            ["--isolated", "--config", "a.toml"],
            "argument --config: not allowed with argument --isolated",
        ),
        (["--jobs", "-1"], 'argument -j/--jobs: not a number of processes: "-1"'),
        (["--jobs", "two"], 'argument -j/--jobs: not a number of processes: "two"'),
        (
            ["--color", "sometimes"],
            "argument --color: invalid choice: 'sometimes' (choose from auto, always, never)",
        ),
    ],
)
def test_wrong_options(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    output, errors = capsys.readouterr()
    errors = errors.replace("'auto', 'always', 'never'", "auto, always, never")  # before 3.12
    assert output == ""
    assert errors == f"noob-lint: error: {message} (see noob-lint --help)\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "jsn"], '--format: unknown value "jsn": did you mean "json"?'),
        (["--fail-on", "eror"], '--fail-on: unknown value "eror": did you mean "error"?'),
        (["--select", "graphh,ids"], '--select: unknown rule "graphh": did you mean "graph"?'),
        (["--ignore", " , "], "--ignore: names no rule"),
        (["--exclude", "!"], '--exclude: not a valid .gitignore pattern: "!"'),
        (
            ["--exclude", "../drafts/"],
            (
                '--exclude: "../drafts/" matches nothing: .gitignore patterns cannot contain "." '
                'or ".." between slashes'
            ),
        ),
        (["--diff", "--format", "json"], "--diff cannot be used with --format json"),
        (["--diff", "--statistics"], "--diff cannot be used with --statistics"),
        (["--tube-path", "gone"], '--tube-path: no such directory: "gone"'),
        (
            ["--noob-version", "new"],
            (
                "--noob-version: unknown noob version 'new': use one of 0.1, 1000, 1001, 1003, or "
                'a noob release, "latest" or "header"'
            ),
        ),
        (["--config", "gone.toml"], "gone.toml: no such file or directory"),
        (["--config", "."], ".: is a directory"),
        (["--config", "/dev/zero"], "/dev/zero: not a regular file"),
    ],
)
def test_wrong_values(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert capsys.readouterr() == ("", f"noob-lint: error: {message}\n")


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        ([], []),
        (["a", "b"], ["a", "b"]),
        (["a", "--select", "x", "b", "-q"], ["a", "b"]),
        (["-", "--quiet", "a"], ["-", "a"]),
        (["--", "-a", "--format"], ["-a", "--format"]),
        (["a", "-q", "--", "--", "b"], ["a", "--", "b"]),
    ],
)
def test_options_and_paths_in_any_order(arguments: list[str], paths: list[str]) -> None:
    assert build_parser().parse_all(arguments).paths == paths


@pytest.mark.parametrize("arguments", [[], ["a"], ["check", "a"], ["", "a b", "x-y", "b/-c"]])
def test_paths_alone_need_no_parser(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = check.parsed(arguments)
    assert parsed == CheckOptions.of(build_parser().parse_all(arguments))
    monkeypatch.delattr(check, "build_parser")
    assert check.parsed(arguments) == parsed
    with pytest.raises(NameError):
        check.parsed([*arguments, "-"])


def test_starting_up_imports_little() -> None:
    source = str(Path(__file__).parents[2] / "src")
    script = (
        f"import sys\nsys.path.insert(0, {source!r})\n"
        "from noob_lint.cli import main\nmain(['--version'])\n"
        "print(*sys.modules, sep='\\n')"
    )
    command = (sys.executable, "-I", "-S", "-c", script)  # without what site imports for others
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"noob-lint {VERSION}\n")
    assert FAST & set(done.stdout.split()) == set()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_an_output_file_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("tube.yaml").write_text("[]\n")
    assert main(["--output-file", "/dev/full", "tube.yaml"]) == 2
    message = "noob-lint: error: /dev/full: no space left on device\n"
    assert capsys.readouterr() == ("", message)


def test_a_current_directory_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert main([]) == 2
    message = "noob-lint: error: the current directory: no such file or directory\n"
    assert capsys.readouterr() == ("", message)


def test_defaults_are_among_the_choices() -> None:
    """Options that are not given are what they would be if they were."""
    actions = [one for one in build_parser()._actions if one.choices and one.dest != "command"]
    own = [one for one in actions if one.dest in CheckOptions._fields]
    assert [one.dest for one in own] == ["color"]
    for one in own:
        assert getattr(CheckOptions(), one.dest) in (one.choices or ())


@pytest.mark.parametrize("command", sorted({*COMMANDS} - {"check"}))
def test_an_unknown_option_of_a_command(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    needed = {"migrate": ["--to", "1003"], "schema": ["list"], "completion": ["bash"]}
    assert main([command, *needed.get(command, []), "--nonsense"]) == 2
    output, errors = capsys.readouterr()
    said = {
        f"noob-lint: error: unknown option --nonsense (see noob-lint {command} --help)\n",
        "noob-lint: error: unrecognized arguments: --nonsense (see noob-lint --help)\n",
    }
    assert output == ""
    assert errors in said
    assert main([command, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"usage: noob-lint {command} ")


@pytest.mark.parametrize(
    ("columns", "width"),
    [(None, 80), (20, 40), (40, 40), (41, 41), (99, 99), (100, 100), (300, 100)],
)
def test_the_width_of_help(
    columns: int | None, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("noob_lint.cli.parser.columns", lambda *_: columns)
    assert HelpText("x")._width == width


def test_help_keeps_indented_paragraphs_and_wraps_others() -> None:
    text = "one  two\nthree\n\n  kept   as\n  it is\n\nwords\n  and  more\n\nend"
    expected = "| one two three\n\n  kept   as\n  it is\n\nwords\n  and  more\n\n| end"
    assert HelpText("x")._fill_text(text, 40, "| ") == expected


def test_what_follows_two_dashes_is_a_path() -> None:
    parser = Parser(prog="x")
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--option", action="store_true")
    parsed = parser.parse_all(["a", "--option", "b", "--", "--option", "--", "c"])
    assert vars(parsed) == {"paths": ["a", "b", "--option", "--", "c"], "option": True}


def test_the_command_may_follow_its_options(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["-q", "check", "gone.yaml"]) == 2
    expected = "noob-lint: error: gone.yaml: no such file or directory\n"
    assert capsys.readouterr() == ("", expected)
    assert main(["-q", "gone.yaml", "check"]) == 2
    assert capsys.readouterr().err == f"{expected}{expected.replace('gone.yaml', 'check')}"
