"""The command line: arguments to engine to reporter to exit status.

`COMMANDS` is the only list of subcommands. A command's module is imported when it is chosen, so
that no run pays for another command.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence

from noob_lint.cli.status import CRASHED, INTERRUPTED, PIPE_CLOSED, USAGE
from noob_lint.config.settings import SettingsError
from noob_lint.support.files import reason


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that `argv` (by default the process's arguments) names.

    Returns the exit status: 0, 1, 2 or 3 as contract C3 says, 130 when interrupted, 141 when the
    reader of the output went away. Raises nothing.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    from noob_lint.cli.terminal import complain, discard_output, use_utf8

    use_utf8()
    try:
        status = _dispatch(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except SystemExit as stop:  # how argparse ends after --help and --version
        return stop.code if isinstance(stop.code, int) else USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        discard_output()
        return PIPE_CLOSED
    except SettingsError as error:
        complain(f"error: {error}")
        return USAGE
    except OSError as error:
        discard_output()
        complain(f"error: {error.filename or _culprit()}: {reason(error)}")
        return USAGE
    except Exception:
        from noob_lint.cli.crash import report_crash

        report_crash()
        return CRASHED
    return status


def _culprit() -> str:
    """What an error without a file name is about."""
    try:
        os.getcwd()
    except OSError:
        return "the current directory"
    return "standard output"


def _dispatch(arguments: list[str]) -> int:
    name = arguments[0] if arguments else "check"
    if name in COMMANDS:
        if name != "check" and sys.stdout is None:  # all that the others do is to print
            raise OSError("closed")
        return COMMANDS[name](arguments[1:])
    return _check(arguments)


def _check(arguments: list[str]) -> int:
    from noob_lint.cli.check import main

    return main(arguments)


def _rule(arguments: list[str]) -> int:
    from noob_lint.cli import rule
    from noob_lint.cli.parser import run_command

    return run_command("rule", rule, arguments)


def _schema(arguments: list[str]) -> int:
    from noob_lint.cli import schema
    from noob_lint.cli.parser import run_command

    return run_command("schema", schema, arguments)


def _config(arguments: list[str]) -> int:
    from noob_lint.cli.config import main

    return main(arguments)


def _init(arguments: list[str]) -> int:
    from noob_lint.cli import init
    from noob_lint.cli.parser import run_command

    return run_command("init", init, arguments)


def _completion(arguments: list[str]) -> int:
    from noob_lint.cli import completion
    from noob_lint.cli.parser import run_command

    return run_command("completion", completion, arguments)


def _instantiate(arguments: list[str]) -> int:
    from noob_lint.cli.instantiate.command import main

    return main(arguments)


COMMANDS: Mapping[str, Callable[[list[str]], int]] = {
    "check": _check,
    "rule": _rule,
    "config": _config,
    "schema": _schema,
    "init": _init,
    "completion": _completion,
    "instantiate": _instantiate,
}
"""What each command does with the arguments after its name."""
