"""``--show-files``: the files that a run would lint."""

from __future__ import annotations

import sys

from noob_lint.cli.options import CheckOptions
from noob_lint.cli.run import find_candidates
from noob_lint.cli.status import FINE, USAGE
from noob_lint.cli.terminal import complain
from noob_lint.config.settings import Settings
from noob_lint.discovery.walk import is_excluded


def show_files(options: CheckOptions, settings: Settings) -> int:
    """Print one path per line, and return the exit status."""
    if sys.stdout is None:
        raise OSError("closed")
    status = FINE
    if options.reads_stdin:
        name = options.stdin_name
        if not (options.force_exclude and is_excluded(name, settings)):
            sys.stdout.write(f"{name}\n")
    named = options.files
    found = find_candidates(named, options, settings) if named or not options.paths else ()
    for candidate in found:
        if candidate.error is not None:
            complain(f"error: {candidate.path}: {candidate.error}")
            status = USAGE
        elif not candidate.skipped:
            sys.stdout.write(f"{candidate.path}\n")
    return status
