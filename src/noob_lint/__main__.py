"""Runs the command line: ``python -m noob_lint``, and the script ``noob-lint``."""

from __future__ import annotations

import gc
import sys

from noob_lint import cli


def main() -> None:
    """Run the command line and end the process with its exit status."""
    gc.disable()  # the process ends soon; the collector would visit every node of every tube
    sys.exit(cli.main())


if __name__ == "__main__":
    main()
