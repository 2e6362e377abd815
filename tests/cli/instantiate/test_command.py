"""``noob-lint instantiate``: whatever the code of a tube does is reported."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from noob_lint.cli import main
from noob_lint.linting.linter import Linter
from noob_lint.linting.result import FileResult
from noob_lint.reporters import REPORTERS
from noob_lint.yaml.document import Document
from tests.runtime.test_tube import INPUTS, asset, tube, write
from tests.work import PATIENCE

TROUBLE = r'''\
import atexit, os, stat, subprocess, sys, threading, time


def fine(**params):
    print("fine", params)
    return object()


def killed():
    os.kill(os.getpid(), 9)


def left():
    sys.exit(4)


def gone():
    os._exit(7)


def vanished():
    os._exit(0)


def stuck(seconds=3600):
    time.sleep(seconds)


def waits():
    open("waiting", "w").close()
    time.sleep(3600)


def forked():
    """Starts a process that would outlive this one."""
    if os.fork() == 0:
        time.sleep(3600)
    time.sleep(3600)


def threaded():
    threading.Thread(target=time.sleep, args=[3600]).start()


def rewrites():
    open("t.yaml", "w").close()
    if os.sep:
        raise ValueError


def deletes():
    os.unlink("t.yaml")
    os.mkdir("t.yaml")
    if os.sep:
        raise ValueError


def late():
    atexit.register(os._exit, 9)


def copied(end):
    """Forks, and lets the copy go on."""
    if os.fork() == 0:
        print("the copy")
        if end == "exit":
            sys.exit()
        if end == "raise":
            raise ValueError("in the copy")
    else:
        os.wait()


def wordy(words=50_000_000):
    if words:
        raise ValueError("x" * 50_000_000)


def pipes():
    """The file descriptors of pipes, one of which the report goes through."""
    for number in range(3, 64):
        try:
            if stat.S_ISFIFO(os.fstat(number).st_mode):
                yield number
        except OSError:
            pass


def junk():
    for number in pipes():
        os.write(number, b"\nhello\n")
    time.sleep(3600)


def flood():
    (number,) = pipes()
    while True:
        os.write(number, b'\n{"step": "start", "asset": 0}\n')


def closes():
    os.closerange(3, 64)


def reopens():
    """Closes all files, as daemons do, and opens one of its own, which must stay its own."""
    os.closerange(3, 64)
    for number in range(8):
        os.dup(os.open("own.txt", os.O_CREAT | os.O_WRONLY))


def escapes():
    """Leaves a process behind that is in no group of this one, and keeps all files open."""
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            open("escaped", "w").write(str(os.getpid()))
            time.sleep(3600)
        os._exit(0)
    os.wait()
    while not os.path.exists("escaped") or not open("escaped").read():
        time.sleep(0.01)


def asks():
    return input()


def left_behind():
    """Starts a process that keeps the standard error stream open."""
    subprocess.Popen(["sleep", "3600"])
'''


Answer = tuple[int, str, str]
Command = Callable[..., Any]


@pytest.fixture
def instantiate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Command:
    """Runs the command in a directory with the code of the tubes; only this is its Python path."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    Path("trouble.py").write_text(TROUBLE)

    def run(*arguments: str) -> Answer:
        status = main(["instantiate", *arguments])
        return status, *capfd.readouterr()

    return run


@pytest.fixture
def concise(instantiate: Command) -> Callable[..., tuple[int, list[str]]]:
    """Runs the command; returns its status and the lines of its report."""

    def run(*arguments: str) -> tuple[int, list[str]]:
        status, out, _ = instantiate("-q", "--format", "concise", *arguments)
        return status, out.splitlines()

    return run


SHOWN = """\
error[runtime-init]:
asset 'a' could not be started: RuntimeError:
no x today
 --> t.yaml:5:3
  |
5 |   a:
  |   ^

error[runtime-type]:
asset 'b' has a type that cannot be used: ModuleNotFoundError:
No module named 'no'
 --> t.yaml:9:11
  |
9 |     type: no.such
  |           ^^^^^^^

error[runtime-params]:
asset 'c' has params that cannot be used: TypeError:
Box.__init__() got an unexpected keyword argument 'colour'
  --> t.yaml:14:5
   |
14 |     params: {colour: red}
   |     ^^^^^^

error[runtime-deinit]:
asset 'd' could not be released: OSError:
door is jammed
  --> t.yaml:15:3
   |
15 |   d:
   |   ^

Found 4 errors in 1 file (1 checked, 4 of 4 callables could not be read: --verbose says why).
"""
"""The report, with its long lines broken."""

