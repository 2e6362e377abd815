"""``noob-lint check``: what is printed where, and the exit statuses of contract C3."""

from __future__ import annotations

import io
import json
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from noob_lint.cli import main
from noob_lint.config.settings import Settings
from noob_lint.discovery.workspace import Workspace
from noob_lint.linting import linter
from noob_lint.linting.result import FileResult
from noob_lint.version import VERSION
from tests.lab import write_lab
from tests.work import PATIENCE

FINE = """\
noob_id: fine
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  a:
    type: lab.read
"""
WRONG = FINE.replace("fine", "wrong") + "  b:\n    type: lab.show\n    depends: [c.value]\n"
WARNS = FINE.replace("fine", "warns") + "    stateful: 'yes'\n"
OTHER = "on: push\n"

FULL = """\
error[unknown-node]: node 'b' depends on node 'c', which does not exist: the tube has 'a' and 'b'
 --> wrong.yaml:9:15
  |
9 |     depends: [c.value]
  |               ^
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current directory with some files."""
    monkeypatch.chdir(tmp_path)
    write_lab(tmp_path)
    texts = {"fine": FINE, "wrong": WRONG, "warns": WARNS, "other": OTHER}
    for name, text in texts.items():
        Path(f"{name}.yaml").write_text(text)
    return tmp_path


