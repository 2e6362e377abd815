"""Messages that are printed while a progress bar is on the line."""

from __future__ import annotations

import io
import os
import sys
from itertools import count
from pathlib import Path

import pytest

from noob_lint.cli import fixing, main, run, terminal
from noob_lint.discovery.walk import Candidate

TUBE = """noob_id: {}
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
assets:
  seen: {{id: seen, type: list, scope: runner}}
"""


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two tubes, one of which has a fix, and a clock that makes the bar redraw at each step."""
    monkeypatch.chdir(tmp_path)
    for name in "ab":
        (tmp_path / f"{name}.yaml").write_text(TUBE.format(name))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(terminal, "monotonic", count(step=2).__next__)


def shown(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> list[str]:
    """What a terminal shows after a run: a cleared line shows what is written afterwards."""
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    assert main([*arguments, "--jobs", "1", "--quiet", "--output-file", os.devnull]) == 2
    *told, last = screen.getvalue().split("\n")
    assert last == "" or last.endswith("\x1b[K")
    return [line.rpartition("\x1b[K")[2] for line in told]


def test_a_file_that_vanishes(here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["a.yaml", "gone.yaml"]
    monkeypatch.setattr(run, "find_candidates", lambda *_: map(Candidate, names))
    assert shown(monkeypatch, ".") == ["noob-lint: error: gone.yaml: no such file or directory"]


def test_fixes_that_cannot_be_written(here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(fixing, "replace_file", refuse)
    assert shown(monkeypatch, ".", "--fix", "--select", "id-redundant") == [
        f"noob-lint: error: {name}.yaml: cannot write the fixes: permission denied" for name in "ab"
    ]


def test_the_bar_shows_how_far_the_run_is(here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    assert main([".", "--jobs", "1", "--quiet", "--output-file", os.devnull]) == 0
    bars = ["\r[###############---------------] 1/2 tubes", f"\r[{'#' * 30}] 2/2 tubes"]
    assert screen.getvalue() == "".join(f"{bar}\r\x1b[K" for bar in bars)
