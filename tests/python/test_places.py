"""Where the code that tubes name is, which is the same from every directory."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from noob_lint.python.answers import Found
from noob_lint.python.places import CodePlace, CodePlaces, environment_reads
from tests.python.find.environments import venv


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A working copy with two members, each with its own package and one that both have."""
    root = tmp_path / "repository"
    for name in ("one", "two"):
        member = root / "packages" / name
        for module in (name, "same"):
            path = member / "src" / module / "__init__.py"
            path.parent.mkdir(parents=True)
            path.write_text(f"def {name}(): ...\n")
        (member / "pyproject.toml").touch()
        (member / "tubes" / "deep").mkdir(parents=True)
    venv(root / ".venv", noob=True)
    return root


def place(root: Path, directory: str, *paths: str, named: str | None = None) -> CodePlace:
    where = str(root / directory) if directory else str(root)
    return CodePlaces({}).of(where, str(root), str(root), paths, named)


def found(place: CodePlace) -> list[str]:
    code = place.open()
    names = ("one.one", "two.two", "same.one", "same.two")
    return [name for name in names if isinstance(code.look_up(name), Found)]


def test_each_member_has_its_own_first(workspace: Path) -> None:
    assert found(place(workspace, "")) == ["one.one", "two.two", "same.one"]
    assert found(place(workspace, "packages/one/tubes")) == ["one.one", "two.two", "same.one"]
    assert found(place(workspace, "packages/two/tubes")) == ["one.one", "two.two", "same.two"]


def test_equal_places_hold_the_same_code(workspace: Path) -> None:
    """A project is opened once for all directories with the same code."""
    deep = place(workspace, "packages/two/tubes/deep")
    assert place(workspace, "packages/two/tubes") == deep
    assert place(workspace, "packages/two") == deep
    assert place(workspace, "packages/one/tubes") != deep
    venv(workspace / "packages" / "two" / "tubes" / ".venv", noob=True)
    other = place(workspace, "packages/two/tubes/deep")
    assert (other != deep, other.roots == deep.roots) == (True, True)


def test_the_current_directory_changes_nothing(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = []
    for directory in (workspace, workspace / "packages" / "one" / "src", Path("/")):
        monkeypatch.chdir(directory)
        places.append(place(workspace, "packages/two/tubes"))
        code = places[-1].open()
        assert code.look_up("two.gone") == places[0].open().look_up("two.gone")._replace(
            place=code.look_up("two.gone").place  # which is shown relative to that directory
        )
    assert places == places[:1] * 3


def test_messages_have_paths_from_the_root(workspace: Path) -> None:
    path = workspace / "packages" / "two" / "src" / "two" / "__init__.py"
    path.write_text("two = made()\nif x:\n    two = other()\n")
    answer = place(workspace, "").open().look_up("two.two")
    reason = "packages/two/src/two/__init__.py defines 'two' in several ways"
    assert getattr(answer, "reason", None) == reason


def test_configured_directories_are_all_there_is(workspace: Path) -> None:
    path = str(workspace / "packages" / "two" / "src")
    for directory in ("", "packages/one/tubes"):
        assert found(place(workspace, directory, path)) == ["two.two", "same.two"]


def test_what_decides_which_environment_is_used(workspace: Path) -> None:
    site = workspace / ".venv" / "lib" / "python3.13" / "site-packages"
    (site / "more.pth").write_text("\n")
    prefixes = [workspace / "packages" / ".venv", workspace / ".venv", Path(sys.prefix)]
    inside = str(workspace / "packages")
    reads = set(environment_reads(inside, str(workspace), None, {}))
    expected = {*(str(prefix / "pyvenv.cfg") for prefix in prefixes), str(site)}
    assert reads >= {*expected, str(site / "more.pth")}
    named = str(workspace / ".venv")
    reads = set(environment_reads(inside, str(workspace), named, {}))
    assert reads >= {named, str(site), str(site / "more.pth")}
    assert reads.isdisjoint(str(prefix / "pyvenv.cfg") for prefix in (prefixes[0], prefixes[2]))


def test_what_decides_where_code_lies(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VIRTUAL_ENV", "CONDA_PREFIX"):
        monkeypatch.delenv(name, raising=False)
    two = workspace / "packages" / "two"
    (two / "pyproject.toml").write_text("[project]\nname = 'two'\n")
    (workspace / "setup.cfg").write_text("[metadata]\nname = whole\n")
    deep, root = str(two / "tubes" / "deep"), str(workspace)
    found = CodePlaces({}).of(deep, root, root, (), None)
    assert (found.root, found.project) == (root, str(two))
    reads = set(found.reads(deep, root, None))
    metadata = ("pyproject.toml", "setup.cfg", "setup.py")
    above = (workspace, two.parent, two, two / "tubes", two / "tubes" / "deep")
    site = workspace / ".venv" / "lib" / "python3.13" / "site-packages"
    expected = {str(directory / name) for directory in above for name in metadata}
    expected |= {str(site / name / "__init__.py") for name in ("two", "whole")}
    expected |= {str(directory / ".venv" / "pyvenv.cfg") for directory in above}
    assert reads >= expected | set(found.roots.reads)
    assert reads == {*found.roots.reads, *expected, *environment_reads(deep, root, None, {})}
    without = found._replace(environment=None)
    assert set(without.reads(deep, root, None)) == reads - {
        str(site / name / "__init__.py") for name in ("two", "whole")
    }


def test_places_are_found_once(workspace: Path) -> None:
    places, root = CodePlaces({}), str(workspace)
    first = places.of(root, root, root, (), None)
    assert places.of(root, root, root, [], None) is first
    configured = places.of(root, root, root, [str(workspace / "packages")], None)
    assert (configured.project, configured.roots == first.roots) == (root, False)
