"""Which directory is the root of a file, and what makes it that."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from noob_lint.discovery.roots import Root, RootKind, Roots

OURS = "[tool.noob-lint]\n"
FOREIGN = "[project]\nname = 'a'\n"


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory inside no project; the current directory is next to it."""
    for name in ("top", "elsewhere"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    return (tmp_path / "top").resolve()


def make(top: Path, files: Mapping[str, str]) -> None:
    """Write files; a name with a slash at its end is a directory."""
    for name, text in files.items():
        place = top / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.mkdir() if name.endswith("/") else place.write_text(text)


def brief(top: Path, directory: str, roots: Roots | None = None) -> tuple[str, RootKind, str, bool]:
    """The root of a directory, with paths relative to `top`."""
    (top / directory).mkdir(parents=True, exist_ok=True)
    root = (roots or Roots()).of(str((top / directory).resolve()))
    configuration = "" if root.configuration is None else root.configuration
    return (
        os.path.relpath(root.directory, top),
        root.kind,
        configuration.removeprefix(f"{top}/"),
        root.is_working_copy,
    )


CONFIGURATION = RootKind.CONFIGURATION
PACKAGING = RootKind.PACKAGING
VERSION_CONTROL = RootKind.VERSION_CONTROL


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, ("a/b/c", RootKind.OWN, "", False)),
        # a configuration, the nearest
        ({"noob-lint.toml": ""}, (".", CONFIGURATION, "noob-lint.toml", False)),
        ({"a/pyproject.toml": OURS}, ("a", CONFIGURATION, "a/pyproject.toml", False)),
        (
            {"noob-lint.toml": "", "a/b/noob-lint.toml": ""},
            ("a/b", CONFIGURATION, "a/b/noob-lint.toml", False),
        ),
        (
            {"a/noob-lint.toml": "", "a/pyproject.toml": OURS},
            ("a", CONFIGURATION, "a/noob-lint.toml", False),
        ),
        # packaging metadata or version control, the nearest
        ({"a/pyproject.toml": FOREIGN}, ("a", PACKAGING, "", False)),
        ({"a/setup.cfg": ""}, ("a", PACKAGING, "", False)),
        ({"setup.py": "", "a/b/setup.py": ""}, ("a/b", PACKAGING, "", False)),
        ({".git/": ""}, (".", VERSION_CONTROL, "", True)),
        ({".git": "gitdir: elsewhere\n"}, (".", VERSION_CONTROL, "", True)),
        ({".hg/": ""}, (".", VERSION_CONTROL, "", True)),
        ({".jj/": ""}, (".", VERSION_CONTROL, "", True)),
        ({".svn/": ""}, (".", VERSION_CONTROL, "", True)),
        ({".git/": "", "a/pyproject.toml": FOREIGN}, ("a", PACKAGING, "", False)),
        ({"a/.git/": "", "a/pyproject.toml": FOREIGN}, ("a", PACKAGING, "", True)),
        # packaging below a configuration belongs to that; a working copy does not
        (
            {"noob-lint.toml": "", "a/pyproject.toml": FOREIGN},
            (".", CONFIGURATION, "noob-lint.toml", False),
        ),
        (
            {"noob-lint.toml": "", ".git/": "", "a/setup.py": "", "a/b/setup.cfg": ""},
            (".", CONFIGURATION, "noob-lint.toml", True),
        ),
        ({"noob-lint.toml": "", "a/.git/": ""}, ("a", VERSION_CONTROL, "", True)),
        ({"noob-lint.toml": "", "a/.git": "gitdir: x\n"}, ("a", VERSION_CONTROL, "", True)),
        (
            {"noob-lint.toml": "", "a/.git/": "", "a/b/pyproject.toml": FOREIGN},
            ("a/b", PACKAGING, "", False),
        ),
        (
            {"noob-lint.toml": "", "a/.git/": "", "a/pyproject.toml": FOREIGN},
            ("a", PACKAGING, "", True),
        ),
        (
            {".git/": "", "a/noob-lint.toml": "", "a/b/.git/": "", "a/b/c/pyproject.toml": OURS},
            ("a/b/c", CONFIGURATION, "a/b/c/pyproject.toml", False),
        ),
    ],
)
def test_what_lies_above_decides(
    top: Path, files: Mapping[str, str], expected: tuple[str, RootKind, str, bool]
) -> None:
    make(top, files)
    assert brief(top, "a/b/c") == expected


