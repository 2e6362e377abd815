"""Emacs with eglot, if both are installed, without a window."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from benchmarks.clients.project import environment, write_project
from tests.npm import UnavailableError


def see() -> tuple[str, dict[str, str]]:
    """The name of the editor, and what was seen of each feature.

    Raises:
        UnavailableError: it is not installed.
    """
    program = shutil.which("emacs")
    if program is None:
        raise UnavailableError("there is no Emacs")
    with tempfile.TemporaryDirectory(prefix="noob-lint-emacs-") as folder:
        project = Path(folder, "project")
        write_project(project)
        script = Path(__file__).with_suffix(".el")
        ran = subprocess.run(
            (program, "--batch", "--load", str(script)),
            cwd=project,
            env=environment(Path(folder, "home"), LANG="C.UTF-8"),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    if not ran.stdout:
        raise UnavailableError(f"Emacs has ended: {ran.stderr[-1000:]}")
    seen: dict[str, str] = json.loads(ran.stdout.splitlines()[-1])
    return seen.pop("version"), seen
