"""argparse with one-line errors that suggest what was probably meant."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from noob_lint.cli.status import USAGE
from noob_lint.cli.terminal import columns, complain
from noob_lint.config.settings import did_you_mean

_USUAL = 80
_LEAST = 40
_MOST = 100
"""The usual width of help, and its limits: longer lines are hard to read."""

_ELSEWHERE = {
    "--add-noqa": "--add-ignores",
    "--exit-zero": "--fail-on never",
    "--ignore-noqa": "--no-ignores",
    "--no-fail": "--fail-on never",
    "--output-format": "--format",
    "--show-settings": "noob-lint config",
}
"""Options of other linters for which the most similar option here would be wrong."""


class HelpText(argparse.HelpFormatter):
    """Help as wide as the terminal, within limits; paragraphs with indented lines stay as they are.

    To find the width, argparse would import shutil and everything that archives need.
    """

    def __init__(self, prog: str) -> None:
        width = columns(sys.stdout, os.environ) or _USUAL
        super().__init__(prog, max_help_position=28, width=max(_LEAST, min(width, _MOST)))

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Wrap each paragraph of `text`; argparse would join them."""
        return "\n\n".join(
            paragraph
            if "\n " in paragraph or paragraph.startswith(" ")
            else super(HelpText, self)._fill_text(paragraph, width, indent)
            for paragraph in text.split("\n\n")
        )


class Parser(argparse.ArgumentParser):
    """An argument parser that does not guess abbreviations, and prints errors without its usage."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", HelpText)
        super().__init__(allow_abbrev=False, **options)

    def parse_all(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The parsed arguments; options and paths may come in any order, `paths` only after ``--``.

        argparse supports one or the other, not both.

        Raises:
            SystemExit: the arguments are wrong, or help was printed.
        """
        end = arguments.index("--") if "--" in arguments else len(arguments)
        args, rest = self.parse_known_intermixed_args(arguments[:end])
        if rest:
            option = rest[0].partition("=")[0]
            hint = _hint(option) or did_you_mean(option, self._option_string_actions)
            self.error(f"unknown option {option}{hint}")
        args.paths = [*args.paths, *arguments[end + 1 :]]
        return args

    def parse_command(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The parsed arguments of a command; the error for an unknown one names the main help.

        Raises:
            SystemExit: the arguments are wrong, or help was printed.
        """
        args, rest = self.parse_known_args(arguments)
        if rest:
            Parser(prog="noob-lint").error(f"unrecognized arguments: {' '.join(rest)}")
        return args

    def error(self, message: str) -> NoReturn:
        """Print what is wrong, and exit with the status for wrong usage."""
        complain(f"error: {message} (see {self.prog} --help)")
        raise SystemExit(USAGE)


def _hint(option: str) -> str:
    return f': did you mean "{_ELSEWHERE[option]}"?' if option in _ELSEWHERE else ""
