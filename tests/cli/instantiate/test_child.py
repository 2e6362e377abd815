"""``noob-lint instantiate`` runs code in the environment of its project, not in its own."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from noob_lint.cli import main
from noob_lint.cli.instantiate import child
from tests.machine import USERS
from tests.oracle import Oracle, install, newer_interpreter
from tests.runtime.test_tube import asset, tube, write
from tests.work import PATIENCE

ROOT = Path(__file__).parents[3]
POSIX = pytest.mark.skipif(os.name == "nt", reason="environments as POSIX has them")
ADVICE = (
    "install noob in it, or name another environment (Python 3.11 or newer) with --python "
    "or the setting 'python'\n"
)

LAB = """\
import sys
from importlib.util import find_spec

import pydantic
import noob


def shows():
    print("prefix", sys.prefix)
    print("version", sys.version_info[:2])
    print("path", sys.path[:2])
    for name in ("jsonschema", "referencing"):
        print(name, find_spec(name))
    print("noob_lint.config", sys.modules.get("noob_lint.config"))
"""

Answer = tuple[int, str, str]
Run = Callable[..., Answer]


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command, quietly and with one line for each finding, in a separate project."""
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")

    def instantiate(*arguments: str) -> Answer:
        status = main(["instantiate", "-q", "--format", "concise", *arguments])
        return status, *capfd.readouterr()

    return instantiate


def bare(where: Path) -> Path:
    """An environment in which nothing is installed; returns its interpreter."""
    command = (sys.executable, "-m", "venv", "--without-pip", where)
    subprocess.run(command, check=True, timeout=PATIENCE)
    return where / "bin" / "python"


def shown(err: str) -> dict[str, str]:
    return dict(line.split(" ", 1) for line in err.splitlines() if " " in line)


