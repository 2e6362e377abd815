from __future__ import annotations

import subprocess
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
