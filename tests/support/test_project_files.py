"""Which files mark a directory as a root, and which of them holds the configuration."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from noob_lint.support.project_files import MARKS, MOST_BYTES, configuration_in, has_any

TABLE = "[tool.noob-lint]\n"


def test_what_marks_a_root() -> None:
    assert sorted(MARKS) == [
        *(".git", ".hg", ".jj", ".svn"),
        *("noob-lint.toml", "pyproject.toml", "setup.cfg", "setup.py"),
    ]


@pytest.mark.parametrize(
    ("pyproject", "has_table"),
    [
        ("", False),
        ("[project]\nname = 'a'\n", False),
        ("[tool.other]\nplugins = ['noob-lint']\n", False),
        ("tool = 'noob-lint'\n", False),
        (TABLE, True),
        ("[tool]\nnoob-lint = {}\n", True),
        ("\ufeff[tool.'noob-lint']\n", True),
        ("[tool.noob-lint\n", True),  # not TOML, which its reader will report
        ("a = " + "[" * 5000 + "\n# noob-lint\n", True),
    ],
)
def test_a_shared_file_needs_our_table(tmp_path: Path, pyproject: str, has_table: bool) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text(pyproject, encoding="utf-8")
    assert configuration_in(str(tmp_path)) == (str(file) if has_table else None)


def test_our_own_file_goes_first(tmp_path: Path) -> None:
    directory = str(tmp_path)
    assert configuration_in(directory) is None
    (tmp_path / "pyproject.toml").write_text(TABLE)
    assert configuration_in(directory) == str(tmp_path / "pyproject.toml")
    (tmp_path / "noob-lint.toml").touch()
    assert configuration_in(directory) == str(tmp_path / "noob-lint.toml")


def test_names_that_are_known_save_looking(tmp_path: Path) -> None:
    directory = str(tmp_path)
    (tmp_path / "pyproject.toml").write_text(TABLE)
    (tmp_path / "noob-lint.toml").touch()
    assert configuration_in(directory, ()) is None
    assert configuration_in(directory, {"pyproject.toml"}) == str(tmp_path / "pyproject.toml")
    assert configuration_in(directory, {"noob-lint.toml"}) == str(tmp_path / "noob-lint.toml")
    assert has_any(directory, ["setup.py", ".git"], {"a", ".git"})
    assert not has_any(directory, ["noob-lint.toml"], {"a"})


def test_what_is_not_a_regular_file(tmp_path: Path) -> None:
    (tmp_path / "noob-lint.toml").mkdir()
    os.mkfifo(tmp_path / "pyproject.toml")
    assert configuration_in(str(tmp_path)) is None
    assert not has_any(str(tmp_path), [".git"])
    (tmp_path / ".git").symlink_to("nowhere")
    assert has_any(str(tmp_path), [".git"])


def test_a_shared_file_that_is_too_large_is_still_looked_at(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text("#" * (MOST_BYTES - len(TABLE)) + "\n" + TABLE)
    assert configuration_in(str(tmp_path)) == str(file)  # cut within the table, so not TOML
