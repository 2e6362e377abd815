"""A project with a cache, in which every file counts as old."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.caching import states
from tests.caching.runs import write_project


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current directory: the project."""
    top = tmp_path / "project"
    write_project(top)
    monkeypatch.chdir(top)
    monkeypatch.setattr(states, "MARGIN", -(10**18))  # as if everything was written long ago
    return top
