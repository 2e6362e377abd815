"""A module `lab` for the tubes of tests, so that no run reports that their code is unreadable."""

from __future__ import annotations

from pathlib import Path

_NAMES = ("read", "show", "mean", "last", "a", "c", "x", "z")
_LAB = f"""\
from typing import Any


def {_NAMES[0]}(*values: Any, **options: Any) -> Any: ...


{" = ".join(_NAMES[1:])} = {_NAMES[0]}
"""


def write_lab(directory: Path) -> None:
    """Write the module, in which every function accepts and returns anything."""
    (directory / "lab.py").write_text(_LAB)
