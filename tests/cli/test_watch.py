"""``--watch``, as a separate process whose files change."""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from noob_lint.cli import main
from tests.lab import write_lab
from tests.work import PATIENCE

FINE = """\
noob_id: {name}
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  a:
    type: lab.read
"""
WRONG = FINE + "  b:\n    type: lab.show\n    depends: [c.value]\n"
WATCHING = "noob-lint: watching for changes; press Ctrl-C to stop"


class Watcher:
    """The process, and what it has written up to its next pause."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line.rstrip("\n"))

    def output(self) -> list[str]:
        """The lines until it waits again."""
        lines: list[str] = []
        while not lines or lines[-1] != WATCHING:
            lines.append(self._lines.get(timeout=PATIENCE))
        return lines[:-1]

    def close(self) -> None:
        """End the process, and read the rest before anybody closes its output."""
        self._process.kill()
        self._process.wait()
        self._reader.join()

    def is_quiet(self) -> bool:
        """Whether there is nothing new."""
        return self._lines.empty()


@contextmanager
def watching(*arguments: str) -> Iterator[Watcher]:
    command = [sys.executable, "-m", "noob_lint", "--watch", "--format", "concise", *arguments]
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8"}
    with subprocess.Popen(command, **options) as process:  # type: ignore[call-overload]
        watcher = Watcher(process)
        try:
            yield watcher
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=PATIENCE) == 0
        finally:
            watcher.close()


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_lab(tmp_path)
    Path("tubes").mkdir()
    Path("tubes/a.yaml").write_text(FINE.format(name="a"))
    return tmp_path


def test_every_change_is_checked(here: Path) -> None:
    with watching("tubes") as watcher:
        assert watcher.output() == ["The tube is fine."]
        Path("tubes/a.yaml").write_text(WRONG.format(name="a"))
        first, last = watcher.output()
        assert first.startswith("tubes/a.yaml:9:15: error[unknown-node] ")
        assert last == "Found 1 error in 1 file (1 checked)."
        Path("tubes/sub").mkdir()
        Path("tubes/sub/b.yaml").write_text(FINE.format(name="b"))
        assert watcher.output()[-1] == "Found 1 error in 1 file (2 checked)."
        Path("noob-lint.toml").write_text("selct = []\n")
        expected = 'noob-lint.toml:1: unknown key "selct": did you mean "select"?'
        assert watcher.output() == [f"noob-lint: error: {expected}"]
        Path("noob-lint.toml").write_text('ignore = ["unknown-node"]\n')
        assert watcher.output() == ["All 2 tubes are fine."]


def test_a_base_of_a_named_file_is_watched(here: Path) -> None:
    Path("bases").mkdir()
    Path("bases/base.yaml").write_text(FINE.format(name="base"))
    tube = FINE.format(name="a").replace("nodes:", "extends: [base]\nnodes:")
    tube = tube.replace("  a:", "  b:")
    Path("tubes/a.yaml").write_text(tube)
    with watching("tubes/a.yaml", "--tube-path", "bases") as watcher:
        assert watcher.output()[-1] == "The tube is fine."
        Path("bases/base.yaml").unlink()
        assert "unknown-tube" in watcher.output()[0]


CODE = "def read() -> int: ...\ndef show(value: int) -> None: ...\n"
NAMES = """\
  b:
    type: lab.show
    depends: [values: a.value]
