"""``noob-lint completion``: scripts that let shells complete the command line.

The scripts are generated from the argument parsers and the registries, and are self-contained: the
shell does not start Python for them. shtab cannot express that ``check`` is optional, and
comma-separated lists of rules would need custom shell code anyway.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module

from noob_lint.cli import COMMANDS
from noob_lint.cli.parser import Parser
from noob_lint.cli.shells import SHELLS, Command, Option, OptionValue
from noob_lint.cli.status import FINE

_DESCRIPTION = """Print a script for shell completion.

Redirect it to a file that the shell reads:

  bash  ~/.local/share/bash-completion/completions/noob-lint
  zsh   _noob-lint in a directory of your fpath
  fish  ~/.config/fish/completions/noob-lint.fish

For example:

  noob-lint completion fish > ~/.config/fish/completions/noob-lint.fish"""


def build_parser() -> Parser:
    """The argument parser of ``completion``."""
    parser = Parser(prog="noob-lint completion", description=_DESCRIPTION)
    parser.add_argument("shell", choices=tuple(SHELLS), metavar="SHELL", help=", ".join(SHELLS))
    return parser


def main(arguments: Sequence[str]) -> int:
    """Print the script for the shell that `arguments` name, and return the exit status."""
    args = build_parser().parse_command(arguments)
    sys.stdout.write(SHELLS[args.shell](commands()))
    return FINE


def commands() -> tuple[Command, ...]:
    """The commands with everything that can follow them, ``check`` first."""
    return tuple(
        _command(name, import_module(module).build_parser()) for name, module in COMMANDS.items()
    )


def _command(name: str, parser: argparse.ArgumentParser) -> Command:
    about = " ".join((parser.description or "").split()).partition(". ")[0].partition(":")[0]
    words: tuple[str, ...] = ()
    options: dict[tuple[str, ...], Option] = {}
    for action in _actions(parser):
        if action.option_strings:
            option = Option(tuple(action.option_strings), action.help or "", _value(action))
            options.setdefault(option.names, option)
        elif action.dest == "names":
            words = _rules()[1:]
        elif action.choices is not None:
            words = (*words, *map(str, action.choices))
        elif action.dest == "version":
            words = (*words, *_versions())
    return Command(name, about, tuple(options.values()), tuple(dict.fromkeys(words)))


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """The options and arguments of a parser and of its subparsers."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                yield from _actions(child)


def _value(action: argparse.Action) -> OptionValue | None:
    """The value that an option takes, or None for a flag."""
    if action.nargs == 0:
        return None
    if action.choices is not None:
        return OptionValue("one", tuple(map(str, action.choices)))
    if action.dest in _CHOICES:
        return _CHOICES[action.dest]()
    return OptionValue("directory" if action.metavar == "DIR" else "file")


def _rules() -> tuple[str, ...]:
    from noob_lint.config.settings import rule_names

    return tuple(rule_names())


def _versions() -> tuple[str, ...]:
    from noob_lint.spec.versions import VERSIONS

    return ("latest", *(version.name for version in VERSIONS))


def _formats() -> tuple[str, ...]:
    from noob_lint.reporters import AUTO, REPORTERS

    return (AUTO, *REPORTERS)


def _severities() -> tuple[str, ...]:
    from noob_lint.config.settings import FAIL_ON

    return FAIL_ON


_CHOICES: Mapping[str, Callable[[], OptionValue]] = {
    **dict.fromkeys(
        ("select", "extend_select", "ignore", "extend_ignore"),
        lambda: OptionValue("list", _rules()),
    ),
    "noob_version": lambda: OptionValue("one", (*_versions(), "header")),
    **dict.fromkeys(("to", "source"), lambda: OptionValue("one", _versions())),
    "format": lambda: OptionValue("one", _formats()),
    "fail_on": lambda: OptionValue("one", _severities()),
    "jobs": lambda: OptionValue("one", ()),
}
"""The values of options that are validated by the settings, not by argparse."""
