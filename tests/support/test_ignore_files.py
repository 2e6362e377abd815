"""Ignore files, compared with how git itself applies them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from noob_lint.config.settings import Settings
from noob_lint.discovery.walk import Discovery
from noob_lint.support import ignore_files
from noob_lint.support.ignore_files import (
    IgnoreFiles,
    files_above,
    files_outside,
    plain_directories,
)
from tests.workspaces import configurations

GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git is not installed")

TUBE = "noob_id: a\n"
DIRECTORIES = ("", "a", "a/b", "a/b/ab", "b", "b/c.d", "b/c.d/a", "e f", "e f/b", "#c")
NAMES = ("a.yaml", "b.yaml", "ab.yaml", "#a.yaml", "!a.yaml", "[a].yaml", "a .yaml")

ATOMS = st.sampled_from(
    [
        *("a", "b", "ab", "c.d", "*", "**", "?", "[ab]", "[!a]", "[^b]", "a*", "*.yaml", "a.yaml"),
        *(
            "b.yaml",
            "*b*",
            "[a-c]*",
            "\\a",
            "c.*",
            "*.*",
        ),
        *("\\#*", "\\!a.yaml", "\\[a\\].yaml", "**a", "a**b", "*a*b*", "*a?*.*", "*.*.*"),
        "a*/b*b",
    ]
)
PATHS = st.lists(ATOMS, min_size=1, max_size=3).map("/".join)
PATTERNS = st.tuples(
    st.sampled_from(["", "", "!", "/", "!/", "**/"]),
    PATHS,
    st.sampled_from(["", "", "/", "/**", "/*", " ", "\\ ", "\r"]),
).map("".join)
LINES = PATTERNS | st.sampled_from(["", "#a", "!", "/", "//", "e f", "e\\ f", " a"])
FILES = st.dictionaries(
    st.sampled_from(DIRECTORIES), st.lists(LINES, min_size=1, max_size=4), max_size=3
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current directory, and a user without settings for git."""
    directory = tmp_path / "here"
    directory.mkdir()
    monkeypatch.chdir(directory)
    monkeypatch.setenv("HOME", str(tmp_path))
    return directory


def make(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8", newline="")


def git(*arguments: str) -> str:
    assert GIT is not None
    command = (GIT, "-c", "init.defaultBranch=main", *arguments)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


def found(*paths: str) -> list[str]:
    return sorted(
        item.path for item in Discovery(configurations(Settings())).files(paths) if not item.skipped
    )


def not_ignored() -> list[str]:
    """The tubes that git does not ignore."""
    listed = git("ls-files", "-z", "--others", "--exclude-standard").split("\0")
    return sorted(name for name in listed if name.endswith(".yaml"))


@needs_git
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(FILES)
@example({"b": ["c.d/**/"]})
@example({"": ["a/**/**/ ", "!a/b/"], "b": ["/*/**/"]})
def test_what_git_ignores_is_ignored(here: Path, ignores: dict[str, list[str]]) -> None:
    if not (here / ".git").exists():
        git("init", "-q")
        make({f"{place}/{name}".lstrip("/"): TUBE for place in DIRECTORIES for name in NAMES})
    for place in DIRECTORIES:
        (here / place / ".gitignore").unlink(missing_ok=True)
    make({f"./{place}/.gitignore": "\n".join(lines) for place, lines in ignores.items()})
    assert found() == not_ignored()


@needs_git
def test_what_is_ignored_in_all_repositories_or_in_this_one(here: Path) -> None:
    git("init", "-q")
    make(dict.fromkeys(("a.yaml", "b.yaml", "c.yaml", "sub/a.yaml", "sub/d.yaml"), TUBE))
    home = here.parent
    make({str(home / ".config" / "git" / "ignore"): "/a.yaml\n"})
    assert found() == not_ignored() == ["b.yaml", "c.yaml", "sub/a.yaml", "sub/d.yaml"]
    make({".git/info/exclude": "b.yaml\n!a.yaml\n"})
    assert found() == not_ignored() == ["a.yaml", "c.yaml", "sub/a.yaml", "sub/d.yaml"]
    make({str(home / "mine"): "d.yaml\n"})
    git("config", "--global", "core.excludesFile", "~/mine")
    assert found() == not_ignored() == ["a.yaml", "c.yaml", "sub/a.yaml"]
    assert found("sub") == ["sub/a.yaml"]
    git("config", "core.excludesfile", str(home / "none"))
    assert found() == not_ignored() == ["a.yaml", "c.yaml", "sub/a.yaml", "sub/d.yaml"]


@needs_git
def test_the_settings_of_all_repositories_may_be_elsewhere(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("init", "-q")
    home = here.parent
    make(dict.fromkeys(("a.yaml", "b.yaml", "c.yaml"), TUBE))
    make({str(home / "one"): "a.yaml\n", str(home / "two"): "b.yaml\n"})
    make({str(home / ".gitconfig"): f"[core]\n\texcludesFile = {home}/one\n"})
    assert found() == not_ignored() == ["b.yaml", "c.yaml"]
    make({str(home / "settings"): f"[core] excludesFile = {home}/two\n"})
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "settings"))
    assert found() == not_ignored() == ["a.yaml", "c.yaml"]


