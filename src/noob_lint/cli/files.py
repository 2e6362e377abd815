"""``--show-files``: the files that a run would lint."""

from __future__ import annotations

import sys

from noob_lint.cli.options import CheckOptions
from noob_lint.cli.run import find_candidates, workspace_of
from noob_lint.cli.status import FINE, USAGE
from noob_lint.cli.terminal import complain
from noob_lint.diagnostics.style import printable
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.walk import Discovery
from noob_lint.reporters.inert import inert_text


def show_files(options: CheckOptions, configurations: Configurations) -> int:
    """Print one path per line, and return the exit status."""
    if sys.stdout is None:
        raise OSError("closed")
    status = FINE
    if options.reads_stdin:
        name = options.stdin_name
        if not (options.force_exclude and Discovery(configurations).is_excluded(name)):
            sys.stdout.write(f"{inert_text(printable(name))}\n")
    named = options.files
    found = find_candidates(named, options, configurations) if named or not options.paths else ()
    paths: list[str] = []
    for candidate in found:
        if candidate.error is not None:
            complain(f"error: {candidate.path}: {candidate.error}")
            status = USAGE
        elif not candidate.skipped:
            paths.append(candidate.path)
    for path in workspace_of(paths, options, configurations).files:
        sys.stdout.write(f"{inert_text(printable(path))}\n")
    return status
