"""What counts as changed, and since when."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.support.changes import Change, Changes, is_below


def test_existing_tubes_and_modules_are_files_and_everything_else_is_a_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (tmp_path / "here").symlink_to(real)
    plain = ["a.yaml", "b.yml", "c.py", "d.pyi"]
    other = ["e.toml", ".gitignore", "__editable__x.py", "pyproject.toml", "noob-lint.toml"]
    for name in (*plain, *other):
        (real / name).touch()
    (real / "link.yaml").symlink_to("a.yaml")
    (real / "folder.py").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    change = Change.of([*plain, *other, "link.yaml", "folder.py", "gone.yaml"])
    assert change.files == {str(real / name) for name in plain}
    # A link and what it leads to
    trees = {*other, "folder.py", "gone.yaml", "link.yaml", "a.yaml"}
    assert change.trees == {str(real / name) for name in trees}
    here = tmp_path / "here"
    linked = Change.of([str(here / "a.yaml")])
    assert linked == Change(frozenset({str(here / "a.yaml"), str(real / "a.yaml")}))
    assert sorted(change.modules) == [str(real / "c.py"), str(real / "d.pyi")]


@pytest.mark.parametrize(
    ("change", "concerns"),
    [
        (Change(), False),
        (Change(frozenset({"/a.yaml"})), False),
        (Change(frozenset({"/a.yaml", "/b.py"})), True),
        (Change(frozenset({"/b.pyi"})), True),
        (Change(trees=frozenset({"/a"})), True),
    ],
)
def test_what_concerns_code(change: Change, concerns: bool) -> None:
    assert change.concerns_code is concerns


def test_what_has_changed() -> None:
    change = Change(frozenset({"/a/b.yaml"}), frozenset({"/c/d"}))
    paths = ["/a/b.yaml", "/a", "/a/b", "/c", "/c/d", "/c/d/e", "/c/de"]
    assert [path for path in paths if change.has(path)] == ["/a/b.yaml", "/c/d", "/c/d/e"]
    directories = ["/", "/a", "/a/b", "/b", "/c", "/c/d", "/c/d/e", "/c/de"]
    listed = [path for path in directories if change.lists(path)]
    assert listed == ["/", "/a", "/c", "/c/d", "/c/d/e"]


def test_what_is_below() -> None:
    paths = ["/a", "/a/b", "/ab", "/", "a"]
    assert [path for path in paths if is_below(path, "/a")] == ["/a", "/a/b"]


def test_revisions() -> None:
    changes = Changes()
    changes.note(Change(frozenset({"/a/b", "/a/c"})))
    changes.note(Change(frozenset({"/a/c"}), frozenset({"/d"})))
    changes.note(Change())
    assert changes.revision == 3
    paths = ["/a/b", "/a/c", "/d", "/d/e/f", "/a", "/x"]
    assert [[path for path in paths if changes.touch([path], since)] for since in range(4)] == [
        ["/a/b", "/a/c", "/d", "/d/e/f"],
        ["/a/c", "/d", "/d/e/f"],
        [],
        [],
    ]
    assert changes.touch(["/x", "/d", "/y"], 1)
    assert not changes.touch(["/x", "/y"], 0)
    changes.note(Change(trees=frozenset({"/"})))
    assert changes.touch(["/x/y"], 3)


def test_without_trees_only_files_change() -> None:
    changes = Changes()
    changes.note(Change(frozenset({"/a/b"})))
    assert changes.touch(["/a/b"], 0)
    assert not changes.touch(["/a/b/c"], 0)