SAYS = (
    "noob-lint: instantiate runs the code that the tubes name\n"
    "noob-lint: the project has no environment: running in that of noob-lint\n"
)


def test_a_tube_whose_assets_work(instantiate: Command) -> None:
    path = write(
        tube(
            asset("a", "trouble.fine", "node", "    params: {x: 1}\n"),
            asset("b", "opened", "process"),
            asset("c", "Box"),
        )
    )
    summary = "The tube is fine (2 of 3 callables could not be read: --verbose says why).\n"
    assert instantiate(path) == (0, summary, SAYS + "fine {'x': 1}\n")


def test_what_fails_is_shown_at_its_line(instantiate: Command) -> None:
    path = write(
        tube(
            asset("a", "failing", "node"),
            asset("b", "no.such", "process"),
            asset("c", "Box", "runner", "    params: {colour: red}\n"),
            asset("d", "jammed"),
            asset("e", "Box"),
        )
    )
    status, out, err = instantiate(path)
    assert (status, err) == (1, SAYS)
    assert out.replace(": asset", ":\nasset").replace("Error: ", "Error:\n") == SHOWN


@pytest.mark.parametrize("name", ["rewrites", "deletes"])
def test_code_that_changes_its_tube(instantiate: Command, name: str) -> None:
    path = write(tube(asset("a", f"trouble.{name}", "node")))
    shown = (
        "error[runtime-init]: asset 'a' could not be started: ValueError\n"
        " --> t.yaml:5:3\n  |\n5 |   a:\n  |   ^\n\n"
        "Found 1 error in 1 file (1 checked).\n"
    )
    assert instantiate(path) == (1, shown, SAYS)


def test_what_was_checked_is_run(instantiate: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    original = Linter.lint_document
    for now in (tube(asset("a", "trouble.killed")), None):
        path = write(tube(asset("a", "trouble.fine")))

        def lint(linter: Linter, document: Document, now: str | None = now) -> FileResult:
            found = original(linter, document)
            at = Path(document.path)
            at.unlink() if now is None else at.write_text(now)
            return found

        monkeypatch.setattr(Linter, "lint_document", lint)
        assert instantiate(path) == (0, "The tube is fine.\n", SAYS + "fine {}\n")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="signals and processes as POSIX has them")
@pytest.mark.parametrize(
    ("type_", "said"),
    [
        ("killed", "5:3: error[runtime-crash] the process ended with SIGKILL "
         "while asset 'a' was started"),
        ("gone", "5:3: error[runtime-crash] the process ended with exit status 7 "
         "while asset 'a' was started"),
        ("vanished", "5:3: error[runtime-crash] the process ended with exit status 0 "
         "while asset 'a' was started"),
        ("late", "4:1: error[runtime-crash] the process ended with exit status 9, "
         "after all assets were released"),
        ("left", "5:3: error[runtime-init] asset 'a' could not be started: SystemExit: 4"),
    ],
)  # fmt: skip
def test_code_that_ends_the_process(concise: Command, type_: str, said: str) -> None:
    path = write(tube(asset("a", f"trouble.{type_}"), asset("b", "Box")))
    assert concise(path) == (1, [f"t.yaml:{said}"])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="signals and processes as POSIX has them")
@pytest.mark.parametrize(
    ("type_", "said"),
    [
        ("stuck", "5:3: error[runtime-timeout] asset 'a' was started for more than 0.5 seconds"),
        ("forked", "5:3: error[runtime-timeout] asset 'a' was started for more than 0.5 seconds"),
        ("threaded", "4:1: error[runtime-timeout] the process did not end within 2 seconds, "
         "after all assets were released"),
    ],
)  # fmt: skip
def test_code_that_does_not_end(concise: Command, type_: str, said: str) -> None:
    path = write(tube(asset("a", f"trouble.{type_}"), asset("b", "Box")))
    seconds = "2" if type_ == "threaded" else "0.5"  # so that what does end has time to
    assert concise(path, "--timeout", seconds) == (1, [f"t.yaml:{said}"])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="signals and processes as POSIX has them")
@pytest.mark.parametrize("type_", ["junk", "flood"])
def test_code_that_writes_into_the_report(concise: Command, type_: str) -> None:
    path = write(tube(asset("a", f"trouble.{type_}"), asset("b", "Box")))
    said = "the process corrupted its own report while asset 'a' was started"
    assert concise(path) == (1, [f"t.yaml:5:3: error[runtime-crash] {said}"])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="signals and processes as POSIX has them")
