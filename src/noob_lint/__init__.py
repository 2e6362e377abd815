"""Linter, JSON Schemas and a thin runtime for the YAML tubes of noob.

Public are the names of this module, `noob_lint.runtime`, and the models in `noob_lint.spec.v0_1`,
``v1000``, ``v1001`` and ``v1003``. Everything else may change in any release. The names here are
imported when they are first used, so that ``import noob_lint`` costs nothing.
"""

from __future__ import annotations

import sys

# ``python -m noob_lint`` would take modules such as `typing` from the current directory, which is
# the first on the path. Only here is it early enough to change that.
if (
    sys.argv[:1] == ["-m"]
    and sys.orig_argv[-len(sys.argv)].endswith("noob_lint")
    and not sys.flags.safe_path
    and sys.argv[1:2] != ["instantiate"]
):
    sys.path.append(sys.path.pop(0))

from importlib import import_module
from typing import TYPE_CHECKING

from noob_lint.version import VERSION

if TYPE_CHECKING:
    from noob_lint.config.settings import Settings, SettingsError
    from noob_lint.diagnostics.diagnostic import Diagnostic, Severity
    from noob_lint.linting.api import lint_paths, lint_text

__all__ = [
    "Diagnostic",
    "Settings",
    "SettingsError",
    "Severity",
    "__version__",
    "lint_paths",
    "lint_text",
]

__version__ = VERSION

_HOMES = {
    "Diagnostic": "diagnostics.diagnostic",
    "Settings": "config.settings",
    "SettingsError": "config.settings",
    "Severity": "diagnostics.diagnostic",
    "lint_paths": "linting.api",
    "lint_text": "linting.api",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
