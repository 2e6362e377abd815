"""The Python environment that a tube's code is installed in, found and read without running it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Environment(NamedTuple):
    """Where modules are looked for besides the project, in Python's order.

    `paths` are directories of modules (site-packages and what its ``.pth`` files add); `editable`
    maps modules at the top level to their directories or files, as import hooks of editable
    installs do; `library` is the standard library; `version` is Python's, as (major, minor), None
    if unknown. `complete` is false if part of it cannot be read, so that modules may be missed.
    """

    prefix: Path
    paths: tuple[Path, ...] = ()
    editable: tuple[tuple[str, Path], ...] = ()
    library: Path | None = None
    version: tuple[int, int] | None = None
    complete: bool = True


def find_environment(
    start: Path, python: Path | None = None, variables: Mapping[str, str] | None = None
) -> Environment | None:
    """The environment that belongs to a project, or None if there is none.

    `python` is an interpreter or the directory of a virtual environment, and is taken if given.
    Otherwise ``VIRTUAL_ENV`` among the environment `variables`, then ``.venv`` in `start` or the
    nearest directory above it. Never the interpreter that runs this.
    """
    return None
