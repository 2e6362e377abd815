"""The message about an internal error."""

from __future__ import annotations

import sys
import traceback

from noob_lint.cli.terminal import complain
from noob_lint.diagnostics.style import printable
from noob_lint.reporters.inert import inert_text
from noob_lint.version import VERSION


def report_crash(details: str | None = None, path: str | None = None) -> None:
    """Ask the user to report an internal error that occurred, if given, while linting `path`.

    `details` is the traceback; by default that of the exception being handled.
    """
    place = f" in {path}" if path else ""
    complain(f"internal error{place}: please report it with the lines below and the file")
    if sys.stderr is not None:
        python = sys.version.split()[0]
        text = traceback.format_exc() if details is None else details
        shown = "\n".join(inert_text(printable(line)) for line in text.rstrip().split("\n"))
        sys.stderr.write(f"noob-lint {VERSION}, Python {python}, {sys.platform}\n{shown}\n")
