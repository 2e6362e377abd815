"""Runs the command line: ``python -m noob_lint``, and the script ``noob-lint``."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

_MANY = 100_000
"""New objects after which to look for garbage: most runs never create so many that stay."""


def main() -> NoReturn:
    """Run the command line and end the process with its exit status.

    The process ends at once: all output is flushed and every file closed by then, and taking down
    an interpreter full of nodes takes a tenth of a run.
    """
    gc.set_threshold(_MANY)
    if sys.argv[1:2] != ["instantiate"]:  # which runs the code of the project, and says so
        _prefer_own_modules()
    from noob_lint import cli

    status = cli.main()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and not stream.closed:
            stream.flush()
    os._exit(status)


def _prefer_own_modules() -> None:
    """Let modules of Python and of this environment go before those of the project.

    The current directory and what ``PYTHONPATH`` names come first otherwise, and so would a module
    of the project that is called like one of the standard library.
    """
    given = {"", os.curdir, *os.environ.get("PYTHONPATH", "").split(os.pathsep)}
    with suppress(OSError):  # it has been removed
        given.add(os.getcwd())
    sys.path.sort(key=lambda path: path in given)


if __name__ == "__main__":
    main()
