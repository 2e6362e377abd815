"""Opens the code that tubes name: where it lies, from the settings and from what is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from noob_lint.config.settings import PYTHON, Settings
from noob_lint.python.code import Code, environment_reads

if TYPE_CHECKING:
    from pathlib import Path


def open_code(settings: Settings, root: str) -> Code | None:
    """The code that can be seen from a project's root; None if none is to be read."""
    if settings.python == "off":
        return None
    from pathlib import Path

    try:
        os.getcwd()
    except OSError:  # it has been removed, and with it what is below
        return None
    top = Path(root or settings.root or os.curdir)
    own = [Path(path) for path in settings.python_paths] or [top / "src", top]
    roots = [path for path in own if path.is_dir()]
    return Code.find(roots, top, _named(settings), os.environ)


def environment_files(settings: Settings, root: str) -> Iterator[str]:
    """What decides which environment is used, and which directories belong to it.

    Files, whether they are there or not, and the directories of packages.
    """
    if settings.python == "off":
        return
    from pathlib import Path

    yield from environment_reads(
        Path(root or settings.root or os.curdir), _named(settings), os.environ
    )


def _named(settings: Settings) -> Path | None:
    """The environment that the settings name, or its interpreter."""
    from pathlib import Path

    return None if settings.python in PYTHON else Path(settings.python)
