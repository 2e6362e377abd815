"""What is said about processes that end before the code of a tube starts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from noob_lint.cli.instantiate import trial
from noob_lint.cli.instantiate.interpreter import ADVICE, Interpreter, UnusableError
from noob_lint.cli.instantiate.reader import LintingReader
from noob_lint.config.settings import Settings

TUBE = """\
noob_id: a
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
assets:
  z: {type: builtins.list, scope: runner}
nodes:
  a: {type: print}
"""


@pytest.mark.parametrize(
    ("status", "said"),
    [(0, "exit status 0"), (3, "exit status 3"), (-9, "SIGKILL"), (-200, "signal 200")],
)
def test_how_a_process_ended(status: int, said: str) -> None:
    assert trial._status(status) == said


@pytest.mark.skipif(sys.platform == "win32", reason="scripts as POSIX has them")
@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("exec sleep 100", "it did not start within 0.2 seconds"),
        ("exit 7", "it ended with exit status 7 before it started"),
        ("kill -9 $$", "it ended with SIGKILL before it started"),
        (None, "no such file or directory"),
    ],
)
def test_an_interpreter_that_does_not_start(
    script: str | None, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "0.2" in why:
        monkeypatch.setattr(trial, "_START", 0.2)
    program, tube = tmp_path / "python", tmp_path / "a.yaml"
    tube.write_text(TUBE)
    if script is not None:
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
    live = LintingReader.with_settings(Settings(python="off")).read(tube)
    with pytest.raises(UnusableError) as caught:
        list(trial.Trial({}, 60.0).run(live, Interpreter(str(program), "")))
    assert str(caught.value) == f"{program} cannot run the code of tubes ({why}): {ADVICE}"


@pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
def test_signals_end_the_program_only_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    names = (signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(name) for name in names]
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
        with trial._ending_on_signals():
            assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
            with pytest.raises(SystemExit) as caught:
                signal.raise_signal(signal.SIGTERM)
        assert caught.value.code == 128 + signal.SIGTERM
        assert [signal.getsignal(name) for name in names] == [signal.SIG_DFL, signal.SIG_IGN]
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        with trial._ending_on_signals(), pytest.raises(SystemExit) as caught:
            signal.raise_signal(signal.SIGHUP)
        assert caught.value.code == 128 + signal.SIGHUP
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_DFL
    finally:
        for name, handler in zip(names, before, strict=True):
            signal.signal(name, handler)


@pytest.mark.skipif(sys.platform == "win32", reason="processes as POSIX has them")
@pytest.mark.parametrize("has_groups", [True, False])
def test_where_no_process_is_adopted(
    has_groups: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process ends, and where there are groups of processes, so do those that it started."""
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\nsleep 100 &\necho\nexec sleep 100\n")
    program.chmod(0o755)
    process = subprocess.Popen([program], stdout=subprocess.PIPE, start_new_session=True)
    assert process.stdout is not None
    assert process.stdout.readline() == b"\n"
    with monkeypatch.context() as patch:
        if not has_groups:
            patch.delattr(os, "killpg")
        trial._kill(process)
    assert process.returncode == -signal.SIGKILL
    if not has_groups:
        os.killpg(process.pid, signal.SIGKILL)
    with process.stdout as pipe:
        assert pipe.read() == b""  # it ends with the last process that has it
