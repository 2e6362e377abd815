"""Finds the YAML files below a directory quickly, reading nothing but directories.

A project can hold a hundred thousand other files, so each name is looked at once. Directories with
what others wrote are left out, and the roots of other projects. An ignore file only rules out
directories here, and only those that it plainly names; `IgnoreFiles` decides about each file.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from noob_lint.support.files import exists, read_lines, texts_in
from noob_lint.support.ignore_files import NAME, plain_directories
from noob_lint.support.project_files import (
    OWN_CONFIGURATION,
    PYPROJECT,
    VERSION_CONTROL,
    configuration_in,
    home,
)

SUFFIXES = (".yaml", ".yml")
SKIPPED_DIRECTORIES = frozenset(
    {
        ".bzr",
        ".direnv",
        ".eggs",
        ".git",
        ".git-rewrite",
        ".hg",
        ".ipynb_checkpoints",
        ".jj",
        ".mypy_cache",
        ".nox",
        ".pyenv",
        ".pytest_cache",
        ".ruff_cache",
        ".svn",
        ".tox",
        ".venv",
        "__pycache__",
        "__pypackages__",
        "node_modules",
        "site-packages",
        "venv",
    }
)
"""Directories that hold what others wrote: history, environments, caches, installed packages."""

_MARKS = frozenset({OWN_CONFIGURATION, PYPROJECT, NAME, *VERSION_CONTROL})
_MOST_ENTRIES = 1_000_000
_MOST_FILES = 50_000


class Walked(NamedTuple):
    """The YAML files that a walk found, sorted; it is cut if there are more than it may look at."""

    paths: list[str]
    is_cut: bool


def yaml_files(top: str) -> Walked:
    """The YAML files below `top`, without those of other projects; links are not followed."""
    found: list[str] = []
    pending = [top]
    entries = 0
    while pending:
        directory = pending.pop()
        children, files, marks, seen = _list(directory)
        marks |= _MARKS & texts_in(directory)
        entries += seen
        if entries > _MOST_ENTRIES or len(found) + len(files) > _MOST_FILES:
            return Walked(sorted(found), is_cut=True)
        if marks and directory != top and _is_root(directory, marks):
            continue
        found += files
        if children and NAME in marks:
            ruled_out = _ruled_out(directory)
            children = [one for one in children if os.path.basename(one) not in ruled_out]
        pending += children
    return Walked(sorted(found), is_cut=False)


def is_on_way(top: str, path: str) -> bool:
    """Whether a walk from `top` would come to the file at `path`, were it there."""
    if not path.endswith(SUFFIXES):
        return False
    directory = os.path.dirname(path)
    while directory != top:
        parent = os.path.dirname(directory)
        name = os.path.basename(directory)
        if parent == directory or name in SKIPPED_DIRECTORIES or os.path.islink(directory):
            return False
        marks = {mark for mark in _MARKS if exists(os.path.join(directory, mark))}
        if _is_root(directory, marks) or name in _ruled_out(parent):
            return False
        directory = parent
    return True


def _ruled_out(directory: str) -> frozenset[str]:
    """The names of directories that the ignore file in a directory plainly rules out there."""
    return plain_directories(read_lines(os.path.join(directory, NAME)))


def _list(directory: str) -> tuple[list[str], list[str], set[str], int]:
    """The directories and YAML files in a directory, the marks it has, the number of names."""
    children: list[str] = []
    names: list[str] = []
    marks: set[str] = set()
    seen = 0
    try:
        with os.scandir(directory) as scan:
            for entry in scan:
                seen += 1
                name = entry.name
                if name in _MARKS:
                    marks.add(name)
                if entry.is_dir(follow_symlinks=False):
                    if name not in SKIPPED_DIRECTORIES:
                        children.append(entry.path)
                elif name.endswith(SUFFIXES):
                    names.append(entry.path)
    except OSError:
        pass
    return children, names, marks, seen


def _is_root(directory: str, marks: set[str]) -> bool:
    """Whether a directory begins another project."""
    is_working_copy = not marks.isdisjoint(VERSION_CONTROL) and directory != home()
    return is_working_copy or configuration_in(directory, marks) is not None
