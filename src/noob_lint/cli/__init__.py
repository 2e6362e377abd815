"""The command line: from arguments to linting, reporter and exit status; it does not judge tubes.

`COMMANDS` is the only list of commands. The module of a command is imported when it is chosen, so
that a run does not pay for other commands.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

from noob_lint.cli.status import CRASHED, INTERRUPTED, PIPE_CLOSED, USAGE
from noob_lint.config.settings import SettingsError, did_you_mean
from noob_lint.support.files import error_text

COMMANDS: Mapping[str, str] = {
    "check": "noob_lint.cli.check",
    "config": "noob_lint.cli.config",
    "instantiate": "noob_lint.cli.instantiate.command",
    "graph": "noob_lint.cli.graph",
    "rule": "noob_lint.cli.rule",
    "schema": "noob_lint.cli.schema",
    "migrate": "noob_lint.cli.migrate",
    "init": "noob_lint.cli.init",
    "server": "noob_lint.cli.server",
    "completion": "noob_lint.cli.completion",
    "clean": "noob_lint.cli.clean",
}
"""The module of each command, with its `build_parser` and its `main`."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that `argv` (by default the process's arguments) names.

    Returns the exit status: 0, 1, 2 or 3 as contract C3 says, 130 when interrupted, 141 when the
    reader of the output went away. Raises nothing.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    from noob_lint.cli.terminal import complain, discard_output, end_line, use_utf8

    use_utf8()
    try:
        status = _dispatch(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except SystemExit as stop:  # how argparse ends after --help and --version
        return stop.code if isinstance(stop.code, int) else USAGE
    except KeyboardInterrupt:
        end_line()
        return INTERRUPTED
    except BrokenPipeError:
        discard_output()
        return PIPE_CLOSED
    except SettingsError as error:
        complain(f"error: {error}")
        return USAGE
    except OSError as error:
        discard_output()
        complain(f"error: {error.filename or _culprit()}: {error_text(error)}")
        return USAGE
    except Exception:
        from noob_lint.cli.crash import report_crash

        report_crash()
        return CRASHED
    return status


def _culprit() -> str:
    """The name to show for an error that names no file."""
    try:
        os.getcwd()
    except OSError:
        return "the current directory"
    return "standard output"


def _dispatch(arguments: list[str]) -> int:
    name = arguments[0] if arguments else "check"
    if name in COMMANDS:
        arguments = arguments[1:]
    else:
        _refuse_misspelt(name)
        name = "check"
    if name != "check" and sys.stdout is None:  # the others only print
        raise OSError("closed")
    status: int = import_module(COMMANDS[name]).main(arguments)
    return status


def _refuse_misspelt(name: str) -> None:
    """Make sure that a name that is not a file was not meant to be a command.

    Raises:
        SettingsError: it is nearly that of a command.
    """
    if not name.isalpha() or os.path.lexists(name):
        return
    hint = did_you_mean(name, COMMANDS)
    if hint:
        raise SettingsError(f'unknown command "{name}"{hint} (see noob-lint --help)')
