"""``noob-lint clean``: delete the result caches of projects."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from noob_lint.caching.store import clean
from noob_lint.cli.parser import Parser
from noob_lint.cli.status import FINE
from noob_lint.discovery.configurations import Configurations

_DESCRIPTION = """Delete the result caches of the projects that the paths are in.

PATH is a file or a directory. The default is the current directory. A cache is in the directory
.noob_lint_cache at the root of a project, and this deletes nothing in it but files of noob-lint."""


def build_parser() -> Parser:
    """The argument parser of ``clean``."""
    parser = Parser(prog="noob-lint clean", description=_DESCRIPTION)
    parser.add_argument("paths", nargs="*", metavar="PATH", default=[], help="default: .")
    return parser


def main(arguments: Sequence[str]) -> int:
    """Delete the caches, name their directories, and return the exit status.

    Raises:
        OSError: something cannot be deleted.
    """
    paths = build_parser().parse_command(arguments).paths or [os.curdir]
    configurations = Configurations()  # only projects have caches, wherever they were named
    roots = dict.fromkeys(configurations.root_of(path).directory for path in paths)
    for root in roots:
        directory = clean(root)
        if directory is not None:
            sys.stdout.write(f"deleted {directory}\n")
    return FINE