@pytest.mark.parametrize("type_", ["closes", "reopens"])
def test_code_that_closes_the_report(instantiate: Command, type_: str) -> None:
    path = write(tube(asset("a", f"trouble.{type_}"), asset("b", "Box")))
    status, out, err = instantiate("-q", "--format", "concise", path)
    said = "the process ended with exit status 1 while asset 'a' was started"
    assert (status, out) == (1, f"t.yaml:5:3: error[runtime-crash] {said}\n")
    assert err == "noob-lint: the code closed the file that the report goes to\n"
    assert not Path("own.txt").exists() or Path("own.txt").read_text() == ""


def test_an_exception_that_says_too_much(concise: Command) -> None:
    path = write(tube(asset("a", "trouble.wordy"), asset("b", "failing")))
    status, (first, second) = concise(path)
    assert (status, len(first) < 2200, first[-10:]) == (1, True, "xxxxxxx...")
    assert second.endswith("RuntimeError: no x today")


def test_nothing_is_left_behind(
    concise: Command, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("temporary")
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    path = write(tube(asset("a", "trouble.waits")))
    with command(path) as process:
        while not Path("waiting").exists() and process.poll() is None:
            time.sleep(0.02)
        assert list(folder.iterdir()) == []
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="signals and processes as POSIX has them")
def test_a_process_that_escapes_does_not_hold_the_command_up(concise: Command) -> None:
    path = write(tube(asset("a", "trouble.escapes")))
    try:
        assert concise(path) == (0, [])
    finally:
        with suppress(ProcessLookupError):  # on Linux, it has ended, too
            os.kill(int(Path("escaped").read_text()), signal.SIGKILL)


def test_there_is_nothing_to_read(concise: Command) -> None:
    path = write(tube(asset("a", "trouble.asks")))
    said = "asset 'a' could not be started: EOFError: EOF when reading a line"
    assert concise(path) == (1, [f"t.yaml:5:3: error[runtime-init] {said}"])


def test_a_value_that_cannot_be_handed_over(concise: Command) -> None:
    params = "    params: {size: !metres 2}\n"
    path = write(tube(asset("a", "trouble.fine", "runner", params), asset("b", "failing")))
    status, lines = concise("--ignore", "all", path)
    assert status == 1
    assert lines == [
        "t.yaml:8:5: error[runtime-params] asset 'a' has params that cannot be used: "
        "TypeError: tagged values cannot be passed to a process",
        "t.yaml:9:3: error[runtime-init] asset 'b' could not be started: RuntimeError: no x today",
    ]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="signals and processes as POSIX has them")
@pytest.mark.parametrize("end", ["exit", "raise", "return"])
def test_a_copy_of_the_process_reports_nothing(instantiate: Command, end: str) -> None:
    params = f"    params: {{end: {end}}}\n"
    path = write(tube(asset("a", "trouble.copied", "runner", params), asset("b", "failing")))
    status, out, err = instantiate("-q", "--format", "concise", path)
    assert (status, err) == (1, "the copy\n")
    assert out == (
        "t.yaml:9:3: error[runtime-init] asset 'b' could not be started: RuntimeError: no x today\n"
    )


def command(*arguments: str) -> subprocess.Popen[str]:
    """The command as a separate process, whose output is read through pipes."""
    return subprocess.Popen(
        [sys.executable, "-m", "noob_lint", "instantiate", "-q", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="process groups as POSIX has them")
def test_what_the_code_leaves_behind_is_ended(instantiate: Command) -> None:
    path = write(tube(asset("a", "trouble.left_behind")))
    with command(path) as process:
        assert process.communicate(timeout=PATIENCE) == ("", "")  # so nobody holds the pipes
    assert process.returncode == 0


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="signals as POSIX has them")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_the_code_too(instantiate: Command, name: str) -> None:
    path = write(tube(asset("a", "trouble.waits")))
    with command(path) as process:
        while not Path("waiting").exists() and process.poll() is None:
            time.sleep(0.02)
        process.send_signal(getattr(signal, name))
        assert process.communicate(timeout=PATIENCE) == ("", "")  # so nobody holds the pipes
    assert process.returncode == 128 + getattr(signal, name)


def test_what_was_not_tried_is_said(instantiate: Command) -> None:
    path = write(tube(asset("a", "trouble.gone"), asset("b", "no.such")))
    _, out, _ = instantiate("-q", path)
    assert "  = help: the following steps were not tried\n" in out


def test_a_tube_with_errors_is_not_tried(concise: Command) -> None:
    path = write(tube(asset("a", "trouble.gone", "forever")))
    status, lines = concise(path)
    assert (status, len(lines)) == (1, 1)
    assert lines[0].startswith("t.yaml:7:12: error[schema-enum] ")