@POSIX
@pytest.mark.oracle
def test_the_environment_of_the_project(
    run: Run, oracle: Callable[[str], Oracle], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It contains noob and not noob-lint, so the code sees what it would see in noob."""
    noob = oracle("1003.0.2")
    here = Path.cwd()
    Path(".venv").symlink_to(noob.python.parent.parent)
    Path("pyproject.toml").touch()
    Path("src").mkdir()
    Path("src/lab.py").write_text(LAB)
    path = write(tube(asset("a", "lab.shows")))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("json", "typing", "pydantic", "lab", "noob_lint"):
        (elsewhere / f"{name}.py").write_text("raise SystemError")
    monkeypatch.chdir(elsewhere)
    status, out, err = run(os.path.join(os.pardir, "project", path))
    assert (status, out) == (0, "")
    assert shown(err) == {
        "prefix": str(here / ".venv"),
        "version": str(sys.version_info[:2]),
        "path": str([str(here / "src"), str(here)]),
        "jsonschema": "None",
        "referencing": "None",
        "noob_lint.config": "None",
    }


@POSIX
@pytest.mark.oracle
def test_another_version_of_python(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = newer_interpreter()
    if newer is None:
        pytest.skip("there is no newer interpreter here")
    noob = install("1003.0.2", newer)
    Path("lab.py").write_text(LAB)
    path = write(tube(asset("a", "lab.shows")))
    written = tmp_path / "written"  # where nothing else compiles at the same time
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(written))
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    status, out, err = run(path, "--python", str(noob.python))
    assert (status, out) == (0, "")
    assert shown(err)["prefix"] == str(noob.python.parent.parent)
    compiled = {path.relative_to(written) for path in written.rglob("*.pyc")}
    source = (ROOT / "src").relative_to("/")
    assert any("site-packages" in path.parts for path in compiled)
    assert [path for path in compiled if path.is_relative_to(source)] == []


@POSIX
@pytest.mark.oracle
@pytest.mark.parametrize("arguments", [(), ("--python-path", "examples")])
def test_the_examples(
    arguments: tuple[str, ...],
    oracle: Callable[[str], Oracle],
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    python = str(oracle("1003.0.2").python)
    assert run("--python", python, *arguments, "examples/pipelines") == (0, "", "")


def test_directories_of_modules_are_those_that_are_configured(run: Run) -> None:
    for name in ("one", "two", "src"):
        Path(name).mkdir()
        Path(name, "lab.py").write_text(f"def shows():\n    print('{name}')\n")
    Path("noob-lint.toml").write_text('python-paths = ["two", "one"]\n')
    path = write(tube(asset("a", "lab.shows")))
    assert run(path) == (0, "", "two\n")
    assert run(path, "--python-path", "one") == (0, "", "one\n")
    Path("noob-lint.toml").write_text("")
    assert run(path) == (0, "", "src\n")
    assert run(path, "--no-python") == (0, "", "src\n")


def test_each_tube_runs_in_its_own_project(run: Run) -> None:
    for name in ("one", "two"):
        Path(name).mkdir()
        Path(name, "noob-lint.toml").touch()
        Path(name, "lab.py").write_text(f"def shows():\n    print('{name}')\n")
        write(tube(asset("a", "lab.shows")), "t.yaml")
        Path("t.yaml").rename(Path(name, "t.yaml"))
    assert run("one", "two") == (0, "", "one\ntwo\n")


def test_packages_whose_directories_are_called_otherwise(run: Run) -> None:
    for name, init in (("lib", True), ("names", False)):
        Path(name).mkdir()
        Path(name, "rooms.py").write_text(f"def shows():\n    print('{name}')\n")
        if init:
            Path(name, "__init__.py").touch()
    Path("setup.cfg").write_text("[options]\npackage_dir =\n    lab = lib\n    space = names\n")
    path = write(tube(asset("a", "lab.rooms.shows"), asset("b", "space.rooms.shows")))
    assert run(path) == (0, "", "lib\nnames\n")


@POSIX
def test_an_environment_without_noob(run: Run) -> None:
    python = bare(Path.cwd() / ".venv")
    Path("pyproject.toml").touch()
    for name in ("a.yaml", "b.yaml"):
        write(tube(asset("a", "collections.OrderedDict")), name)

    said = f"{python} cannot run the code of tubes (it has no pydantic): {ADVICE}"
    errors = "".join(f"noob-lint: error: {name}: {said}" for name in ("a.yaml", "b.yaml"))
    assert run("a.yaml", "b.yaml") == (2, "", errors)


@POSIX
@pytest.mark.parametrize(
    ("text", "mode", "why"),
    [
        (None, 0o644, "Permission denied"),
        ("#!/bin/sh\nexit 7\n", 0o755, "it ended with exit status 7 before it started"),
        ("#!/bin/sh\nkill -9 $$\n", 0o755, "it ended with SIGKILL before it started"),
        ("#!/bin/sh\nexec yes\n", 0o755, "it prints too much at startup"),
        ("#!/nowhere/python\n", 0o755, "No such file or directory"),
    ],
)
def test_an_interpreter_that_cannot_be_used(
    text: str | None, mode: int, why: str, run: Run
) -> None:
    python = bare(Path.cwd() / "env")
    python.unlink()
    python.write_text(text or "")
    python.chmod(mode)
    path = write(tube(asset("a", "collections.OrderedDict")))
    status, out, err = run(path, "--python", str(python))
    assert (status, out) == (2, "")
    assert (
        err.lower()
        == (
            f"noob-lint: error: t.yaml: {python} cannot run the code of tubes ({why}): {ADVICE}"
        ).lower()
    )


@POSIX
def test_an_environment_that_prints_when_it_starts(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("extra").mkdir()
    Path("extra/sitecustomize.py").write_text("print('hello', end='')\n")
    Path("lab.py").write_text("def fails():\n    if __name__:\n        raise ValueError('no')\n")
    monkeypatch.setenv("PYTHONPATH", "extra")
    path = write(tube(asset("a", "lab.fails")))
    said = "t.yaml:5:3: error[runtime-init] asset 'a' could not be started: ValueError: no\n"
    assert run(path) == (1, said, "")


def test_a_pydantic_that_is_too_old(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("extra").mkdir()
    Path("extra/pydantic.py").write_text("VERSION = '1.10'\n")
    monkeypatch.setenv("PYTHONPATH", "extra")
    status, out, err = run(write(tube(asset("a", "collections.OrderedDict"))))
    why = "its pydantic 1.10 does not work: ImportError: cannot import name '"
    said = f"noob-lint: error: t.yaml: {sys.executable} cannot run the code of tubes ({why}"
    assert (status, out, err[: len(said)]) == (2, "", said)
    assert err.endswith(f": {ADVICE}")


def test_a_python_that_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "LEAST", (99, 0))
    major, minor = sys.version_info[:2]
    assert child.import_runtime() == f"it is Python {major}.{minor}"


@pytest.mark.parametrize("is_safe", [False, True])
def test_the_code_sees_no_module_of_the_program(
    is_safe: bool, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What PYTHONPATH names stays on the path, whether or not Python puts the program's there."""
    Path("extra").mkdir()
    Path("extra/more.py").touch()
    lab = "def sees():\n    import more, sys\n    assert sys.argv == ['']\n"
    lab += "    __import__('handover')\n    return 1\n"
    Path("lab.py").write_text(lab)
    monkeypatch.setenv("PYTHONPATH", "extra")
    if is_safe:
        monkeypatch.setenv("PYTHONSAFEPATH", "1")
    path = write(tube(asset("a", "lab.sees")))
    why = "ModuleNotFoundError: No module named 'handover'"
    said = f"t.yaml:5:3: error[runtime-init] asset 'a' could not be started: {why}\n"
    assert run(path) == (1, said, "")


@pytest.mark.parametrize("is_safe", [False, True])
def test_to_import_the_program_changes_no_path(
    is_safe: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    flags = {name: getattr(sys.flags, name) for name in dir(sys.flags) if name[0] != "_"}
    monkeypatch.setattr(sys, "flags", SimpleNamespace(**{**flags, "safe_path": is_safe}))
    before = [*sys.path]
    importlib.reload(child)
    assert sys.path == before


@POSIX
@pytest.mark.parametrize("version", ["3.6", "3.8", "3.10"])
def test_an_older_python_can_say_so(version: str, run: Run) -> None:
    """If there is one on this machine: pyenv may have it."""
    pyenv = Path(USERS.get("PYENV_ROOT") or Path(USERS.get("HOME", "/"), ".pyenv"))
    found = sorted(pyenv.glob(f"versions/{version}.*/bin/python"))
    if not found:
        pytest.skip(f"there is no Python {version} here")
    path = write(tube(asset("a", "collections.OrderedDict")))
    assert run(path, "--python", str(found[0])) == (
        2,
        "",
        f"noob-lint: error: t.yaml: {found[0]} cannot run the code of tubes "
        f"(it is Python {version}): {ADVICE}",
    )