@needs_git
def test_a_second_worktree(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q")
    author = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    git(*author, "commit", "-q", "--allow-empty", "-m", "first")
    make({".git/info/exclude": "b.yaml\n"})
    git("worktree", "add", "-q", "../second")
    monkeypatch.chdir("../second")
    make({"a.yaml": TUBE, "sub/b.yaml": TUBE})
    assert found() == not_ignored() == ["a.yaml"]


@needs_git
def test_a_repository_in_another_is_its_own(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q")
    git("init", "-q", "inner")
    make({".gitignore": "*.yaml\n", "a.yaml": TUBE, "inner/a.yaml": TUBE, "inner/b.yaml": TUBE})
    make({"inner/.git/info/exclude": "b.yaml\n"})
    assert found() == found("inner") == ["inner/a.yaml"]
    monkeypatch.chdir("inner")
    assert found() == not_ignored() == ["a.yaml"]


def test_ignore_files_that_cannot_be_read(here: Path) -> None:
    make({".git": "gitdir: \0\n", "a.yaml": TUBE, "sub/.git/config": "[core\nexcludesfile\n"})
    make({"sub/b.yaml": TUBE, "sub/.git/info/exclude/x": ""})
    os.symlink(".gitignore", ".gitignore")
    assert found() == ["a.yaml", "sub/b.yaml"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["xyz/", "build", "", "  odd  "], {"xyz", "build", "odd"}),
        (["*.o", "a?b", "[ab]", "a\\b", "#c", "/a", "a/b/", "a b"], set()),
        (["build/", "!build/keep"], set()),
    ],
)
def test_directories_that_are_plainly_ruled_out(lines: list[str], expected: set[str]) -> None:
    assert plain_directories(lines) == expected


def test_which_configurations_of_git_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_GLOBAL"):
        monkeypatch.delenv(name, raising=False)
    files = [[*ignore_files._config_files("/c", "/h", "/s")]]
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    files.append([*ignore_files._config_files("/c", "/h", "/s")])
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/g")
    files.append([*ignore_files._config_files("/c", "/h", "/s")])
    assert files == [
        ["/etc/gitconfig", "/s/git/config", "/h/.gitconfig", "/c/config"],
        ["/s/git/config", "/h/.gitconfig", "/c/config"],
        ["/g", "/c/config"],
    ]


@needs_git
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("[core]\n\texcludesFile = ~/mine\n", "~/mine"),
        ("[core]\nexcludesfile=a\nexcludesfile = b # c\n", "b"),
        ("[core] excludesFile = a b ; c\n", "a b"),
        ('[core]\nexcludesFile = "a b"\n', "a b"),
        (" [CORE]\n  EXCLUDESFILE = a\n[user]\nname = x\n", "a"),
        ("[user]\nexcludesFile = a\n[core]\nx = y\n[user]\nexcludesFile = b\n", ""),
        ("[core]\nexcludesFile = a\n[user]\nexcludesFile = b\n", "a"),
        ("[user]\nname = x\n[core]\nexcludesFile = a\n", "a"),
        ("# [core]\nexcludesFile = a\n", ""),
        ("[core]\nxexcludesFile = a\n", ""),
    ],
)
def test_which_file_a_configuration_of_git_names(here: Path, text: str, expected: str) -> None:
    Path("config").write_text(text)
    assert ignore_files._excludes_file("config") == expected
    try:
        said = git("config", "--file", "config", "core.excludesFile").removesuffix("\n")
    except subprocess.CalledProcessError:
        said = ""
    assert said == expected


def test_which_ignore_files_are_above(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/settings")
    make({"top/a/b/c.yaml": "", "top/a/.gitignore": ""})
    assert files_above(f"{here}/top/a/b") == files_outside(f"{here}/top/a/b") == []
    make({"top/.git/HEAD": "", "top/inner/.git/HEAD": ""})
    outside = ["/settings/git/ignore", f"{here}/top/.git/info/exclude"]
    above = [f"{here}/top/a/.gitignore", f"{here}/top/.gitignore"]
    assert files_outside(f"{here}/top/a/b") == files_outside(f"{here}/top") == outside
    assert files_above(f"{here}/top/a/b") == [*above, *outside]
    assert files_above(f"{here}/top/a") == [*above[1:], *outside]
    assert files_above(f"{here}/top") == outside
    inner = ["/settings/git/ignore", f"{here}/top/inner/.git/info/exclude"]
    assert files_above(f"{here}/top/inner") == inner
    assert files_above(f"{here}/top/inner/x") == [f"{here}/top/inner/.gitignore", *inner]


def covered(top: Path, *paths: str) -> list[str]:
    ignores = IgnoreFiles(str(top))
    return [path for path in paths if ignores.cover(str(top / path))]


def test_what_is_ignored_below_a_directory(here: Path) -> None:
    make({".gitignore": "a.yaml\n", "top/.gitignore": "b.yaml\nold/\n/sub/c.yaml\n"})
    make({"top/sub/.gitignore": "!b.yaml\nd.yaml\n", "top/old/.gitignore": "!*\n"})
    names = ("a.yaml", "b.yaml", "sub/a.yaml", "sub/b.yaml", "sub/c.yaml", "sub/x/c.yaml")
    more = ("sub/d.yaml", "d.yaml", "old/e.yaml", "sub/x/old/y/e.yaml")
    own = ["b.yaml", "sub/c.yaml", "sub/d.yaml", "old/e.yaml", "sub/x/old/y/e.yaml"]
    assert covered(here / "top", *names, *more) == own
    make({".git/info/exclude": "x\n"})
    assert covered(here / "top", *names, *more) == [
        *("a.yaml", "b.yaml", "sub/a.yaml", "sub/c.yaml", "sub/x/c.yaml"),
        *own[2:],
    ]
    make({"top/sub/.git/info/exclude": "a.yaml\n"})
    assert covered(here / "top", *names, *more) == [
        *("a.yaml", "b.yaml", "sub/a.yaml", "sub/d.yaml", "old/e.yaml"),
    ]
    make({".gitignore": "/top/\n"})
    assert covered(here / "top", "a.yaml", "b.yaml") == ["b.yaml"]
