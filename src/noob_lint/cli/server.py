"""``noob-lint server``: the language server, for editors."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from noob_lint.cli.parser import Parser
from noob_lint.config.settings import SettingsError

_DESCRIPTION = """Run the language server over standard input and output; editors start it.

It shows the findings in tubes as they are typed, and answers what editors ask about them. It reads
the files of the project, and never writes one or runs the code that tubes name. It needs the extra
packages of noob-lint[server]."""


def build_parser() -> Parser:
    """The parser of the arguments of ``server``."""
    parser = Parser(prog="noob-lint server", description=_DESCRIPTION)
    parser.add_argument(
        "--stdio", action="store_true", help="what some editors pass; nothing else is supported"
    )
    return parser


def main(arguments: Sequence[str]) -> int:
    """Serve the editor that has started this process, and return the exit status.

    Raises:
        SettingsError: the packages that the server needs are not installed.
    """
    build_parser().parse_command(arguments)
    try:
        import lsprotocol
        import pygls
    except ImportError as error:
        message = f"{error.name} is not installed: pip install 'noob-lint[server]'"
        raise SettingsError(f"server: {message}") from None
    assert lsprotocol
    assert pygls
    from noob_lint.server.main import run

    stdout = sys.stdout.buffer
    sys.stdout = sys.stderr  # so that nothing else gets between the messages
    try:
        return run(sys.stdin.buffer, stdout)
    finally:
        sys.stdout = sys.__stdout__
