"""An overlay text is read in place of the content of its file, whatever kind of file that is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from noob_lint.config.settings import SettingsError
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.related import related_files
from noob_lint.discovery.walk import Discovery
from noob_lint.discovery.workspace import Workspace
from noob_lint.linting.linter import Linter

HEADER = "noob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
FILES = {
    ".git/HEAD": "",
    "tubes/noob-lint.toml": 'select = ["all"]\n',
    "tubes/a.yaml": f"noob_id: a\n{HEADER}extends: [b]\nnodes:\n  n: {{type: lab.read}}\n",
    "tubes/b.yaml": f"noob_id: b\n{HEADER}nodes:\n  m: {{type: lab.shw}}\n"
    "  o: {type: pkg.mod.read}\n",
    "tubes/src/lab.py": "def read(): ...\ndef show(): ...\n",
    "tubes/src/pkg/__init__.py": "",
    "shared.toml": "",
    "plain/c.yaml": f"noob_id: c\n{HEADER}nodes:\n  n: {{type: own.raed}}\n",
    "plain/code/own.py": "def read(): ...\n",
}
TUBES = ("tubes/a.yaml", "tubes/b.yaml", "plain/c.yaml")
TEXTS = {
    "a setting": ("tubes/noob-lint.toml", 'ignore = ["python"]\n'),
    "a setting that is wrong": ("tubes/noob-lint.toml", "selct = 1\n"),
    "a configuration that is new": ("noob-lint.toml", 'python-paths = ["plain/code"]\n'),
    "a configuration nearer by": ("plain/noob-lint.toml", 'python-paths = ["code"]\n'),
    "what a configuration extends": ("shared.toml", 'ignore = ["graph"]\n'),
    "a pyproject.toml with our table": (
        "plain/pyproject.toml",
        '[tool.noob-lint]\npython-paths = ["code"]\n',
    ),
    "packaging metadata": (
        "plain/pyproject.toml",
        '[tool.setuptools.package-dir]\n"" = "code"\n',
    ),
    "an ignore file": ("tubes/.gitignore", "b.yaml\n"),
    "an ignore file above": (".gitignore", "b.yaml\n"),
    "what git ignores in this clone": (".git/info/exclude", "b.yaml\n"),
    "a module": ("tubes/src/lab.py", "def shw(): ...\n"),
    "a module with a syntax error": ("tubes/src/lab.py", "def shw(:\n"),
    "a module that is new": ("tubes/src/pkg/mod.py", "def read(): ...\n"),
    "a stub that is new": ("tubes/src/pkg/mod.pyi", "def red(): ...\n"),
    "a backup": ("tubes/b.yaml.bak", "noob_id: b\n"),
    "a base": ("tubes/b.yaml", f"noob_id: c\n{HEADER}nodes: {{}}\n"),
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository with a project in it."""
    monkeypatch.chdir(tmp_path)
    Path(".git/info").mkdir(parents=True)
    for name, text in FILES.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)


def said(workspace: Workspace, linter: Linter | None = None) -> list[object]:
    """The outcome for each tube: a result, or the error in its configuration."""
    return [*_said(workspace, linter or Linter(workspace))]


def _said(workspace: Workspace, linter: Linter) -> Iterator[object]:
    for path in TUBES:
        try:
            yield linter.lint_file(path) if workspace.settings_of(path) else None
        except SettingsError as error:
            yield str(error)


def fresh() -> list[object]:
    return said(Workspace(Configurations(), TUBES))


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("is_open", [True, False], ids=["open", "not yet open"])
def test_a_text_is_taken_for_the_file(kind: str, is_open: bool) -> None:
    path, text = TEXTS[kind]
    if kind == "what a configuration extends":
        Path("tubes/noob-lint.toml").write_text('extend = "../shared.toml"\n')
    workspace = Workspace(Configurations(), TUBES, keeps_all=True)
    linter = Linter(workspace)
    before = fresh()
    if is_open:
        assert said(workspace, linter) == before
    workspace.overlay(path, text)
    kept = said(workspace, linter)
    assert fresh() == before  # no other workspace sees it
    saved = Path(path).read_text() if Path(path).exists() else None
    Path(path).write_text(text)
    assert kept == fresh()
    if saved is None:
        Path(path).unlink()
    else:
        Path(path).write_text(saved)
    workspace.overlay(path, None)
    assert said(workspace, linter) == before


def test_the_texts_change_what_is_said() -> None:
    """Make sure that the test above compares something."""
    before = fresh()
    same = set()
    for kind, (path, text) in TEXTS.items():
        workspace = Workspace(Configurations(), TUBES)
        workspace.overlay(path, text)
        if said(workspace) == before:
            same.add(kind)
    assert same == {"what a configuration extends"}  # which does not happen here


def test_a_file_that_is_opened_as_it_is_changes_nothing() -> None:
    workspace = Workspace(Configurations(), TUBES, keeps_all=True)
    said(workspace)
    revision = workspace.revision
    for path, text in FILES.items():
        workspace.overlay(path, text)
        workspace.overlay(path, None)
    assert workspace.revision == revision


def test_who_uses_a_tube_is_found_in_texts() -> None:
    workspace = Workspace(Configurations(), ["tubes/b.yaml"])
    workspace.overlay("tubes/a.yaml", FILES["tubes/a.yaml"].replace("[b]", "[other]"))
    assert related_files(workspace) == []
    workspace.overlay("tubes/b.yaml", FILES["tubes/b.yaml"].replace("id: b", "id: other"))
    assert related_files(workspace) == ["tubes/a.yaml"]


def test_a_walk_heeds_texts() -> None:
    workspace = Workspace(Configurations())
    discovery = Discovery(workspace.configurations)
    workspace.overlay("tubes/.gitignore", "b.yaml\n")
    with workspace.reading():
        found = [one.path for one in discovery.files(["tubes"]) if not one.skipped]
    assert found == ["tubes/a.yaml"]
    workspace.overlay("tubes/a.yaml", "on: push\n")
    with workspace.reading():
        assert [one.path for one in discovery.files(["tubes"]) if not one.skipped] == []
        assert [one.path for one in discovery.files(["plain"])] == ["plain/c.yaml"]
    workspace.overlay("plain/noob-lint.toml", 'exclude = ["code", "c.yaml"]\n')
    with workspace.reading():
        excluded = [one.path for one in discovery.files(["plain"])]
    assert excluded == ["plain/c.yaml", "plain/code/"]


def test_a_file_with_another_suffix_is_read_from_its_text() -> None:
    Path("notes.txt").write_text("noob_id: a\n")
    workspace = Workspace(Configurations(), ["notes.txt"], keeps_all=True)
    texts = [workspace.read("notes.txt").text]
    for text in ("noob_id: b\n", "noob_id: c\n", None):
        workspace.overlay("notes.txt", text)
        texts.append(workspace.read("notes.txt").text)
    assert texts == [f"noob_id: {name}\n" for name in "abca"]
