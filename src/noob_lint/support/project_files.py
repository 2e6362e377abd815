"""The files that mark a directory as the root of a project: known by name, read by nobody else."""

from __future__ import annotations

import os
from collections.abc import Container, Sequence

from noob_lint.support.files import exists, is_file, read_bytes

OWN_CONFIGURATION = "noob-lint.toml"
PYPROJECT = "pyproject.toml"
PACKAGING = (PYPROJECT, "setup.cfg", "setup.py")
"""What a Python project describes itself in."""
VERSION_CONTROL = (".git", ".hg", ".jj", ".svn")
"""What a working copy has at its top; that of git is a file in worktrees and submodules."""

MARKS = frozenset({OWN_CONFIGURATION, *PACKAGING, *VERSION_CONTROL})
"""The names that make a directory the root of a project."""

MOST_BYTES = 10 * 2**20
"""A configuration file may have no more."""


def configuration_in(directory: str, names: Container[str] | None = None) -> str | None:
    """The configuration file in a directory: ``noob-lint.toml``, else a table of pyproject.toml.

    `names` are those in the directory, where they are known.
    """
    if names is None or OWN_CONFIGURATION in names:
        own = os.path.join(directory, OWN_CONFIGURATION)
        if is_file(own):
            return own
    if names is None or PYPROJECT in names:
        shared = os.path.join(directory, PYPROJECT)
        if is_file(shared) and _has_table(shared):
            return shared
    return None


def home() -> str:
    """The home directory, where only a configuration marks a project."""
    return os.path.realpath(os.path.expanduser("~"))


def has_any(directory: str, wanted: Sequence[str], names: Container[str] | None = None) -> bool:
    """Whether there is any of the `wanted` names in a directory, whose `names` may be known."""
    if names is not None:
        return any(name in names for name in wanted)
    return any(exists(os.path.join(directory, name)) for name in wanted)


def _has_table(pyproject: str) -> bool:
    """Whether a pyproject.toml has our table; one that cannot be read may have it."""
    try:
        data = read_bytes(pyproject, MOST_BYTES + 1)
    except (OSError, ValueError):
        return True
    if b"noob-lint" not in data:
        return False  # without paying for a TOML parser
    from noob_lint.support.toml import parse

    try:
        tool = parse(data.decode("utf-8-sig")).get("tool")
    except (ValueError, RecursionError):
        return True
    return isinstance(tool, dict) and "noob-lint" in tool
