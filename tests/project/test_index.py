"""The index of a project's tubes: its content, lookups by id or path, and duplicate ids."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from noob_lint.project.documents import Documents
from noob_lint.project.index import TubeIndex
from noob_lint.project.project import Project
from noob_lint.project.reads import Found, Reads, Twins
from noob_lint.support import walk
from noob_lint.support.changes import Change


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of a project, and the current directory."""
    (tmp_path / "top").mkdir()
    monkeypatch.chdir(tmp_path / "top")
    return (tmp_path / "top").resolve()


def make(files: Mapping[str, str]) -> None:
    """Write tubes, each with the given id; a text with a line break is written unchanged."""
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text if "\n" in text or not text else f"noob_id: {text}\n")


def index_of(top: Path, *tube_paths: str, **options: Any) -> TubeIndex:
    return TubeIndex(str(top), tube_paths, Documents(), **options)


def ids(index: TubeIndex) -> dict[str, str | None]:
    return {name: index.find(name) for name in index.known_ids()}


def test_every_tube_below_the_root_is_found(top: Path) -> None:
    make({"a.yaml": "one", "sub/b.yml": "two", "sub/.hidden/c.yaml": "three", "d.txt": "four"})
    make({"ci.yaml": "on: push\n", ".venv/e.yaml": "five", "sub/f.yaml": '"noob_id": "six" # so\n'})
    index = index_of(top)
    assert ids(index) == {
        "one": "a.yaml",
        "three": "sub/.hidden/c.yaml",
        "two": "sub/b.yml",
        "six": "sub/f.yaml",
    }
    assert index.find("four") is index.find("five") is None
    assert not index.is_searched
    assert not index.is_cut


def test_tube_paths_are_searched_too(top: Path) -> None:
    make({"a.yaml": "one", "../shared/b.yaml": "two", "../other/c.yaml": "three"})
    index = index_of(top, "../shared")
    shared = str(top.parent / "shared" / "b.yaml")
    assert ids(index) == {"one": "a.yaml", "two": shared}
    assert index.is_searched
    assert index.tops == [str(top), str(top.parent / "shared")]
    assert ids(TubeIndex("", ["../other"], Documents())) == {
        "three": str(top.parent / "other" / "c.yaml")
    }
    assert ids(TubeIndex("", [], Documents())) == {}


def test_a_tube_path_within_another_project_is_searched_as_itself(top: Path) -> None:
    make({"inner/noob-lint.toml": "", "inner/tubes/a.yaml": "one", "inner/b.yaml": "two"})
    assert ids(index_of(top)) == {}
    assert ids(index_of(top, "inner/tubes")) == {"one": "inner/tubes/a.yaml"}


def test_inner_roots_are_left_out(top: Path) -> None:
    make({"a.yaml": "one", "repository/.git/HEAD": "", "repository/b.yaml": "two"})
    make({"worktree/.git": "gitdir: x\n", "worktree/c.yaml": "three"})
    make({"project/noob-lint.toml": "", "project/d.yaml": "four"})
    make({"part/pyproject.toml": "[project]\n", "part/e.yaml": "five"})
    assert ids(index_of(top)) == {"one": "a.yaml", "five": "part/e.yaml"}


def test_what_is_excluded_or_ignored_is_not_there(top: Path) -> None:
    make({"a.yaml": "one", "old/b.yaml": "two", "c.yaml": "three", "sub/d.tmp.yaml": "four"})
    make({"e.yaml": "one", ".gitignore": "*.tmp.yaml\n/c.yaml\n"})
    index = index_of(top, exclude=["/old", "e.yaml"], exclude_base=str(top))
    assert ids(index) == {"one": "a.yaml"}
    assert index.twins("one", "a.yaml") == ()
    assert ids(index_of(top)) == {"one": "a.yaml", "two": "old/b.yaml"}
    assert index_of(top).twins("one", "a.yaml") == ("e.yaml",)
    make({"../shared/.gitignore": "f.yaml\n", "../shared/f.yaml": "five"})
    assert index_of(top, "../shared").find("five") is None