def test_a_tube_whose_base_is_unknown_is_not_tried(concise: Command) -> None:
    path = write(tube(asset("a", "trouble.gone"), head="extends: [elsewhere]\n"))
    status, lines = concise(path)
    assert status == 1
    assert lines[0] == (
        "t.yaml:4:1: error[runtime-tube] a tube that this one extends is not known: "
        "say in tube-paths where it lies"
    )


def test_inputs(instantiate: Command, concise: Command) -> None:
    params = "    params: {name: input.given, more: input.usual}\n"
    path = write(tube(asset("a", "trouble.fine", "runner", params), head=INPUTS))
    given = ("--input", "given=[1, {k: yes}]", "--input", "usual=2024-01-02")
    status, out, err = instantiate("-q", "--fail-on", "error", path, *given)
    assert status == 0, out
    assert err == "fine {'name': [1, {'k': 'yes'}], 'more': datetime.date(2024, 1, 2)}\n"
    assert concise(path)[1][-1] == (
        "t.yaml:12:5: error[runtime-params] asset 'a' has params that cannot be used: "
        "LookupError: input 'given' is not given"
    )


def test_an_input_that_no_tube_has(instantiate: Command) -> None:
    """An input that only some of the tubes have is fine."""
    params = "    params: {name: input.given}\n"
    inputs = "input:\n  given: {type: str}\n"
    one = write(tube(asset("a", "Box", "runner", params), head=inputs), "one.yaml")
    two = write(tube(asset("a", "Box")), "two.yaml")
    given = ("given=1", "give=2", *(f"{name}=3" for name in "edcba"))
    given = tuple(part for one in given for part in ("--input", one))
    status, _, err = instantiate("-q", one, two, *given)
    assert (status, err) == (
        0,
        "".join(
            f"noob-lint: no tube that was run has an input {name!r}\n"
            for name in ("a", "b", "c", "d", "e", "give")
        ),
    )


@pytest.mark.parametrize("name", ["auto", *REPORTERS])
def test_every_format(name: str, instantiate: Command) -> None:
    path = write(tube(asset("a", "failing", "node")))
    status, out, _ = instantiate("-q", "--format", name, path)
    assert (status, "runtime-init" in out) == (1, True)


def test_json(instantiate: Command) -> None:
    path = write(tube(asset("a", "failing", "node")))
    status, out, err = instantiate("--format", "json", path)
    report = json.loads(out)
    (found,) = report["diagnostics"]
    offsets = [found[end].pop("offset") for end in ("start", "end")]
    assert offsets[1] - offsets[0] == 1
    assert (status, err) == (1, SAYS)
    assert found == {
        "path": "t.yaml",
        "rule": "runtime-init",
        "severity": "error",
        "message": "asset 'a' could not be started: RuntimeError: no x today",
        "start": {"line": 5, "column": 3},
        "end": {"line": 5, "column": 4},
        "related": [],
        "fix": None,
        "docs": None,
    }
    assert (report["summary"]["files"], report["summary"]["error"]) == (1, 1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "instantiate: no tube was named (see noob-lint instantiate --help)"),
        (("-",), "instantiate cannot be used with standard input"),
        (("t.yaml", "--timeout", "soon"), 'argument --timeout: not a number of seconds: "soon" '
         "(see noob-lint instantiate --help)"),
        (("t.yaml", "--timeout", "0"), 'argument --timeout: not a number of seconds: "0" '
         "(see noob-lint instantiate --help)"),
        (("t.yaml", "--input", "x"), '--input: write NAME=VALUE, not "x"'),
        (("t.yaml", "--input", "x=["), '--input: the value of x is no YAML'),
        (("t.yaml", "--tinput", "x"), "unknown option --tinput: did you mean \"--input\"? "
         "(see noob-lint instantiate --help)"),
    ],
)  # fmt: skip
def test_wrong_usage(instantiate: Command, arguments: tuple[str, ...], said: str) -> None:
    assert instantiate(*arguments) == (2, "", f"noob-lint: error: {said}\n")


def test_a_file_that_is_not_there(instantiate: Command) -> None:
    status, out, err = instantiate("-q", "nothing.yaml")
    assert (status, out) == (2, "")
    assert err == "noob-lint: error: nothing.yaml: no such file or directory\n"


def test_the_files_are_shown_and_not_run(instantiate: Command) -> None:
    path = write(tube(asset("a", "trouble.gone")))
    assert instantiate("--show-files", ".") == (0, f"{path}\n", "")


def test_help_says_what_happens(instantiate: Command) -> None:
    status, out, _ = instantiate("--help")
    assert status == 0
    assert "This RUNS THE CODE that the tubes name" in out