def test_one_object_gives_the_same_answers_in_any_order(top: Path) -> None:
    make(
        top, {"noob-lint.toml": "", "a/.git/": "", "a/b/pyproject.toml": FOREIGN, "c/setup.py": ""}
    )
    directories = [".", "a", "a/b", "a/b/deep", "c", "c/deep", "d"]
    expected = [brief(top, directory) for directory in directories]
    for order in (directories, directories[::-1]):
        roots = Roots()
        found = {directory: brief(top, directory, roots) for directory in order}
        assert [found[directory] for directory in directories] == expected


@pytest.mark.parametrize("mark", [".git/", "pyproject.toml", "setup.py"])
def test_a_marker_makes_no_project_of_the_home_directory(
    top: Path, monkeypatch: pytest.MonkeyPatch, mark: str
) -> None:
    monkeypatch.setenv("HOME", str(top))
    make(top, {mark: "", "a/setup.py": ""})
    assert brief(top, ".") == (".", RootKind.OWN, "", False)
    assert brief(top, "b") == ("b", RootKind.OWN, "", False)
    assert brief(top, "a/c") == ("a", PACKAGING, "", False)
    monkeypatch.chdir(top)
    assert brief(top, "b") == ("b", RootKind.OWN, "", False)
    assert brief(top, "b", Roots([str(top)])) == ("b", RootKind.OWN, "", False)


def test_a_configuration_in_the_home_directory_holds(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(top))
    make(top, {".git/": "", "noob-lint.toml": "", "a/.git/": ""})
    assert brief(top, "b") == (".", CONFIGURATION, "noob-lint.toml", False)
    assert brief(top, "a") == ("a", VERSION_CONTROL, "", True)


def test_the_home_directory_may_be_a_link(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(top, {"real/.git/": ""})
    (top / "link").symlink_to("real")
    monkeypatch.setenv("HOME", str(top / "link"))
    assert brief(top, "link/a") == ("real/a", RootKind.OWN, "", False)


def test_the_top_of_the_file_system_is_no_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it contains, and even if it is the current directory."""
    names = {"/": {".git", "setup.py"}}
    roots = Roots(["/"], here="/")
    assert roots.of("/", names["/"]) == Root("/", RootKind.OWN)


def test_without_a_mark_it_matters_where_one_stands(top: Path) -> None:
    make(top, {"a/b/c/": "", "z/": ""})
    here = Roots(here=str(top / "a"))
    assert brief(top, "a/b", here) == ("a", RootKind.CURRENT, "", False)
    assert brief(top, "a", here) == ("a", RootKind.CURRENT, "", False)
    assert brief(top, "z", here) == ("z", RootKind.OWN, "", False)
    named = [str(top / "z"), str(top / "a" / "b"), str(top / "a")]
    beside = Roots(named, here=str(top / "z"))
    assert brief(top, "a/b/c", beside) == ("a/b", RootKind.NAMED, "", False)
    assert brief(top, "a", beside) == ("a", RootKind.NAMED, "", False)
    assert brief(top, "z", beside) == ("z", RootKind.CURRENT, "", False)
    make(top, {"ab/": ""})
    assert brief(top, "ab", Roots([str(top / "a")])) == ("ab", RootKind.OWN, "", False)


def test_a_mark_goes_before_where_one_stands(top: Path) -> None:
    make(top, {"a/setup.py": "", "a/b/": ""})
    assert brief(top, "a/b", Roots([str(top / "a/b")], here=str(top / "a/b"))) == (
        *("a", PACKAGING, "", False),
    )


def test_names_that_are_known_are_not_looked_for(top: Path) -> None:
    make(top, {".git/": "", "noob-lint.toml": "", "a/noob-lint.toml": ""})
    here = str(top / "a")
    assert Roots().of(here, set()).directory == str(top)
    assert Roots().of(here, {"noob-lint.toml"}).directory == here
    assert Roots().of(here, {".hg"}) == Root(here, VERSION_CONTROL, None, is_working_copy=True)


def test_which_roots_are_the_same_wherever_one_stands() -> None:
    assert [kind.name for kind in RootKind if kind.is_sure] == [
        *("CONFIGURATION", "PACKAGING", "VERSION_CONTROL"),
    ]