def test_noob_finds_what_is_excluded_or_ignored(top: Path) -> None:
    make({"old/b.yaml": "two", "c.yaml": "three", ".gitignore": "/c.yaml\n"})
    index = index_of(top, "old", exclude=["/old"], exclude_base=str(top))
    nowhere = {name: index.look_up(name, "a.yaml").is_nowhere for name in ("two", "three", "four")}
    assert nowhere == {"two": False, "three": False, "four": True}


def test_a_near_id_is_one_that_the_asker_can_name(top: Path) -> None:
    Path("a.yaml").write_text("noob_id: loop-one\nextends: [lopo-one]\n")
    Path("b.yaml").write_text("noob_id: loop-own\nextends: [loop-one]\n")
    make({"c.yaml": "loops-one"})
    index = index_of(top)
    near = {path: index.look_up("lopo-one", path).near for path in ("a.yaml", "b.yaml", "c.yaml")}
    assert near == {"a.yaml": "loops-one", "b.yaml": "loop-one", "c.yaml": "loop-one"}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"noob_config.yaml": "config_dirs: [/somewhere]\n"},
        {"pyproject.toml": "[tool.noob.config]\nconfig_dirs = ['/somewhere']\n"},
        {".env": "NOOB_CONFIG_DIRS='[\"/somewhere\"]'\n"},
    ],
    ids=["", "yaml", "toml", "env"],
)
def test_noob_may_be_told_of_other_directories(top: Path, more: dict[str, str]) -> None:
    make({"a.yaml": "load-one", "pyproject.toml": "[project]\n"})
    for name, text in more.items():
        Path(name).write_text(text)
    found = index_of(top).look_up("laod-one", "b.yaml")
    assert (found.near, found.is_nowhere) == ("load-one", not more)


