"""Expected output in files beside the tests."""

from __future__ import annotations

import os
from pathlib import Path


def expected(path: Path, output: str) -> str:
    """The output that a file holds; with `UPDATE_EXPECTED=1`, it gets this `output` first."""
    if os.environ.get("UPDATE_EXPECTED"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(output, encoding="utf-8")
    return path.read_text(encoding="utf-8")
