"""Modules of the project that are named like modules of Python: noob may import either."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from noob_lint.python.answers import Found, Unknown
from noob_lint.python.lookup import Sources
from tests.oracle import Oracle

BROKEN = "raise RuntimeError\n"
OWN = "def own(): ...\n"
RUN = """
import sys
from noob.utils import resolve_python_identifier as resolve
sys.path += sys.argv[1:]
for name in ("dumps", "own"):
    try:
        print(resolve(f"json.{name}").__name__)
    except AttributeError:
        print("missing")
"""


@pytest.mark.oracle
def test_noob_gets_either(oracle: Callable[[str], Oracle], tmp_path: Path) -> None:
    (tmp_path / "beside").mkdir()
    (tmp_path / "json.py").write_text(OWN)
    (tmp_path / "run.py").write_text(RUN)
    (tmp_path / "beside" / "run.py").write_text(RUN)

    def run(script: str) -> list[str]:
        command = (str(oracle("1003.0.2").python), "-W", "ignore", script, str(tmp_path))
        home = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
        done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=home)
        return done.stdout.split()

    assert run("run.py") == ["missing", "own"]
    assert run("beside/run.py") == ["dumps", "missing"]


@pytest.mark.parametrize("module", ["json", "time", "statistics"])
@pytest.mark.parametrize("text", [BROKEN, OWN, "def f(:\n"])
def test_nothing_is_known_of_them(module: str, text: str, tmp_path: Path) -> None:
    (tmp_path / f"{module}.py").write_text(text)
    (tmp_path / "lab.py").write_text(f"import {module}\ndef f(): ...\n")
    (tmp_path / "other.py").write_text(f"from {module} import anything as g\n")
    sources = Sources([tmp_path])
    reason = f"either the {module!r} of the project or that of Python may be imported"
    for name in (f"{module}.dumps", f"{module}.own", f"{module}.deep.f"):
        assert sources.look_up(name) == Unknown(name, reason)
        assert sources.broken(name) is None
    assert isinstance(sources.look_up("other.g"), Unknown)
    assert isinstance(sources.look_up("lab.f"), Found)
    assert sources.broken("lab.f") is sources.broken("other.g") is None


def test_other_modules_are_known(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(BROKEN)
    sources = Sources([tmp_path])
    assert sources.broken("mine.f") is not None
    assert isinstance(sources.look_up("json.dumps"), Found)
