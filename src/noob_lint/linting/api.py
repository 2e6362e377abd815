"""The functions that other programs call: a text or some files to diagnostics."""

from __future__ import annotations

import os
from collections.abc import Iterable

from noob_lint.config.settings import Settings, validate
from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.discovery.workspace import Workspace
from noob_lint.linting.linter import Linter, lint_files


def lint_text(
    text: str | bytes, *, path: str = "<stdin>", settings: Settings | None = None
) -> list[Diagnostic]:
    """Lint one tube that is given as a string (or as UTF-8 bytes) and called `path` in diagnostics.

    There are none for a template or a file of another noob model, as on the command line.

    Raises:
        SettingsError: a setting has an invalid value.
    """
    from noob_lint.discovery.skipping import reason_to_skip_named_text
    from noob_lint.discovery.walk import is_included

    settings = validate(settings or Settings())
    data = text.encode("utf-8", "replace") if isinstance(text, str) else text
    if reason_to_skip_named_text(data) is not None and not is_included(path, settings):
        return []
    return list(Linter(Workspace(settings)).lint(text, path).diagnostics)


def lint_paths(
    paths: Iterable[str | os.PathLike[str]], *, settings: Settings | None = None, jobs: int = 1
) -> list[Diagnostic]:
    """Lint files, and the tubes in directories, in the order given.

    Raises:
        SettingsError: a setting has an invalid value.
        OSError: a file or directory cannot be read.
    """
    from noob_lint.discovery.walk import discover

    settings = validate(settings or Settings())
    files = []
    for candidate in discover([os.fspath(path) for path in paths], settings):
        if candidate.error is not None:
            raise OSError(f"{candidate.path}: {candidate.error}")
        if not candidate.skipped:
            files.append(candidate.path)
    diagnostics: list[Diagnostic] = []
    for result in lint_files(Workspace(settings, files), jobs):
        if result.error is not None:
            raise OSError(f"{result.path}: {result.error}")
        if result.crash is not None:
            raise RuntimeError(f"internal error on {result.path}:\n{result.crash}")
        diagnostics += result.diagnostics
    return diagnostics
