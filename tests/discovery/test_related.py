"""Which tubes depend on others, and so may break when those change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.related import related_files
from noob_lint.discovery.workspace import Workspace


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current directory that is the root of a project."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    make({"noob-lint.toml": 'exclude = ["old"]\n'})
    return (tmp_path / "here").resolve()


def make(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)


BASE = "noob_id: base\n"
TEMPLATE = "{% if x %}\n{% endif %}\n"


def extends(tube_id: str, *bases: str) -> str:
    return f"noob_id: {tube_id}\nextends: [{', '.join(bases)}]\n"


def nests(tube_id: str, child: str) -> str:
    return f"noob_id: {tube_id}\nnodes:\n  a: {{type: tube, params: {{tube: {child}}}}}\n"


def related(*paths: str) -> list[str]:
    return related_files(Workspace(Configurations(), paths))


def test_what_extends_or_nests_a_tube_directly_or_not(here: Path) -> None:
    make({"base.yaml": BASE, "a.yaml": extends("a", "base"), "b.yaml": nests("b", "a")})
    make({"sub/c.yaml": extends("c", "other", "b"), "d.yaml": extends("d", "sub/c.yaml")})
    make({"other.yaml": "noob_id: other\n", "e.yaml": nests("e", "other")})
    everything = ["a.yaml", "b.yaml", "d.yaml", "sub/c.yaml"]
    assert related("base.yaml") == everything
    assert related(f"{here}/base.yaml") == everything
    assert related("sub/c.yaml") == ["d.yaml"]
    assert related("other.yaml") == ["d.yaml", "e.yaml", "sub/c.yaml"]
    assert related("d.yaml", "e.yaml") == []


def test_those_that_are_named_are_not_named_again(here: Path) -> None:
    make({"base.yaml": BASE, "a.yaml": extends("a", "base"), "b.yaml": nests("b", "a")})
    Path("link.yaml").symlink_to("a.yaml")
    assert related("base.yaml", "a.yaml") == ["b.yaml"]
    assert related("link.yaml", "base.yaml") == ["b.yaml"]
    assert related("base.yaml", "b.yaml", "link.yaml") == []


def test_circles_end(here: Path) -> None:
    make({"a.yaml": extends("a", "b"), "b.yaml": nests("b", "a"), "c.yaml": extends("c", "c")})
    assert related("a.yaml") == ["b.yaml"]
    assert related("c.yaml") == []


def test_what_would_not_be_checked_in_a_directory_is_not_checked_here(here: Path) -> None:
    make({"base.yaml": BASE, "old/a.yaml": extends("a", "base")})
    make({"b.yaml": extends("b", "base"), ".gitignore": "b.yaml\n"})
    make(
        {"c.yaml": "x: {tube: base}\n", "d.yaml": nests("d", "base") + "{% if x %}\n{% endif %}\n"}
    )
    make({"inner/noob-lint.toml": "", "inner/e.yaml": extends("e", "base")})
    assert related("base.yaml") == []


def test_each_file_is_looked_for_in_its_own_project(here: Path) -> None:
    """What a project sees through its tube paths is checked in its own project."""
    for name in ("one", "two"):
        make({f"{name}/noob-lint.toml": 'tube-paths = ["../shared"]\n'})
        make({f"{name}/base.yaml": BASE, f"{name}/a.yaml": extends("a", "base")})
        make({f"{name}/b.yaml": nests("b", "common")})
    make({"shared/common.yaml": extends("common", "base"), "c.yaml": nests("c", "common")})
    assert related("one/base.yaml") == ["one/a.yaml", "one/b.yaml"]
    assert related("one/base.yaml", "two/base.yaml", "one/b.yaml") == [
        *("one/a.yaml", "two/a.yaml", "two/b.yaml"),
    ]
    assert related("shared/common.yaml") == ["c.yaml"]
