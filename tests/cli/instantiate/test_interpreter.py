"""Which interpreter runs the code of a tube."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from noob_lint.cli.instantiate.interpreter import Interpreter, UnusableError, _programs
from noob_lint.config.settings import Settings
from noob_lint.python.places import CodePlaces
from tests.python.find.environments import venv

POSIX = pytest.mark.skipif(os.name == "nt", reason="environments as POSIX has them")


def interpreter(root: Path, python: str = "auto", variables: dict[str, str] = {}) -> Interpreter:  # noqa: B006
    named = None if python == "auto" else python
    place = CodePlaces(variables).of(str(root), str(root), str(root), (), named)
    return Interpreter.of(place, Settings(python=python))


def test_without_an_environment_it_is_the_one_that_runs_this(tmp_path: Path) -> None:
    found = interpreter(tmp_path)
    assert (found.program, found.roots) == (sys.executable, (str(tmp_path),))
    assert found.told == "the project has no environment: running in that of noob-lint"


def test_a_tube_without_a_project() -> None:
    assert Interpreter.of(None, Settings()) == Interpreter(sys.executable, "")


@POSIX
def test_that_of_the_project(tmp_path: Path) -> None:
    venv(tmp_path / ".venv", noob=True)
    (tmp_path / "src").mkdir()
    found = interpreter(tmp_path)
    assert found.program == str(tmp_path / ".venv/bin/python")
    assert found.roots == (str(tmp_path / "src"), str(tmp_path))
    assert found.told == (
        f"running {found.program}: it is the nearest .venv of the project, and it holds noob"
    )


@POSIX
def test_a_named_interpreter_is_taken_by_its_own_name(tmp_path: Path) -> None:
    venv(tmp_path / "env")
    (tmp_path / "env/bin/python3.13").touch()
    for name in ("python", "python3.13"):
        program = str(tmp_path / "env/bin" / name)
        assert interpreter(tmp_path, program).program == program
    assert interpreter(tmp_path, str(tmp_path / "env")).program == str(tmp_path / "env/bin/python")


@POSIX
def test_another_interpreter_in_the_environment_that_runs_this(tmp_path: Path) -> None:
    """A system interpreter has several versions in one directory."""
    named = str(Path(sys.executable).with_name("python3"))
    assert interpreter(tmp_path, named).program == named
    assert interpreter(tmp_path, sys.prefix).program == sys.executable


@POSIX
def test_an_environment_whose_interpreter_only_has_a_version(tmp_path: Path) -> None:
    venv(tmp_path / "env")
    (tmp_path / "env/bin/python").rename(tmp_path / "env/bin/python3")
    found = interpreter(tmp_path, variables={"VIRTUAL_ENV": str(tmp_path / "env")})
    assert found.program == str(tmp_path / "env/bin/python3")


@POSIX
def test_an_environment_without_an_interpreter(tmp_path: Path) -> None:
    venv(tmp_path / ".venv")
    (tmp_path / ".venv/bin/python").unlink()
    with pytest.raises(UnusableError) as caught:
        interpreter(tmp_path)
    assert str(caught.value) == (
        f"there is no Python interpreter in {tmp_path / '.venv'}: install noob in it, or name "
        "another environment (Python 3.11 or newer) with --python or the setting 'python'"
    )


def test_packages_whose_directories_are_called_otherwise(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "setup.cfg").write_text("[options]\npackage_dir =\n    lab = lib\n")
    assert interpreter(tmp_path).modules == (("lab", str(tmp_path / "lib")),)


@pytest.mark.parametrize(
    ("system", "name", "expected"),
    [
        ("nt", "pypy", ["p/Scripts/python.exe", "p/python.exe"]),
        ("posix", "pypy", ["p/bin/python", "p/bin/python3", "p/bin/pypy"]),
        ("posix", "", ["p/bin/python", "p/bin/python3"]),
    ],
)
def test_where_the_interpreter_may_be(
    system: str, name: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", system)
        found = list(_programs("p", name))
    assert [one.replace(os.sep, "/") for one in found] == expected
