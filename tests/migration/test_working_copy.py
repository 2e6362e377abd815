from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from noob_lint.migration.working_copy import obstacle


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(("git", *identity, *arguments), cwd=folder, check=True, capture_output=True)


def test_git_must_be_able_to_undo_it(tmp_path: Path) -> None:
    path, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    path.write_text("1")
    other.write_text("1")
    assert obstacle([str(path)]) == f"{path} is not in a git repository"
    git(tmp_path, "init", "-q")
    assert obstacle([str(path)]) == f"{path} is not committed"
    git(tmp_path, "add", "a.yaml")
    assert obstacle([str(path)]) == f"{path} has changes that are not committed"
    git(tmp_path, "commit", "-qm", "one")
    assert obstacle([str(path)]) is None
    assert obstacle([str(path), str(other)]) == f"{other} is not committed"
    git(tmp_path, "add", "b.yaml")
    git(tmp_path, "commit", "-qm", "other")
    assert obstacle([str(path), str(other)]) is None
    other.write_text("2")
    assert obstacle([str(path)]) == f"{other} has changes that are not committed"
    assert obstacle([]) is None


def test_without_git_nothing_can_be_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert obstacle([str(tmp_path / "a.yaml")]) == "git cannot be run"


def committed(folder: Path, *names: str) -> list[str]:
    """A repository with these files, and their paths."""
    folder.mkdir(exist_ok=True)
    git(folder, "init", "-q")
    for name in names:
        (folder / name).write_text("1")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "one")
    return [str(folder / name) for name in names]


def test_names_of_all_kinds_in_several_repositories(tmp_path: Path) -> None:
    paths = committed(tmp_path / "one", "a.yaml", "é ü.yaml")
    (tmp_path / "one" / "sub").mkdir()
    (tmp_path / "one" / "sub" / "b.yaml").write_text("1")
    git(tmp_path / "one", "add", "sub")
    git(tmp_path / "one", "commit", "-qm", "two")
    paths += [str(tmp_path / "one" / "sub" / "b.yaml"), *committed(tmp_path / "two", "c.yaml")]
    link = tmp_path / "link.yaml"
    link.symlink_to("one/a.yaml")
    assert obstacle([*paths, str(link)]) is None
    new = tmp_path / "one" / "new.yaml"
    new.write_text("1")
    assert obstacle([*paths, str(new), str(tmp_path)]) == f"{tmp_path} is not in a git repository"
    assert obstacle([*paths, str(new)]) == f"{new} is not committed"
    Path(paths[1]).write_text("2")
    said = "has changes that are not committed"
    assert obstacle([paths[3], paths[0]]) == f"{paths[1]} {said}"
    Path(paths[1]).write_text("1")
    Path(paths[3]).unlink()
    assert obstacle(paths) == f"{paths[3]} {said}"
    (tmp_path / "one" / ".git" / "index").write_text("broken")
    assert obstacle(paths[:1]) == f"{paths[0]} is not committed"


def test_what_a_hook_of_git_sets_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = committed(tmp_path, "a.yaml")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
        assert obstacle([path]) is None


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
def test_no_program_that_a_repository_names_is_run(tmp_path: Path) -> None:
    (path,) = committed(tmp_path, "a.yaml")
    program = tmp_path / "monitor"
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\n")
    program.chmod(0o700)
    git(tmp_path, "config", "core.fsmonitor", str(program))
    assert obstacle([path]) is None
    assert not (tmp_path / "ran").exists()
    git(tmp_path, "status")
    assert (tmp_path / "ran").exists()
