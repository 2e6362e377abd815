"""What all results of a run depend on: who makes them, for which settings, in which process."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import chain

from noob_lint.config.settings import Settings
from noob_lint.schema.store import schemas_directory
from noob_lint.support.files import current_directory
from noob_lint.version import VERSION

_FORMAT = 2
"""Counts the formats of the cache."""

_VARIABLES = (
    *("CONDA_PREFIX", "VIRTUAL_ENV"),
    *("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME"),
    *("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"),
)
"""The variables of the process that decide where code is, and what git ignores."""

_NOT_ASKED = ("fail_on", "baseline", "format")
"""The settings that are applied to results."""

_INSTALLED = ("site-packages", "dist-packages")


def key_of(root: str, settings: Settings) -> str:
    """A text that is the same only if all results of two runs would be, for the same files."""
    asked = [(name, value) for name, value in settings._asdict().items() if name not in _NOT_ASKED]
    variables = [(name, os.environ.get(name)) for name in _VARIABLES]
    user = os.geteuid() if hasattr(os, "geteuid") else None
    place = (root, current_directory(), user)
    return repr((_FORMAT, _maker(), place, asked, variables))


def _maker() -> tuple[object, ...]:
    """The interpreter, noob-lint, and the packages that it uses.

    The version says nothing of a working copy, in which noob-lint itself is being changed.
    """
    package = os.path.dirname(os.path.dirname(__file__))
    schemas = schemas_directory()
    parts = (package,) if schemas.startswith(package) else (package, schemas)
    newest, count = 0, 0
    for time in chain.from_iterable(map(_times, parts)):
        newest, count = max(newest, time), count + 1
    places = sorted(path for path in sys.path if os.path.basename(path) in _INSTALLED)
    installed = [(path, _time(path)) for path in places]
    interpreter = (sys.version, sys.platform, sys.prefix)
    return VERSION, interpreter, package, newest, count, installed


def _times(directory: str) -> Iterator[int]:
    """When the files below a directory, and directories, were changed."""
    try:
        with os.scandir(directory) as scan:
            for entry in scan:
                if entry.name == "__pycache__":
                    continue
                if entry.is_dir():
                    yield from _times(entry.path)
                else:
                    yield entry.stat().st_mtime_ns
    except OSError:
        return


def _time(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0
