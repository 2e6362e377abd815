"""The YAML files below a directory: without those of others, and within a budget."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.walk import Discovery
from noob_lint.support import walk
from noob_lint.support.texts import Texts
from noob_lint.support.walk import SKIPPED_DIRECTORIES, Walked, is_in_project, is_on_way, yaml_files


def make(top: Path, names: Iterable[str]) -> None:
    """Make files, empty ones, and directories, whose names end with a slash."""
    for name in names:
        place = top / name
        if name.endswith("/"):
            place.mkdir(parents=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.touch()


def found(top: Path) -> list[str]:
    walked = yaml_files(str(top))
    assert not walked.is_cut
    return [os.path.relpath(path, top) for path in walked.paths]


def test_files_are_found_by_their_endings(tmp_path: Path) -> None:
    make(
        tmp_path,
        (
            *("b.yaml", "a.yml", "a/c.yaml", "a/deep/d.yml", ".hidden/e.yaml", ".f.yaml"),
            *("g.yaml.txt", "yaml", "h.YAML", "store.zarr/0.0.0", "directory.yaml/"),
        ),
    )
    assert found(tmp_path) == [
        *(".f.yaml", ".hidden/e.yaml", "a.yml", "a/c.yaml", "a/deep/d.yml", "b.yaml"),
    ]


@pytest.mark.parametrize("name", sorted(SKIPPED_DIRECTORIES))
def test_directories_of_others_are_left_out(tmp_path: Path, name: str) -> None:
    make(tmp_path, ("a.yaml", f"sub/{name}/b.yaml"))
    assert found(tmp_path) == ["a.yaml"]
    assert found(tmp_path / "sub" / name) == ["b.yaml"]


@pytest.mark.parametrize("mark", [".git/", ".git", ".hg/", ".jj/", ".svn/", "noob-lint.toml"])
def test_inner_roots_are_left_out(tmp_path: Path, mark: str) -> None:
    make(tmp_path, ("a.yaml", f"inner/{mark}", "inner/b.yaml", "inner/deep/c.yaml"))
    assert found(tmp_path) == ["a.yaml"]
    assert found(tmp_path / "inner") == ["b.yaml", "deep/c.yaml"]


def test_packaging_metadata_begins_another_project_only_with_our_table(tmp_path: Path) -> None:
    make(tmp_path, ("a.yaml", "one/pyproject.toml", "one/b.yaml", "two/setup.py", "two/c.yaml"))
    assert found(tmp_path) == ["a.yaml", "one/b.yaml", "two/c.yaml"]
    (tmp_path / "one" / "pyproject.toml").write_text("[tool.noob-lint]\n")
    assert found(tmp_path) == ["a.yaml", "two/c.yaml"]


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        ((".zarray",), "", []),
        (("zarr.json",), '{"node_type" :\n"array"}', []),
        (("zarr.json",), '{"node_type": "group"}', ["store/0/c.yaml"]),
        (("zarr.json/",), "", ["store/0/c.yaml"]),
        ((), "", ["store/0/c.yaml"]),
    ],
)
def test_directories_of_chunks_are_not_looked_into(
    names: tuple[str, ...], text: str, expected: list[str], tmp_path: Path
) -> None:
    make(tmp_path, ("store/0/c.yaml", "store/a.yaml", *(f"store/{name}" for name in names)))
    if text:
        (tmp_path / "store" / names[0]).write_text(text)
    assert found(tmp_path) == [*expected, "store/a.yaml"]
    path = str(tmp_path / "store/0/c.yaml")
    assert is_on_way(str(tmp_path), path) is bool(expected)
    assert is_on_way(str(tmp_path), str(tmp_path / "store/a.yaml"))
    walked = Discovery(Configurations()).files([str(tmp_path)], skip_non_tubes=True)
    assert len([*walked]) == len(expected) + 1


def test_links_are_files_but_never_directories(tmp_path: Path) -> None:
    make(tmp_path, ("top/a.yaml", "other/b.yaml"))
    (tmp_path / "top" / "link").symlink_to("../other")
    (tmp_path / "top" / "loop").symlink_to(".")
    (tmp_path / "top" / "c.yaml").symlink_to("../other/b.yaml")
    (tmp_path / "top" / "nowhere.yaml").symlink_to("nowhere")
    assert found(tmp_path / "top") == ["a.yaml", "c.yaml", "nowhere.yaml"]


def test_what_an_ignore_file_plainly_rules_out_is_not_entered(tmp_path: Path) -> None:
    files = ("a.yaml", "data/b.yaml", "sub/data/c.yaml", "out/d.yaml", "kept/e.yaml")
    make(tmp_path, files)
    (tmp_path / ".gitignore").write_text("data/\n/out\n*ept\na.yaml\n")
    assert found(tmp_path) == ["a.yaml", "kept/e.yaml", "out/d.yaml", "sub/data/c.yaml"]
    (tmp_path / ".gitignore").write_text("data/\n!data/\n")
    assert found(tmp_path) == sorted(files)


@pytest.mark.parametrize("top", ["nowhere", "a.yaml"])
def test_nothing_is_below_what_is_not_a_directory(tmp_path: Path, top: str) -> None:
    make(tmp_path, ("a.yaml",))
    assert yaml_files(str(tmp_path / top)) == Walked([], is_cut=False)


def test_more_files_than_the_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, ("a.yaml", "b.yaml", "sub/c.yaml"))
    monkeypatch.setattr(walk, "_MOST_FILES", 3)
    assert not yaml_files(str(tmp_path)).is_cut
    monkeypatch.setattr(walk, "_MOST_FILES", 2)
    first = [str(tmp_path / name) for name in ("a.yaml", "b.yaml")]
    assert yaml_files(str(tmp_path)) == Walked(first, is_cut=True)


def test_more_names_than_the_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, ("a.yaml", "store/0", "store/1", "store/2"))
    monkeypatch.setattr(walk, "_MOST_ENTRIES", 5)
    assert yaml_files(str(tmp_path)) == Walked([str(tmp_path / "a.yaml")], is_cut=False)
    monkeypatch.setattr(walk, "_MOST_ENTRIES", 4)
    assert yaml_files(str(tmp_path)) == Walked([str(tmp_path / "a.yaml")], is_cut=True)


@pytest.mark.parametrize(
    ("path", "reached", "inside"),
    [
        ("a.yaml", True, True),
        ("a.yml", True, True),
        ("a.txt", False, True),
        ("sub/deep/a.yaml", True, True),
        ("inner/a.yaml", False, False),
        ("inner/deep/a.yaml", False, False),
        ("node_modules/a.yaml", False, True),
        ("sub/node_modules/deep/a.yaml", False, True),
        ("ignored/a.yaml", False, True),
        ("ignored/deep/a.yaml", False, True),
        ("store/chunk/a.yaml", False, True),
        ("store/a.yaml", True, True),
        ("link/a.yaml", False, True),
    ],
)
def test_what_a_walk_would_reach(tmp_path: Path, path: str, reached: bool, inside: bool) -> None:
    make(tmp_path, ("inner/.git/", "sub/deep/", "store/.zarray"))
    (tmp_path / ".gitignore").write_text("ignored/\n")
    (tmp_path / "link").symlink_to("sub")
    top, place = str(tmp_path), str(tmp_path / path)
    assert is_on_way(top, place) is reached
    assert is_in_project(top, place) is inside


def test_a_walk_does_not_leave_its_directory(tmp_path: Path) -> None:
    assert not is_on_way(str(tmp_path / "top"), str(tmp_path / "a.yaml"))


def test_the_limits_of_a_walk() -> None:
    assert (walk._MOST_ENTRIES, walk._MOST_FILES) == (1_000_000, 50_000)


def test_a_megabyte_of_metadata_is_read(tmp_path: Path) -> None:
    make(tmp_path, ("store/0/a.yaml",))
    text = '"node_type": "array"'
    for size, expected in ((10**6, []), (10**6 + 1, ["store/0/a.yaml"])):
        (tmp_path / "store/zarr.json").write_text(text.rjust(size))
        assert found(tmp_path) == expected


def test_the_home_directory_is_no_working_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, ("home/.git/", "home/a.yaml", "other/.git/", "other/b.yaml"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert found(tmp_path) == ["home/a.yaml"]


def test_walks_see_texts(tmp_path: Path) -> None:
    make(tmp_path, ("one/a.yaml", "two/b.yaml", "three/0/c.yaml", "four/d.yaml", "four/x/e.yaml"))
    texts = Texts()
    for name, text in {
        "one/noob-lint.toml": "",
        "two/setup.py": "",
        "three/.zarray": "",
        "four/.gitignore": "x\n",
    }.items():
        texts.put(str(tmp_path / name), text)
    with texts.in_force():
        assert found(tmp_path) == ["four/d.yaml", "two/b.yaml"]
    assert len(found(tmp_path)) == 5
