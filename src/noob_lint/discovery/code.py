"""Opens the code that tubes name: where it lies, from the settings and from what is around it."""

from __future__ import annotations

import os
from collections.abc import Iterator

from noob_lint.config.settings import PYTHON, Settings
from noob_lint.python.code import Code
from noob_lint.python.places import CodePlaces, environment_reads


def open_code(settings: Settings, root: str) -> Code | None:
    """The code of the tubes right in the root of a project; None if none is to be read."""
    if settings.python == "off":
        return None
    try:
        directory = os.path.realpath(root or settings.root)
    except OSError:  # the current directory has been removed, and with it what is below
        return None
    paths, places = settings.python_paths, CodePlaces(os.environ)
    return places.of(directory, directory, directory, paths, _named(settings)).open()


def environment_files(settings: Settings, root: str) -> Iterator[str]:
    """What decides which environment the tubes right in the root have, and what is in it.

    Files, whether they are there or not, and the directories of packages.
    """
    if settings.python != "off":
        directory = os.path.realpath(root or settings.root)
        yield from environment_reads(directory, directory, _named(settings), os.environ)


def _named(settings: Settings) -> str | None:
    """The environment that the settings name, or its interpreter."""
    return None if settings.python in PYTHON else settings.python
