"""What `--watch` compares from one look at the files to the next."""

from __future__ import annotations

import io
import os
import sys
import time
from pathlib import Path

import pytest

from noob_lint.cli import watch
from noob_lint.cli.kept import Kept
from noob_lint.cli.options import CheckOptions


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_differs_between_two_looks() -> None:
    before: dict[str, object] = {
        "same": 1,
        "changed": 1,
        "gone": 1,
        "never": None,
        "filled": 1,
        "lab": frozenset({"a", "b"}),
        "still": frozenset({"x"}),
        "emptied": frozenset({"x"}),
    }
    now: dict[str, object] = {
        "same": 1,
        "changed": 2,
        "new": 1,
        "filled": frozenset({"x"}),
        "emptied": 3,
        "lab": frozenset({"b", "c"}),
        "still": frozenset({"x"}),
    }
    found = [
        *("changed", "emptied", "filled", "gone"),
        *(os.path.join("lab", "a"), os.path.join("lab", "c"), "new"),
    ]
    assert sorted(watch._differing(before, now)) == found
    assert sorted(watch._differing(now, before)) == found
    assert list(watch._differing(now, now)) == []


def test_the_modules_of_a_directory() -> None:
    modules = frozenset({"a.py", "b.pyi", "c.pyc", "d.so", "e.pyd", "f.pth", "pack"})
    for name in (*modules, "__pycache__", "two-words", "x.txt", ".hidden", "1st"):
        Path(name).touch()
    assert watch._modules(".") == modules
    assert [watch._modules(name) for name in ("gone", "a.py", "\0")] == [None, None, None]


def test_the_state_of_a_file() -> None:
    Path("a").write_text("x")
    status = Path("a").stat()
    assert watch._stamp("a") == (status.st_mtime_ns, 1, status.st_ino)
    assert [watch._stamp(name) for name in (".", "gone", "\0")] == [None, None, None]
    started = status.st_mtime_ns
    since = [watch._has_changed_since(started + later, "a") for later in (-1, 0, 1)]
    assert since == [True, True, False]
    assert [watch._has_changed_since(0, name) for name in ("gone", "\0")] == [False, False]


def test_nothing_is_checked_again_before_something_changes(here: Path) -> None:
    kept = Kept()
    assert kept.is_stale
    code = watch._Code(CheckOptions(), kept)
    assert not code.is_changed()
    code.sources.add(str(here))
    assert code.is_changed()  # the modules in a directory that was not looked at before
    assert not code.is_changed()


FILES = (
    *("a.yaml", "b.yml", "c.txt", ".gitignore", "noob-lint.toml", "pyproject.toml", "setup.cfg"),
    *("setup.py", "sub/d.yaml", "sub/e.py", ".git/f.yaml", "sub/.venv/g.yaml", "sub/x/h.yaml"),
)
WATCHED = (
    *("a.yaml", "b.yml", ".gitignore", "noob-lint.toml", "pyproject.toml", "setup.cfg"),
    *("setup.py", "sub/d.yaml", "sub/x/h.yaml"),
)


def test_the_files_that_a_result_may_depend_on(here: Path) -> None:
    for name in FILES:
        path = here / "tubes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = {str(here / "tubes" / name) for name in WATCHED}
    assert set(watch._in_directory(str(here / "tubes"))) == found
    alone = CheckOptions(paths=("tubes",), isolated=True)
    assert set(watch._files(alone)) == {"tubes", *found}
    wrong = CheckOptions(paths=("tubes/sub/e.py",), config="gone.toml")
    below = {str(here / "tubes" / name) for name in ("sub/d.yaml", "sub/x/h.yaml")}
    assert set(watch._files(wrong)) == {"tubes/sub/e.py", "gone.toml", *below}
    named = [str(here / name) for name in ("noob-lint.toml", "pyproject.toml")]
    assert [*watch._files(CheckOptions(paths=("gone.yaml",)))][:3] == ["gone.yaml", *named]


def test_the_directories_that_a_result_may_depend_on(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("below/tubes", "below/one", "two"):
        (here / name).mkdir(parents=True)
    monkeypatch.chdir("below")
    paths = ("tubes", "a.yaml", "sub/b.yaml")
    named = ["tubes", ".", "sub"]
    options = CheckOptions(paths, {"tube_paths": ("one", "../two")}, isolated=True)
    assert list(watch._directories(options, paths)) == [*named, "one", "../two"]
    Path("../noob-lint.toml").write_text('extend = "other.toml"\n')
    Path("../other.toml").write_text('tube-paths = ["two"]\n')
    options = CheckOptions(paths)
    configured = [str(here / "two"), str(here)]
    assert list(watch._directories(options, paths)) == [*named, *configured]
    assert [os.path.abspath(one) for one in watch._extended(options)] == [str(here / "other.toml")]
    Path("../other.toml").write_text("[")
    assert list(watch._directories(options, paths)) == named
    assert list(watch._extended(options)) == []


def test_what_a_check_writes_is_not_watched(here: Path) -> None:
    options = CheckOptions(output_file="out", write_baseline=str(here / "known"))
    found = {str(here / name) for name in ("a", "b")}
    assert watch._unwritten(["a", str(here / "b"), "./out", "known"], options) == found
    assert watch._unwritten(["out"], CheckOptions()) == {str(here / "out")}


class Clock:
    """The time of a loop: each look at the files takes as long as it says, pauses are noted."""

    def __init__(self, *looks: float) -> None:
        self.pauses: list[float] = []
        self.time_ns = time.time_ns
        self._looks = looks
        self._now = 0.0
        self._is_looking = False

    def sleep(self, seconds: float) -> None:
        """Interrupt the loop after the last look."""
        self.pauses.append(seconds)
        if len(self.pauses) > len(self._looks):
            raise KeyboardInterrupt

    def monotonic(self) -> float:
        if self._is_looking:
            self._now += self._looks[len(self.pauses) - 1]
        self._is_looking = not self._is_looking
        return self._now


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "output", "shown"),
    [
        (Terminal, None, "\x1b[2J\x1b[3J\x1b[Hchecked"),
        (Terminal, "report", "checked"),
        (io.StringIO, None, "checked"),
    ],
)
def test_the_screen_is_cleared_before_a_check_and_pauses_depend_on_the_work(
    stream: type[io.StringIO],
    output: str | None,
    shown: str,
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock(0.0, 0.125, 0.0)
    monkeypatch.setattr(watch, "time", clock)
    streams = stream(), Terminal()
    for name, one in zip(("stdout", "stderr"), streams, strict=True):
        monkeypatch.setattr(sys, name, one)
    options = CheckOptions(paths=("a.yaml",), isolated=True, output_file=output)
    assert watch.watch(options, lambda *_: streams[0].write("checked")) == 0
    told = "noob-lint: watching for changes; press Ctrl-C to stop\n"
    assert [one.getvalue() for one in streams] == [shown, f"{told}\n"]
    assert clock.pauses == [0.3, 0.3, 2.5, 0.3]
