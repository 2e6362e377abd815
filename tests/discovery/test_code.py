"""Where the code that tubes name is, according to the settings and the files that exist."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from noob_lint.config.settings import Settings
from noob_lint.discovery.code import CodeFinder, environment_files
from noob_lint.discovery.configurations import Configurations
from noob_lint.python.answers import Found
from noob_lint.python.places import CodePlace


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current directory: modules in several places, each with a function of the same name."""
    root = tmp_path / "project"
    for folder, name in {"src": "one", ".": "two", "lib": "three", "env": "x"}.items():
        (root / folder).mkdir(parents=True, exist_ok=True)
        (root / folder / f"{name}.py").write_text(f"def {name}(): ...\n")
    for prefix, name in {".venv": "four", "other": "five"}.items():
        site = root / prefix / "lib" / "python3.13" / "site-packages"
        site.mkdir(parents=True)
        (site / f"{name}.py").write_text(f"def {name}(): ...\n")
        (root / prefix / "pyvenv.cfg").write_text("version = 3.13.0\n")
    monkeypatch.chdir(root)
    return root


def place(settings: Settings, path: str = "tube.yaml", root: str = "") -> CodePlace | None:
    """Where the code of a file is; the root is the current directory unless it is given."""
    finder = CodeFinder(Configurations(settings))
    return finder.place_of(path, root or os.getcwd(), settings)


def seen(settings: Settings, path: str = "tube.yaml", root: str = "") -> set[str]:
    where = place(settings, path, root)
    assert where is not None
    code = where.open()
    names = ("one", "two", "three", "four", "five")
    return {name for name in names if isinstance(code.look_up(f"{name}.{name}"), Found)}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), {"one", "two", "four"}),
        (Settings(python_paths=["lib"]), {"three", "four"}),
        (Settings(python_paths=["lib", "gone"]), {"three", "four"}),
        (Settings(python="other"), {"one", "two", "five"}),
    ],
)
@pytest.mark.usefixtures("here")
def test_what_is_seen(settings: Settings, expected: set[str]) -> None:
    assert seen(settings) == expected


def test_from_elsewhere(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here.parent)
    assert seen(Settings(), "project/tube.yaml", str(here)) == {"one", "two", "four"}
    assert seen(Settings(root=str(here)), "<stdin>", str(here)) == {"one", "two", "four"}


def test_a_text_from_nowhere_sees_what_the_settings_name(here: Path) -> None:
    finder = CodeFinder(Configurations())
    for settings, is_there in (
        (Settings(), False),
        (Settings(root=str(here)), True),
        (Settings(python="other"), True),
        (Settings(python_paths=["lib"]), True),
    ):
        assert (finder.place_of("<stdin>", "", settings) is not None) is is_there


def test_environments_are_looked_for_up_to_the_top_of_the_working_copy(here: Path) -> None:
    (here / "inner" / "tubes").mkdir(parents=True)
    root = str(here / "inner")
    inside = "inner/tubes/tube.yaml"
    assert seen(Settings(), inside, root) == set()
    (here / ".git").mkdir()
    assert seen(Settings(), inside, root) == {"four"}
    (here / "inner" / ".git").touch()  # a submodule
    assert seen(Settings(), inside, root) == set()


def test_an_active_environment_comes_first_if_noob_is_only_there(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIRTUAL_ENV", "other")
    assert seen(Settings()) == {"one", "two", "four"}
    (here / "other" / "lib" / "python3.13" / "site-packages" / "noob-1.dist-info").mkdir()
    assert seen(Settings()) == {"one", "two", "five"}


@pytest.mark.usefixtures("here")
def test_nothing_is_read_where_it_is_switched_off() -> None:
    assert place(Settings(python="off")) is None
    assert list(environment_files(Settings(python="off"), "")) == []


def test_nothing_is_read_from_a_directory_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    settings = Settings(python_paths=["."])
    assert CodeFinder(Configurations()).place_of("<stdin>", "", settings) is None


def test_what_decides_which_environment_is_used(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/me")
    site = here / "other" / "lib" / "python3.13" / "site-packages"
    (site / "more.pth").write_text("\n")
    named = {*map(Path, environment_files(Settings(python="other"), ""))}
    inside = {path for path in named if path.is_relative_to(here / "other")}
    assert {str(path.relative_to(here / "other")) for path in inside} == {
        *(".", "pyvenv.cfg", "conda-meta", "lib", "Lib", "Lib/os.py", "Lib/site-packages"),
        *("lib/python3", "lib/python3.13", "lib/python3.13/os.py", "lib/python3.13/site-packages"),
        *(f"lib/python3.13/site-packages/{name}" for name in ("noob/__init__.py", "more.pth")),
        "local/lib/python3.13/dist-packages",
    }
    assert {str(path) for path in named - inside} == {
        *(str(above / "pyvenv.cfg") for above in (here, here.parent)),
        "/home/me/.local/lib/python3.13/site-packages",
    }
    found = set(environment_files(Settings(), ""))
    own = here / ".venv" / "lib" / "python3.13" / "site-packages"
    running = Path(sys.prefix, "pyvenv.cfg")
    assert found >= {str(here / ".venv" / "pyvenv.cfg"), str(own), str(running)}
    assert str(here.parent / ".venv" / "pyvenv.cfg") not in found


@pytest.mark.usefixtures("here")
def test_a_named_environment_is_known_to_be_the_right_one() -> None:
    for settings, is_sure in ((Settings(), False), (Settings(python="other"), True)):
        found = place(settings)
        assert found is not None
        assert found.environment is not None
        assert found.environment.is_sure is is_sure


def test_what_decides_for_a_tube(here: Path) -> None:
    (here / "inner" / "tubes").mkdir(parents=True)
    root, path = str(here / "inner"), "inner/tubes/tube.yaml"

    def decides(name: str, python: str = "auto") -> bool:
        finder = CodeFinder(Configurations())
        return str(here / name) in {*finder.deciding(path, root, Settings(python=python))}

    names = ("inner/tubes/.venv/pyvenv.cfg", "inner/.venv/pyvenv.cfg", ".venv/pyvenv.cfg")
    assert [decides(name) for name in names] == [True, True, False]
    assert decides("other/pyvenv.cfg", python="other")
    assert not decides("inner/.venv/pyvenv.cfg", python="off")
    (here / ".git").mkdir()
    assert [decides(name) for name in names] == [True, True, True]
    (here / "inner" / "tubes" / ".git").mkdir()
    assert [decides(name) for name in names] == [True, False, False]
