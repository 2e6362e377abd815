"""The session of an editor."""

from __future__ import annotations

import os
from pathlib import Path

from tests.server.studio import Studio


def test_the_absolute_paths_of_files_in_messages(tmp_path: Path) -> None:
    """Those of code are relative to the root of a project, others to the current directory."""
    studio = Studio(tmp_path)
    view, _ = studio.open("nodes: {}\n")
    absolute, project = studio.session.absolute, view.project
    assert absolute("lab.py", project) == str(tmp_path / "lab.py")
    assert absolute("it.yaml", project) == os.path.abspath("it.yaml")
    assert absolute("lab.py") == os.path.abspath("lab.py")
    assert absolute(str(tmp_path / "lab.py"), project) == str(tmp_path / "lab.py")
    assert absolute("<untitled:1>", project) == absolute("<untitled:1>") == "<untitled:1>"
