"""Finds the YAML files below a directory quickly, reading nothing but directories.

A project can contain a hundred thousand other files, so each name is looked at once. Skipped are
directories with generated or foreign content, the roots of other projects, and the chunks of zarr
arrays. Here, ignore files only exclude directories that they name literally; `IgnoreFiles` decides
about each file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Container

from noob_lint.support.files import exists, read_bytes, read_lines
from noob_lint.support.ignore_files import NAME, plain_directories
from noob_lint.support.project_files import (
    OWN_CONFIGURATION,
    PYPROJECT,
    VERSION_CONTROL,
    configuration_in,
    home,
)
from noob_lint.support.texts import texts_in_force
from noob_lint.support.values import NamedTuple

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
        ".noob_lint_cache",
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
"""Directories with generated or foreign content: history, environments, caches, packages."""

_ARRAY, _ARRAY_OR_GROUP = ".zarray", "zarr.json"
"""What a zarr array has next to the directories of its chunks, in versions 2 and 3."""
_IS_ARRAY = rb'"node_type"\s*:\s*"array"'

_MARKS = frozenset({OWN_CONFIGURATION, PYPROJECT, NAME, *VERSION_CONTROL})
_NOTED = _MARKS | {_ARRAY, _ARRAY_OR_GROUP}
"""Names that decide about their directory; all of them contain a dot."""
_MOST_ENTRIES = 1_000_000
_MOST_FILES = 50_000
_MOST_METADATA = 1_000_000


class Walked(NamedTuple):
    """The YAML files that a walk found, sorted; `is_cut` if there are more than the limit."""

    paths: list[str]
    is_cut: bool


def yaml_files(top: str) -> Walked:
    """The YAML files below `top`, without those of other projects; links are not followed."""
    found: list[str] = []
    pending = [top]
    entries = 0
    texts = texts_in_force()
    while pending:
        directory = pending.pop()
        children, files, marks, seen = _list(directory)
        if texts is not None:
            marks |= _NOTED & texts.names_in(directory)
        entries += seen
        if entries > _MOST_ENTRIES or len(found) + len(files) > _MOST_FILES:
            return Walked(sorted(found), is_cut=True)
        if directory != top and _is_root(directory, marks):
            continue
        found += files
        if not children:
            continue
        if NAME in marks:
            ruled_out = _ruled_out(directory)
            children = [one for one in children if os.path.basename(one) not in ruled_out]
        pending += () if has_chunks(directory, marks) else children
    return Walked(sorted(found), is_cut=False)


def is_on_way(top: str, path: str) -> bool:
    """Whether a walk from `top` would reach the file at `path` if it existed."""
    if not path.endswith(SUFFIXES):
        return False
    directory = os.path.dirname(path)
    while directory != top:
        parent = os.path.dirname(directory)
        name = os.path.basename(directory)
        if parent == directory or name in SKIPPED_DIRECTORIES or os.path.islink(directory):
            return False
        if _begins_project(directory) or name in _ruled_out(parent) or has_chunks(parent):
            return False
        directory = parent
    return True


def is_in_project(top: str, path: str) -> bool:
    """Whether no other project starts between the directory `top` and a file below it."""
    directory = os.path.dirname(path)
    while directory != top:
        if _begins_project(directory):
            return False
        directory = os.path.dirname(directory)
    return True


def _begins_project(directory: str) -> bool:
    return _is_root(directory, {one for one in _MARKS if exists(os.path.join(directory, one))})


def has_chunks(directory: str, names: Container[str] | None = None) -> bool:
    """Whether the directories in a directory are those of the chunks of a zarr array.

    There can be very many of them. `names` are those in the directory, where they are known.
    """
    if names is None:
        names = [one for one in _NOTED if exists(os.path.join(directory, one))]
    if _ARRAY in names:
        return True
    if _ARRAY_OR_GROUP not in names:
        return False
    try:
        data = read_bytes(os.path.join(directory, _ARRAY_OR_GROUP), _MOST_METADATA)
    except (OSError, ValueError):
        return False
    return re.search(_IS_ARRAY, data) is not None


def _ruled_out(directory: str) -> frozenset[str]:
    """The names of directories that the ignore file in a directory excludes literally."""
    return plain_directories(read_lines(os.path.join(directory, NAME)))


def _list(directory: str) -> tuple[list[str], list[str], set[str], int]:
    """The directories and YAML files in a directory, the marks it has, the number of names."""
    children: list[str] = []
    files: list[str] = []
    marks: set[str] = set()
    try:
        with os.scandir(directory) as scan:
            entries = list(scan)
    except OSError:
        return children, files, marks, 0
    for entry in entries:
        name = entry.name
        if entry.is_dir(follow_symlinks=False):
            if name not in SKIPPED_DIRECTORIES:
                children.append(entry.path)
            elif name in _MARKS:
                marks.add(name)
        elif "." in name:  # most of many files have none
            if name.endswith(SUFFIXES):
                files.append(entry.path)
            elif name in _NOTED:
                marks.add(name)
    return children, files, marks, len(entries)


def _is_root(directory: str, marks: set[str]) -> bool:
    """Whether a directory begins another project."""
    is_working_copy = not marks.isdisjoint(VERSION_CONTROL) and directory != home()
    return is_working_copy or configuration_in(directory, marks) is not None