def test_noob_may_be_told_of_other_directories_by_the_environment(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make({"a.yaml": "load-one"})
    monkeypatch.setenv("NOOB_CONFIG_DIRS", '["/somewhere"]')
    assert not index_of(top).look_up("laod-one", "b.yaml").is_nowhere


def test_the_first_file_with_an_id_is_meant(top: Path) -> None:
    make({"b.yaml": "one", "a/c.yaml": "one", "../shared/a.yaml": "one"})
    index = index_of(top, "../shared")
    assert index.find("one") == "a/c.yaml"
    assert index.twins("one", "b.yaml") == ("a/c.yaml", "../shared/a.yaml")
    assert index.twins("one", f"{top}/a/c.yaml") == ("b.yaml", "../shared/a.yaml")
    assert index.twins("two", "b.yaml") == ()
    make({"../elsewhere/d.yaml": "one"})
    assert index.twins("one", "../elsewhere/d.yaml") == ()


def test_links_that_lead_out_are_not_followed(top: Path) -> None:
    make({"a.yaml": "one", "sub/b.yaml": "two", "../other/c.yaml": "three"})
    Path("out.yaml").symlink_to("../other/c.yaml")
    Path("sub/link.yaml").symlink_to("../a.yaml")
    Path("broken.yaml").symlink_to("nowhere")
    Path("elsewhere").symlink_to("../other")
    index = index_of(top)
    assert ids(index) == {"one": "a.yaml", "two": "sub/b.yaml"}
    assert index.twins("one", "sub/link.yaml") == ()
    make({"inner/noob-lint.toml": "", "inner/deep/d.yaml": "four"})
    Path("inner.yaml").symlink_to("inner/deep/d.yaml")  # a file is at its real path
    assert ids(index_of(top)) == {"one": "a.yaml", "two": "sub/b.yaml"}
    assert index_of(top, "../other").find("three") == str(top.parent / "other" / "c.yaml")
    assert index_of(top, "elsewhere").find("three") == str(top.parent / "other" / "c.yaml")


def test_a_path_starts_in_the_root_or_a_tube_path(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make({"sub/a.yaml": "one", "sub/here/b.yaml": "two", "../shared/c.yaml": "three"})
    index = index_of(top, "../shared")
    monkeypatch.chdir("sub")
    absolute = str(top.parent / "shared" / "c.yaml")
    named = {
        "sub/a.yaml": "a.yaml",
        "a.yaml": None,
        "sub/none.yaml": None,
        "c.yaml": absolute,
        absolute: absolute,
        "../shared/c.yaml": absolute,
        "sub/../sub/here/b.yaml": "here/b.yaml",
        "sub/here": None,
        "sub/a.yaml.txt": None,
    }
    assert {name: index.find(name) for name in named} == named


def test_paths_are_shown_as_they_were_named(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make({"a.yaml": "one", "sub/b.yaml": "two"})
    index = index_of(top, names={str(top / "a.yaml"): "../top/a.yaml"})
    assert ids(index) == {"one": "../top/a.yaml", "two": "sub/b.yaml"}
    assert index.twins("one", "../top/a.yaml") == ()
    monkeypatch.chdir(top.parent)
    assert index.shown(str(top / "sub" / "b.yaml")) == "top/sub/b.yaml"


def test_twins_are_named_from_the_root_wherever_one_stands(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make({"a.yaml": "one", "sub/b.yaml": "one"})
    monkeypatch.chdir("sub")
    index = index_of(top, names={str(top / "a.yaml"): "../a.yaml"})
    assert index.twins("one", "b.yaml") == ("a.yaml",)
    assert index.twins("one", "../a.yaml") == ("sub/b.yaml",)


def test_which_tubes_are_referred_to(top: Path) -> None:
    make({"base.yaml": "base", "inner.yaml": "inner", "alone.yaml": "alone", "path.yaml": "path"})
    make({"user.yaml": "noob_id: user\nextends: [base, path.yaml, nowhere]\n"})
    make({"out.yaml": "noob_id: out\nnodes: {a: {type: tube, params: {tube: inner}}}\n"})
    make({"old/user.yaml": "noob_id: old\nextends: [alone]\n"})
    index = index_of(top, exclude=["/old"], exclude_base=str(top))
    assert index.is_named("base")
    assert index.is_named("inner")
    assert not index.is_named("user")
    assert not index.is_named("alone")  # but by what is excluded
    names = ("base.yaml", "inner.yaml", "path.yaml")
    assert {str(top / name) for name in names} <= index.referred
    assert str(top / "user.yaml") not in index.referred


def test_who_uses_a_tube(top: Path) -> None:
    make({"base.yaml": "base", "user.yaml": "noob_id: user\nextends: [base]\n"})
    make({"top.yaml": "noob_id: top\nextends: [user.yaml]\n"})
    make({"old/user.yaml": "noob_id: old\nextends: [base]\n", "twin.yaml": "base"})
    index = index_of(top, exclude=["/old"], exclude_base=str(top))
    assert index.users(["base.yaml"]) == index.users(["twin.yaml"]) == ["top.yaml", "user.yaml"]
    assert index.users([str(top / "user.yaml")]) == ["top.yaml"]
    assert index.users(["top.yaml", "nowhere.yaml"]) == []
    make({"inner/noob-lint.toml": "", "inner/a.yaml": "noob_id: inner\nextends: [base]\n"})
    make({"by-path.yaml": "noob_id: by-path\nextends: [inner/a.yaml, nowhere.yaml]\n"})
    by_path = index_of(top, exclude=["/old"], exclude_base=str(top))
    assert by_path.users(["base.yaml"]) == ["by-path.yaml", "top.yaml", "user.yaml"]
    index.put("new.yaml", "noob_id: new\nnodes: {a: {type: tube, params: {tube: top}}}\n")
    assert index.users(["user.yaml"]) == ["new.yaml", "top.yaml"]


def test_a_text_stands_in_place_of_a_file(top: Path) -> None:
    make({"a.yaml": "one", "b.yaml": "two", "old/c.yaml": "three"})
    index = index_of(top, exclude=["/old"], exclude_base=str(top))
    assert ids(index) == {"one": "a.yaml", "two": "b.yaml"}
    index.put("a.yaml", "noob_id: two\nextends: [four]\n")
    assert ids(index) == {"two": "a.yaml"}
    assert index.twins("two", "b.yaml") == ("a.yaml",)
    index.put("new/d.yaml", "noob_id: four\n")  # which does not exist yet
    assert ids(index) == {"two": "a.yaml", "four": "new/d.yaml"}
    assert str(top / "new" / "d.yaml") in index.referred
    index.put("b.yaml", "")
    assert index.twins("two", "a.yaml") == ()
    for path in ("d.txt", "../e.yaml", "old/f.yaml"):  # places that the index does not have
        index.put(path, "noob_id: five\n")
    assert index.find("five") is None


def test_a_text_that_was_put_first_stands_too(top: Path) -> None:
    make({"a.yaml": "one"})
    index = index_of(top)
    index.put("a.yaml", "noob_id: two\n")
    index.put(f"{top}/b.yaml", "noob_id: three # \udc80\n")
    assert ids(index) == {"two": "a.yaml", "three": "b.yaml"}


def test_more_files_than_the_budget(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make({"a.yaml": "one", "sub/b.yaml": "two"})
    monkeypatch.setattr(walk, "_MOST_FILES", 1)
    index = index_of(top)
    assert ids(index) == {"one": "a.yaml"}
    assert index.is_cut
    assert index.may_be_elsewhere("two")
    assert not index_of(top, "sub").is_searched  # what was not searched may exist


def test_noob_may_find_a_tube_in_the_directory_of_the_user(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = index_of(top)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(top.parent / "data"))
    make({"../data/noob/config/a.yaml": "one"})
    assert index.may_be_elsewhere("one")
    assert not index.may_be_elsewhere("two")
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(top.parent))
    make({"../.local/share/noob/config/b.yaml": "two"})
    assert not index.may_be_elsewhere("one")
    assert index.may_be_elsewhere("two")
    with monkeypatch.context() as patched:
        patched.setattr("sys.platform", "win32")
        assert index.may_be_elsewhere("three")
    assert not index.may_be_elsewhere("three")
    make({"../.local/share/noob/config/c.yaml": "four"})
    monkeypatch.setattr(walk, "_MOST_FILES", 1)
    assert not index.is_cut
    assert index.may_be_elsewhere("three")


def test_the_index_reads_heads_only_and_when_it_is_asked(top: Path) -> None:
    make({"a.yaml": "one"})
    os.mkfifo("pipe.yaml")
    index = index_of(top)
    make({"b.yaml": "two"})
    assert ids(index) == {"one": "a.yaml", "two": "b.yaml"}
    make({"c.yaml": "three"})
    assert ids(index) == {"one": "a.yaml", "two": "b.yaml"}


def test_every_answer_follows_a_change(top: Path) -> None:
    make({"a.yaml": "one", "b.yaml": "noob_id: two\nextends: [one, three]\n", "c/d.yaml": "four"})
    make({"later": "noob_id: three\nextends: [four]\n"})
    index = index_of(top)

    def answers(*paths: str) -> tuple[object, ...]:
        index.change(Change.of(paths))
        known = {"one": "a.yaml", "two": "b.yaml", "three": "e.yaml", "four": "c/d.yaml"}
        assert {name: known[name] for name in index.known_ids()} == ids(index)
        found = index.look_up("three", "b.yaml").path
        users = {name: index.users([known[name]]) for name in ("one", "four")}
        referred = {os.path.relpath(path) for path in index.referred}
        return sorted(index.known_ids()), found, users, referred

    first = (
        ["four", "one", "two"],
        None,
        {"one": ["b.yaml"], "four": []},
        {"a.yaml"},
    )
    with_three = (
        ["four", "one", "three", "two"],
        "e.yaml",
        {"one": ["b.yaml"], "four": ["b.yaml", "e.yaml"]},
        {"a.yaml", "e.yaml", "c/d.yaml"},
    )
    assert answers() == first
    os.rename("later", "e.yaml")
    assert answers("e.yaml") == with_three
    os.rename("e.yaml", "later")
    assert answers("e.yaml") == first
    os.rename("later", "e.yaml")
    assert answers(".") == with_three
    make({".gitignore": "e.yaml\n"})
    assert answers(".gitignore") == (
        ["four", "one", "two"],
        None,
        {"one": ["b.yaml"], "four": ["b.yaml"]},
        {"a.yaml", "e.yaml", "c/d.yaml"},
    )
    os.unlink(".gitignore")
    assert answers(".gitignore") == with_three
    make({"e.yaml": "noob_id: three\n"})
    assert answers("e.yaml") == (
        *with_three[:2],
        {"one": ["b.yaml"], "four": []},
        {"a.yaml", "e.yaml"},
    )
    make({"c/noob-lint.toml": ""})
    assert answers("c/noob-lint.toml")[0] == ["one", "three", "two"]
    os.unlink("c/noob-lint.toml")
    assert answers("c")[0] == ["four", "one", "three", "two"]
    make({"e.yaml": "on: push\n"})
    assert answers("e.yaml") == first


def test_a_text_ends_where_it_has_been_taken_back(top: Path) -> None:
    make({"a.yaml": "one", "b.yaml": "two"})
    documents = Documents()
    index = TubeIndex(str(top), (), documents)
    assert index.look_up("three", "a.yaml").path is None
    documents.overlay("a.yaml", "noob_id: three\n")
    index.put("a.yaml", "noob_id: three\n")
    assert index.look_up("three", "a.yaml").path == "a.yaml"
    make({"a.yaml": "four"})
    for path in ("a.yaml", "."):
        index.change(Change.of([path]))
        assert ids(index) == {"three": "a.yaml", "two": "b.yaml"}
    documents.overlay("a.yaml", None)
    index.change(Change.of(["b.yaml"]))
    assert ids(index) == {"three": "a.yaml", "two": "b.yaml"}
    index.change(Change.of(["a.yaml"]))
    assert ids(index) == {"four": "a.yaml", "two": "b.yaml"}
    assert index.look_up("three", "a.yaml").path is None


def test_a_text_stands_for_what_a_link_leads_to_by_then(top: Path) -> None:
    make({"a.yaml": "one", "b.yaml": "two"})
    Path("link.yaml").symlink_to("a.yaml")
    documents = Documents()
    index = TubeIndex(str(top), (), documents)
    documents.overlay("link.yaml", "noob_id: three\n")
    index.put("link.yaml", "noob_id: three\n")
    assert ids(index) == {"three": "a.yaml", "two": "b.yaml"}
    Path("link.yaml").unlink()
    Path("link.yaml").symlink_to("b.yaml")
    index.change(documents.change(Change.of(["link.yaml"])))
    assert ids(index) == {"one": "a.yaml", "three": "b.yaml"}


def test_tubes_that_no_index_has_may_name_each_other(top: Path) -> None:
    make({"inner/noob-lint.toml": "", "inner/a.yaml": "noob_id: a\nextends: [inner/b.yaml]\n"})
    make({"inner/b.yaml": "noob_id: b\nextends: [inner/a.yaml, base]\n", "base.yaml": "base"})
    make({"user.yaml": "noob_id: user\nextends: [inner/a.yaml]\n", "alone.yaml": "alone"})
    index = index_of(top)
    assert index.users(["base.yaml"]) == index.users(["inner/b.yaml"]) == ["user.yaml"]
    assert index.users(["alone.yaml"]) == []
    make({"nameless.yaml": "extends: [base]\nnodes: {}\n"})
    make({"over.yaml": "noob_id: over\nextends: [nameless.yaml]\n"})
    assert index_of(top).users(["base.yaml"]) == ["nameless.yaml", "over.yaml", "user.yaml"]


def test_files_that_are_named_later_are_shown_as_they_are_named(top: Path) -> None:
    make({"a.yaml": "one"})
    names: dict[str, str] = {}
    index = index_of(top, names=names)
    assert index.find("one") == "a.yaml"
    names[str(top / "a.yaml")] = "./a.yaml"
    assert index.find("one") == "./a.yaml"


def test_twins_without_a_root_are_named_from_the_current_directory(top: Path) -> None:
    make({"a.yaml": "one", "../other/b.yaml": "one", "../other/c.yaml": "one"})
    index = TubeIndex("", [".", "../other"], Documents())
    assert index.twins("one", "../other/b.yaml") == ("a.yaml", "../other/c.yaml")
    make({"d.yaml": "two"})
    index = TubeIndex("", ["."], Documents())
    assert (index.twins("one", "a.yaml"), index.twins("one", "d.yaml")) == ((), ())


def test_noob_reads_a_megabyte_of_its_settings(top: Path) -> None:
    make({"a.yaml": "load-one"})
    found = []
    for size in (10**6, 10**6 + 1):
        Path(".env").write_text("NOOB_CONFIG_DIRS".rjust(size))
        found.append(index_of(top).look_up("laod-one", "b.yaml").is_nowhere)
    assert found == [False, True]


def test_which_files_have_heads(top: Path) -> None:
    make({"a.yaml": "one", "b.yaml": "nodes: {}\n", "c.yaml": "extends: [one]\nnodes: {}\n"})
    make({"old/d.yaml": "two", "e.txt": "three", "sub/f.yml": "four"})
    index = index_of(top, exclude=["/old"], exclude_base=str(top))
    assert index.files == ["a.yaml", "c.yaml", "sub/f.yml"]


def test_users_follow_a_change_to_a_tube_that_no_index_has(top: Path) -> None:
    make({"inner/noob-lint.toml": "", "inner/a.yaml": "noob_id: a\nextends: [base]\n"})
    make({"base.yaml": "base", "other.yaml": "other"})
    make({"user.yaml": "noob_id: user\nextends: [inner/a.yaml]\n"})
    index = index_of(top)
    names = ("base.yaml", "other.yaml")
    assert [index.users([name]) for name in names] == [["user.yaml"], []]
    make({"inner/a.yaml": "noob_id: a\nextends: [other]\n"})
    index.change(Change.of(["inner/a.yaml"]))
    assert [index.users([name]) for name in names] == [[], ["user.yaml"]]


def test_twins_tell_whether_their_id_is_named(top: Path) -> None:
    make({"a.yaml": "one", "b.yaml": "one", "c.yaml": "two", "d.yaml": "two", "e.yaml": "three"})
    make({"user.yaml": "noob_id: user\nextends: [two, three]\n"})
    project = Project(str(top))
    assert project.twins("one", "a.yaml") == Twins("one", "a.yaml", ("b.yaml",), is_named=False)
    assert project.twins("two", "c.yaml") == Twins("two", "c.yaml", ("d.yaml",), is_named=True)
    assert project.twins("three", "e.yaml") == Twins("three", "e.yaml", (), is_named=False)


def test_what_several_results_depend_on() -> None:
    found, twins = Found("a", "a.yaml"), Twins("a", "a.yaml", (), is_named=False)
    one = Reads(frozenset({"/a"}), frozenset({found}), frozenset(), frozenset({"/c"}))
    two = Reads(frozenset({"/b"}), frozenset(), frozenset({twins}), frozenset({"/d"}), is_cut=True)
    both = Reads(
        frozenset({"/a", "/b"}),
        frozenset({found}),
        frozenset({twins}),
        frozenset({"/c", "/d"}),
        is_cut=True,
    )
    assert one.plus(two) == two.plus(one, Reads()) == both
    assert one.plus() == one
