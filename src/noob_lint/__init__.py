"""Linter, JSON Schemas and a thin runtime for the YAML tubes of noob.

The public names are imported when they are first used, so that ``import noob_lint`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from noob_lint.config import Settings, SettingsError
    from noob_lint.diagnostic import Diagnostic, Severity
    from noob_lint.engine import lint_paths, lint_text

__all__ = ["Diagnostic", "Settings", "SettingsError", "Severity", "lint_paths", "lint_text"]

_HOMES = {
    "Diagnostic": "diagnostic",
    "Settings": "config",
    "SettingsError": "config",
    "Severity": "diagnostic",
    "lint_paths": "engine",
    "lint_text": "engine",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
