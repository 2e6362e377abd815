"""Whether git could undo a change of some files."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable

from noob_lint.support.files import shorten

_MOVES_GIT = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE")
"""Variables that hooks set, and that would make git look elsewhere."""


def obstacle(paths: Iterable[str]) -> str | None:
    """Why the files should not be written, or None if git has all of them as they are.

    Every file must be committed, and its working copy must have no other changes either.
    """
    if _git(os.curdir, "version") is None:
        return "git cannot be run"
    tops: dict[str, list[str]] = {}
    for path in paths:
        real = os.path.realpath(path)
        top = _git(os.path.dirname(real), "rev-parse", "--show-toplevel")
        if top is None:
            return f"{path} is not in a git repository"
        tops.setdefault(top.rstrip("\r\n"), []).append(real)
    for top, files in tops.items():
        changed = _git(top, "status", "--porcelain", "-z", "--untracked-files=no")
        if changed:
            name = changed.split("\0")[0][3:]
            return f"{shorten(os.path.join(top, name))} has changes that are not committed"
        known = _git(top, "ls-files", "-z") or ""
        tracked = {os.path.normpath(os.path.join(top, name)) for name in known.split("\0")}
        for file in files:
            if file not in tracked:
                return f"{shorten(file)} is not committed"
    return None


def _git(directory: str, *arguments: str) -> str | None:
    """The output of a git command; None if it fails or there is no git."""
    command = ("git", "-c", "core.fsmonitor=false", *arguments)
    environment = {name: value for name, value in os.environ.items() if name not in _MOVES_GIT}
    try:
        done = subprocess.run(  # noqa: S603, git, with arguments from here
            command, cwd=directory, env=environment, capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return os.fsdecode(done.stdout)