"""
UNREAD = "The tube is fine (2 of 2 callables could not be read: --verbose says why)."
SLOT = [
    "tubes/a.yaml:9:15: error[unknown-slot] [* unsafe] 'lab.show' of node 'b' has no "
    "parameter 'values': noob fails in the first epoch; did you mean 'value'?",
    "Found 1 error in 1 file (1 checked, 1 fixable with --fix --unsafe-fixes).",
]


def test_the_modules_that_were_read_are_watched(here: Path) -> None:
    Path("lab.py").write_text(CODE)
    Path("tubes/a.yaml").write_text(FINE.format(name="a") + NAMES)
    with watching("tubes", "--select", "unknown-slot") as watcher:
        assert watcher.output() == SLOT
        Path("lab.py").write_text(CODE.replace("value", "values"))
        assert watcher.output() == ["The tube is fine."]
        Path("unrelated.yaml").write_text("on: push\n")
        Path("readme.txt").write_text("no module\n")
        time.sleep(1)
        assert watcher.is_quiet()
        Path("lab.py").unlink()
        assert watcher.output() == [UNREAD]
        Path("src/lab").mkdir(parents=True)
        assert watcher.output() == [UNREAD]
        Path("src/lab/__init__.py").write_text(CODE)
        assert watcher.output() == SLOT


def test_the_modules_behind_those_are_watched(here: Path) -> None:
    Path("lab").mkdir()
    Path("lab/__init__.py").write_text("from lab.deep import read, show\n")
    Path("lab/deep.py").write_text(CODE)
    Path("tubes/a.yaml").write_text(FINE.format(name="a") + NAMES)
    with watching("tubes", "--select", "unknown-slot", "--jobs", "2") as watcher:
        assert watcher.output() == SLOT
        Path("lab/deep.py").write_text(CODE.replace("value", "values"))
        assert watcher.output() == ["The tube is fine."]


def test_an_environment_that_comes_is_seen(here: Path) -> None:
    Path("lab.py").unlink()
    Path("tubes/a.yaml").write_text(FINE.format(name="a") + NAMES)
    with watching("tubes", "--select", "unknown-slot") as watcher:
        assert watcher.output() == [UNREAD]
        site = Path(".venv/lib/python3.13/site-packages")
        site.mkdir(parents=True)
        (site / "lab.py").write_text(CODE)
        Path(".venv/pyvenv.cfg").write_text("version = 3.13.0\n")
        assert watcher.output() == SLOT


def test_a_baseline_is_watched(here: Path) -> None:
    Path("noob-lint.toml").write_text('baseline = "known.json"\n')
    Path("known.json").write_text('{"version": 1, "findings": {}}\n')
    Path("tubes/a.yaml").write_text(WRONG.format(name="a"))
    with watching("tubes") as watcher:
        assert watcher.output()[-1] == "Found 1 error in 1 file (1 checked)."
        main(["tubes", "--write-baseline", "--output-file", "report"])
        assert watcher.output() == ["The tube is fine (1 known finding in the baseline)."]
        Path("known.json").unlink()
        assert "known.json" in watcher.output()[-1]


def test_tubes_of_the_user_and_what_git_ignores_are_watched(
    here: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    Path(".git/info").mkdir(parents=True)
    Path("tubes/other.yaml").write_text(FINE.format(name="other"))
    tube = FINE.format(name="a").replace("nodes:", "extends: [others]\nnodes:")
    Path("tubes/a.yaml").write_text(tube)
    with watching("tubes/a.yaml", "--select", "unknown-tube") as watcher:
        assert " error[unknown-tube] " in watcher.output()[0]
        Path(data, "noob/config").mkdir(parents=True)
        Path(data, "noob/config/others.yaml").write_text(FINE.format(name="others"))
        assert " warning[unknown-tube] " in watcher.output()[0]
        Path(data, "noob/config/others.yaml").unlink()
        assert " error[unknown-tube] " in watcher.output()[0]
        Path(".git/info/exclude").write_text("other.yaml\n")
        assert " warning[unknown-tube] " in watcher.output()[0]


def test_packaging_metadata_of_a_member_is_watched(here: Path) -> None:
    Path("pyproject.toml").write_text('[project]\nname = "all"\n')
    Path("lab.py").unlink()
    Path("packages/one/code").mkdir(parents=True)
    Path("packages/one/code/lab.py").write_text(CODE)
    Path("tubes/a.yaml").write_text(FINE.format(name="a") + NAMES)
    with watching("tubes", "--select", "unknown-slot") as watcher:
        assert watcher.output() == [UNREAD]
        Path("packages/one/setup.cfg").write_text("[options]\npackage_dir =\n    = code\n")
        assert watcher.output() == SLOT


@pytest.mark.parametrize("option", ["--output-file", "--write-baseline"])
def test_what_is_written_is_no_change(option: str, here: Path) -> None:
    with watching("--select", "graph", option, "out.yaml") as watcher:
        watcher.output()
        time.sleep(1)
        Path("tubes/a.yaml").write_text(WRONG.format(name="a"))
        watcher.output()
        time.sleep(1)
        assert watcher.is_quiet()
    assert "unknown-node" in Path("out.yaml").read_text()


def test_the_standard_input_cannot_be_watched(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--watch", "-"]) == 2
    expected = "noob-lint: error: --watch cannot be used with standard input\n"
    assert capsys.readouterr() == ("", expected)
