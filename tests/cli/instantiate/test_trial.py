"""What is said about processes that end before the code of a tube starts."""

from __future__ import annotations

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
