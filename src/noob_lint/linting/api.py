"""The functions that other programs call, from a text or files to diagnostics."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from noob_lint.config.settings import Settings, validate
from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.workspace import Workspace
from noob_lint.linting.baselines import Baselines
from noob_lint.linting.linter import Linter, lint_files
from noob_lint.yaml.parser import parse


def lint_text(
    text: str | bytes, *, path: str = "<stdin>", settings: Settings | None = None
) -> list[Diagnostic]:
    """Lint one tube that is given as a string (or as UTF-8 bytes) and called `path` in diagnostics.

    It is checked as the file at `path`, as on the command line: with the nearest configuration, and
    with the tubes and the code of its project. A path such as ``<stdin>`` belongs to no project.
    Settings that are given replace all configuration. There are no diagnostics for a template, for
    a file of another noob model, or for findings in the project's baseline.

    Raises:
        SettingsError: a setting has an invalid value.
    """
    from noob_lint.discovery.skipping import reason_to_skip_named_text
    from noob_lint.discovery.walk import Discovery

    configurations = _configurations(settings)
    data = text.encode("utf-8", "replace") if isinstance(text, str) else text
    is_included = Discovery(configurations).is_included(path)
    if reason_to_skip_named_text(data) is not None and not is_included:
        return []
    result = Linter(Workspace(configurations, [path])).lint(parse(text, path))
    return list(Baselines(configurations).split(result).diagnostics)


def lint_paths(
    paths: Iterable[str | os.PathLike[str]], *, settings: Settings | None = None, jobs: int = 1
) -> list[Diagnostic]:
    """Lint files, and the tubes in directories, in the order given.

    Each file is checked with the configuration of its project, unless settings are given. Findings
    in its baseline are left out.

    Raises:
        SettingsError: a setting has an invalid value.
        OSError: a file or directory cannot be read.
    """
    from noob_lint.discovery.walk import Discovery

    named = [os.fspath(path) for path in paths]
    configurations = _configurations(settings, named)
    files = []
    for candidate in Discovery(configurations).files(named):
        if candidate.error is not None:
            raise OSError(f"{candidate.path}: {candidate.error}")
        if not candidate.skipped:
            files.append(candidate.path)
    baselines = Baselines(configurations)
    diagnostics: list[Diagnostic] = []
    for result in lint_files(Workspace(configurations, files), jobs):
        if result.error is not None:
            raise OSError(f"{result.path}: {result.error}")
        if result.crash is not None:
            raise RuntimeError(f"internal error on {result.path}:\n{result.crash}")
        diagnostics += baselines.split(result).diagnostics
    return diagnostics


def _configurations(settings: Settings | None, named: Sequence[str] = ()) -> Configurations:
    directories = [path for path in named if os.path.isdir(path)]
    if settings is None:
        return Configurations(named=directories)
    return Configurations(validate(settings), named=directories, root=settings.root)