def script(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the command line in a separate process."""
    command = (sys.executable, "-m", "noob_lint", *arguments)
    done: subprocess.CompletedProcess[str] = subprocess.run(  # type: ignore[call-overload]
        command, capture_output=True, encoding="utf-8", timeout=PATIENCE, **options
    )
    return done


def concise(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    """The status, the places and rules found, and the closing line."""
    status = main([*arguments, "--format", "concise"])
    *lines, last = capsys.readouterr().out.splitlines()
    return status, [line.rpartition("] ")[0] + "]" for line in lines], last


def test_a_tube_that_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fine.yaml"]) == 0
    assert capsys.readouterr() == ("The tube is fine.\n", "")


def test_a_tube_that_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "wrong.yaml"]) == 1
    output, errors = capsys.readouterr()
    assert errors == ""
    assert output.startswith(FULL)
    assert output.endswith("\n\nFound 1 error in 1 file (1 checked).\n")


def test_a_directory(capsys: pytest.CaptureFixture[str]) -> None:
    expected = (
        1,
        ["warns.yaml:7:15: warning[coerced-value] [*]", "wrong.yaml:9:15: error[unknown-node]"],
        "Found 1 error and 1 warning in 2 files (3 checked, 1 file skipped, 1 fixable with --fix).",
    )
    assert concise(capsys) == expected
    assert concise(capsys, ".") == expected
    assert concise(capsys, "check", ".", "--jobs", "2") == expected


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["warns.yaml"], 0),
        (["warns.yaml", "--fail-on", "warning"], 1),
        (["warns.yaml", "--fail-on", "info"], 1),
        (["wrong.yaml", "--fail-on", "never"], 0),
        (["wrong.yaml", "--ignore", "unknown-node"], 0),
        (["wrong.yaml", "--ignore", "ids,graph"], 0),
        (["wrong.yaml", "--select", "graph", "--select", "ids"], 1),
        (["wrong.yaml", "--select", "syntax, ids"], 0),
        (["wrong.yaml", "missing.yaml"], 2),
        (["wrong.yaml", "missing.yaml", "--fail-on", "never"], 2),
    ],
)
def test_exit_statuses(options: list[str], status: int) -> None:
    assert main(options) == status


def test_the_others_are_linted_when_one_cannot_be_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    os.mkfifo("pipe.yaml")
    assert main(["missing.yaml", "wrong.yaml", "pipe.yaml", "-q", "--format", "concise"]) == 2
    output, errors = capsys.readouterr()
    assert output.startswith("wrong.yaml:9:15: error[unknown-node] ")
    assert output.count("\n") == 1
    assert errors == (
        "noob-lint: error: missing.yaml: no such file or directory\n"
        "noob-lint: error: pipe.yaml: not a regular file\n"
    )


def test_json_is_all_there_is_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--format", "json", ".", "missing.yaml"]) == 2
    output = json.loads(capsys.readouterr().out)
    assert [item["rule"] for item in output["diagnostics"]] == ["coerced-value", "unknown-node"]
    assert output["summary"]["files"] == 3
    assert output["summary"]["skipped"] == 1
    assert output["summary"]["skipped_reasons"] == {"not-a-tube": 1}
    assert (output["summary"]["error"], output["summary"]["warning"]) == (1, 1)


def test_stdin(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def given(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    given(WRONG)
    assert concise(capsys, "-")[:2] == (1, ["<stdin>:9:15: error[unknown-node]"])
    given(WARNS)
    status, places, last = concise(capsys, "-")
    assert (status, places) == (0, ["<stdin>:7:15: warning[coerced-value] [*]"])
    assert last.startswith("Found 1 warning in 1 file (1 checked, 1 fixable with --fix, ")
    given(WRONG.replace("wrong", "given"))
    places = ["sub/x.yaml:9:15: error[unknown-node]", "wrong.yaml:9:15: error[unknown-node]"]
    assert concise(capsys, "wrong.yaml", "-", "--stdin-filename", "sub/x.yaml")[:2] == (1, places)
    given(OTHER)
    assert concise(capsys, "-", "--skip-non-tubes") == (
        0,
        [],
        "No tube was checked (1 file skipped).",
    )
    given(WRONG)
    options = ["--stdin-filename", "sub/x.yaml", "--force-exclude", "--exclude", "sub/"]
    assert concise(capsys, "-", *options) == (0, [], "No tube was checked (1 file skipped).")


def test_stdin_is_skipped_when_it_is_no_tube(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for text, status, skipped in ((OTHER, 0, 1), (WRONG, 1, 0)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert main(["-", "--skip-non-tubes", "--format", "json"]) == status
        assert json.loads(capsys.readouterr().out)["summary"]["skipped"] == skipped


def test_stdin_that_is_closed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["-"]) == 2
    assert capsys.readouterr() == (
        "No tube was checked (1 file not checked).\n",
        "noob-lint: error: <stdin>: closed\n",
    )


def test_stdin_that_cannot_be_read(here: Path) -> None:
    with (here / "out").open("wb") as file:
        done = script("-", stdin=file)
    assert (done.returncode, done.stderr) == (2, "noob-lint: error: <stdin>: bad file descriptor\n")


def test_stdin_without_an_end() -> None:
    with open("/dev/zero", "rb") as zeros:
        done = script("-", "--format", "concise", "-q", stdin=zeros)
    message = "error[yaml-too-large] the file is larger than 10 MiB, too large for a tube"
    assert (done.returncode, done.stdout, done.stderr) == (1, f"<stdin>:1:1: {message}\n", "")


def test_files_that_are_no_tubes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["other.yaml"]) == 1
    capsys.readouterr()
    assert concise(capsys, "other.yaml", "fine.yaml", "--skip-non-tubes") == (
        0,
        [],
        "The tube is fine (1 file skipped).",
    )


def test_configuration(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "pyproject.toml").write_text(
        '[tool.noob-lint]\nignore = ["unknown-node"]\nfail-on = "warning"\nformat = "concise"\n'
    )
    (here / "mine.toml").write_text('select = ["unknown-node"]\nexclude = ["fine.yaml"]\n')
    assert concise(capsys)[:2] == (1, ["warns.yaml:7:15: warning[coerced-value] [*]"])
    assert concise(capsys, "--fail-on", "error", "--ignore", "coerced-value")[:2] == (
        1,
        ["wrong.yaml:9:15: error[unknown-node]"],
    )
    assert concise(capsys, "--config", "mine.toml") == (
        1,
        ["wrong.yaml:9:15: error[unknown-node]"],
        "Found 1 error in 1 file (2 checked, 2 files skipped).",
    )
    assert concise(capsys, "--isolated", "warns.yaml")[0] == 0
    (here / "noob-lint.toml").write_text("ignore = 1\n")
    assert main([]) == 2
    assert capsys.readouterr() == (
        "",
        "noob-lint: error: noob-lint.toml:1: ignore: must be a list of strings, not an integer\n",
    )


def test_patterns_on_the_command_line_start_here(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "noob-lint.toml").write_text("")
    (here / "sub" / "deep").mkdir(parents=True)
    (here / "sub" / "deep" / "x.yaml").write_text(WRONG.replace("wrong", "deep"))
    (here / "sub" / "y.yaml").write_text(WRONG.replace("wrong", "sub"))
    monkeypatch.chdir("sub")
    places = ["y.yaml:9:15: error[unknown-node]"]
    assert concise(capsys, "--exclude", "deep/x.yaml")[:2] == (1, places)
    assert concise(capsys, "--exclude", "/deep")[:2] == (1, places)


def test_output_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["wrong.yaml", "--output-file", "out.txt"]) == 1
    assert capsys.readouterr() == ("", "")
    assert (here / "out.txt").read_text().startswith(FULL)
    assert main(["wrong.yaml", "--output-file", "no/such/out.txt"]) == 2
    expected = "noob-lint: error: no/such/out.txt: no such file or directory\n"
    assert capsys.readouterr() == ("", expected)


@pytest.mark.parametrize("option", ["--color=always", "--color=auto"])
def test_colour(
    option: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["wrong.yaml", option])
    assert capsys.readouterr().out.startswith("\x1b[1;31merror[unknown-node]\x1b[0m: ")


def test_an_internal_error_asks_for_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def results(*_: object, **__: object) -> Iterator[FileResult]:
        yield FileResult("a.yaml", crash="Traceback ...\nKeyError: 1\n")
        yield FileResult("b.yaml")

    monkeypatch.setattr(linter, "lint_files", results)
    assert main(["fine.yaml"]) == 3
    output, errors = capsys.readouterr()
    assert output == "Nothing found in 1 tube (1 file not checked).\n"
    assert errors == (
        "noob-lint: internal error in a.yaml: please report it with the lines below and the file\n"
        f"noob-lint {VERSION}, Python {platform.python_version()}, {sys.platform}\n"
        "Traceback ...\n"
        "KeyError: 1\n"
    )


def test_an_error_of_the_command_line_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("no")

    monkeypatch.setattr(linter, "lint_files", fail)
    assert main(["fine.yaml"]) == 3
    lines = capsys.readouterr().err.splitlines()
    assert [*lines[:3], lines[-1]] == [
        "noob-lint: internal error: please report it with the lines below and the file",
        f"noob-lint {VERSION}, Python {platform.python_version()}, {sys.platform}",
        "Traceback (most recent call last):",
        "ValueError: no",
    ]


def test_ctrl_c(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(linter, "lint_files", interrupt)
    assert main(["fine.yaml"]) == 130
    assert capsys.readouterr() == ("", "")


def test_the_files_stay_as_they_are(here: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in here.iterdir()}
    main([])
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in here.iterdir()} == before


def test_a_reader_that_goes_away(here: Path) -> None:
    for number in range(300):  # each with an id of its own
        (here / f"wrong{number}.yaml").write_text(WRONG.replace("wrong", f"wrong{number}"))
    for jobs in ("1", "2"):
        arguments = (sys.executable, "-m", "noob_lint", "--jobs", jobs)
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 141


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupted_from_outside(here: Path, jobs: str) -> None:
    for number in range(3000):  # each with an id of its own
        (here / f"wrong{number}.yaml").write_text(WRONG.replace("wrong", f"wrong{number}"))
    arguments = (sys.executable, "-m", "noob_lint", "--jobs", jobs, "-q")
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "start_new_session": True}
    with subprocess.Popen(arguments, **options) as process:  # type: ignore[call-overload]
        process.stdout.readline()
        time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all processes at once
        _, errors = process.communicate(timeout=PATIENCE)
    assert errors == b""
    assert process.returncode == 130


@pytest.mark.parametrize(
    "command",
    ["fine.yaml", "--show-files", "config", "rule cycle", "schema list", "completion bash"],
)
def test_standard_output_that_is_closed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        assert main(command.split()) == 2
    assert capsys.readouterr() == ("", "noob-lint: error: standard output: closed\n")


@pytest.mark.parametrize(
    ("closed", "status", "said"),
    [
        ("<&-", 1, "error[unknown-node]"),
        (">&-", 2, "noob-lint: error: standard output: closed\n"),
        ("2>&-", 1, "error[unknown-node]"),
        (">&- 2>&-", 2, ""),
    ],
)
def test_streams_of_the_process_that_are_closed(closed: str, status: int, said: str) -> None:
    command = f"exec '{sys.executable}' -m noob_lint -q --format concise wrong.yaml {closed}"
    done = subprocess.run(command, shell=True, capture_output=True, encoding="utf-8")
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert said in done.stdout + done.stderr


def test_output_that_cannot_be_written() -> None:
    with open("/dev/full", "w") as full:
        command = (sys.executable, "-m", "noob_lint", "wrong.yaml")
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8")
    expected = "noob-lint: error: standard output: no space left on device\n"
    assert (done.returncode, done.stderr) == (2, expected)


def test_output_is_utf_8_in_any_locale(here: Path) -> None:
    (here / "wrong.yaml").write_text(WRONG.replace("c.value", "ñ.value"), encoding="utf-8")
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = script("wrong.yaml", "--format", "concise", env=os.environ | environment)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(
        "wrong.yaml:9:15: error[unknown-node] node 'b' depends on node 'ñ', "
    )


def test_a_name_that_is_no_utf_8(here: Path) -> None:
    name = os.fsdecode(b"caf\xe9.yaml")
    try:
        (here / name).write_text(WRONG.replace("wrong", "odd"))
    except OSError:
        pytest.skip("this file system takes no such name")
    done = script(name, "--format", "concise")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("caf\\udce9.yaml:9:15: error[unknown-node] ")


def test_settings_reach_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[list[str], Settings, int]] = []

    def lint_files(workspace: Workspace, jobs: int, *_: object, **__: object) -> list[FileResult]:
        seen.append((list(workspace.files), workspace.settings_of("fine.yaml"), jobs))
        return []

    monkeypatch.setattr(linter, "lint_files", lint_files)
    main(["fine.yaml", "--noob-version", "1001", "--tube-path", ".", "--isolated", "-j", "8"])
    main(["fine.yaml", "wrong.yaml", "--isolated", "-j", "2"])
    assert seen == [
        (["fine.yaml"], Settings("1001", tube_paths=(".",), use_modelines=False), 1),
        (["fine.yaml", "wrong.yaml"], Settings(), 2),
    ]


def test_the_output_file_is_none_of_the_inputs(capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("wrong.yaml").read_bytes()
    assert main(["--output-file", "./wrong.yaml", "wrong.yaml"]) == 2
    assert Path("wrong.yaml").read_bytes() == before
    assert capsys.readouterr().err.endswith(
        '--output-file would overwrite "wrong.yaml", which is being checked\n'
    )
