"""What the code of a tube starts ends with it, and with noob-lint."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from noob_lint.cli.instantiate.family import ending_what_is_left
from tests.work import PATIENCE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux adopts processes")

STRAY = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        open("stray", "w").write(str(os.getpid()))
        time.sleep(1000)
    os._exit(0)
while not os.path.exists("stray") or not open("stray").read():
    time.sleep(0.01)
"""

HANGING = """
import os, time
def hang():
    open("child", "w").write(str(os.getpid()))
    time.sleep(1000)
"""

TUBE = """\
noob_id: a
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
assets:
  z: {type: lab.hang, scope: runner}
nodes:
  a: {type: lab.hang}
"""


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_for(process: int) -> None:
    """Wait until a process has ended."""
    end = time.monotonic() + PATIENCE
    while is_running(process) and time.monotonic() < end:
        time.sleep(0.01)


def test_what_has_left_its_session_ends_too(tmp_path: Path) -> None:
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with ending_what_is_left():
        subprocess.run([sys.executable, "-c", STRAY], cwd=tmp_path, check=True)
        stray = int((tmp_path / "stray").read_text())
        assert is_running(stray)
    assert not is_running(stray)
    assert other.poll() is None  # it was there before
    other.communicate(b"\n")


def test_the_code_of_a_tube_ends_when_noob_lint_is_killed(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.noob-lint]\n")
    (tmp_path / "lab.py").write_text(HANGING)
    (tmp_path / "a.yaml").write_text(TUBE)
    command = [sys.executable, "-m", "noob_lint", "instantiate", "--python", sys.prefix, "a.yaml"]
    parent = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    file, end = tmp_path / "child", time.monotonic() + PATIENCE
    while not (file.exists() and file.read_text()) and time.monotonic() < end:
        assert parent.poll() is None
        time.sleep(0.01)
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    child = int(file.read_text())
    wait_for(child)
    assert not is_running(child)


def test_only_meanwhile_are_processes_adopted() -> None:
    from ctypes import CDLL, byref, c_int

    def is_adopting() -> int:
        found = c_int(-1)
        CDLL(None).prctl(37, byref(found))  # PR_GET_CHILD_SUBREAPER
        return found.value

    assert is_adopting() == 0
    with ending_what_is_left():
        assert is_adopting() == 1
    assert is_adopting() == 0


def test_other_systems_adopt_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "darwin")
        with ending_what_is_left():
            other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert other.poll() is None
    other.communicate(b"\n")


def test_a_python_without_ctypes_adopts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ctypes", None)
    done = []
    with ending_what_is_left():
        done.append(1)
    assert done == [1]
