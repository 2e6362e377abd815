"""The command in a pseudo-terminal: the width of its output, and the prompt after an interrupt."""

from __future__ import annotations

import os
import re
import signal
import struct
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from tests.work import PATIENCE

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

import fcntl
import pty
import termios

TUBE = """\
noob_id: wide
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  a_rather_long_name:
    type: return
    depends: [first: nobody.here, second: nobody.there, third: a_rather_long_name.value]
"""
ESCAPES = re.compile(r"\x1b\[[\d;]*m")


def run_in(width: int, arguments: Sequence[str], until: str = "") -> tuple[int, str]:
    """The exit status of a run and what it wrote; it is interrupted once it has written `until`."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    command = [sys.executable, "-m", "noob_lint", *arguments]
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), follower)
    with subprocess.Popen(command, **streams, env=environment) as process:  # type: ignore[call-overload]
        os.close(follower)
        text = b""
        while chunk := _read(leader):
            text += chunk
            if until and until.encode() in text:
                process.send_signal(signal.SIGINT)
                until = ""
        status = process.wait(timeout=PATIENCE)
    os.close(leader)
    return status, text.decode().replace("\r\n", "\n")


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 4096)
    except OSError:  # as Linux reports that the other side is closed
        return b""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("wide.yaml").write_text(TUBE)
    return tmp_path


def is_place(line: str) -> bool:
    """Whether a line is a location, which is not wrapped."""
    return line.lstrip().startswith("-->")


@pytest.mark.parametrize("width", [40, 80, 200])
def test_findings_fit_the_terminal(width: int) -> None:
    status, text = run_in(width, ["wide.yaml", "--no-python"])
    assert status == 1
    lines = ESCAPES.sub("", text).splitlines()
    assert text.startswith("\x1b[1;31merror[")
    assert max(len(line) for line in lines if not is_place(line)) <= width
    marked = [(code, below) for code, below in pairwise(lines) if "^" in below]
    for code, below in marked:
        start, end = below.index("^"), below.rindex("^") + 1
        assert "nobody" in code[start:end] or "a_rather_long" in code[start:end]
    assert len(marked) >= 2


def test_the_first_column_of_what_follows_an_interrupt() -> None:
    status, text = run_in(80, ["--watch", "--no-python"], until="Ctrl-C to stop")
    assert status == 0
    assert text.endswith("\n")
    assert ESCAPES.sub("", text).splitlines()[-2:] == [
        "noob-lint: watching for changes; press Ctrl-C to stop",
        "",
    ]
