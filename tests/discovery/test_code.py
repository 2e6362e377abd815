"""Where the code lies that tubes name, from the settings and from what is there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from noob_lint.config.settings import Settings
from noob_lint.discovery.code import environment_files, open_code
from noob_lint.python.answers import Found


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current directory: modules in several places, each with a function of its name."""
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


def seen(settings: Settings) -> set[str]:
    code = open_code(settings, "")
    assert code is not None
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
    assert seen(Settings(root=str(here))) == {"one", "two", "four"}
    assert seen(Settings()) == set()


def test_an_active_environment_comes_first_if_noob_is_only_there(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIRTUAL_ENV", "other")
    assert seen(Settings()) == {"one", "two", "four"}
    (here / "other" / "lib" / "python3.13" / "site-packages" / "noob-1.dist-info").mkdir()
    assert seen(Settings()) == {"one", "two", "five"}


@pytest.mark.usefixtures("here")
def test_nothing_is_read_where_it_is_switched_off() -> None:
    assert open_code(Settings(python="off"), "") is None
    assert list(environment_files(Settings(python="off"), "")) == []


def test_nothing_is_read_from_a_directory_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert open_code(Settings(), "") is None


def test_what_decides_which_environment_is_used(here: Path) -> None:
    site = here / "other" / "lib" / "python3.13" / "site-packages"
    (site / "more.pth").write_text("\n")
    named = list(environment_files(Settings(python="other"), ""))
    assert named == [str(site), str(site / "more.pth")]
    found = set(environment_files(Settings(), ""))
    own = here / ".venv" / "lib" / "python3.13" / "site-packages"
    running = Path(sys.prefix, "pyvenv.cfg")
    assert found >= {str(here / ".venv" / "pyvenv.cfg"), str(own), str(running)}
    assert str(here.parent / ".venv" / "pyvenv.cfg") not in found


@pytest.mark.usefixtures("here")
def test_a_named_environment_is_known_to_be_the_right_one() -> None:
    for settings, is_sure in ((Settings(), False), (Settings(python="other"), True)):
        code = open_code(settings, "")
        assert code is not None
        assert code.environment is not None
        assert code.environment.is_sure is is_sure
