"""The arguments of ``noob-lint check``."""

from __future__ import annotations

import argparse

from noob_lint.cli.parser import Parser
from noob_lint.cli.terminal import COLOR_CHOICES
from noob_lint.reporters import REPORTERS
from noob_lint.version import VERSION

_USAGE = """noob-lint [check] [OPTIONS] [PATH...]
       noob-lint rule NAME...
       noob-lint graph [OPTIONS] TUBE
       noob-lint instantiate TUBE...
       noob-lint config [OPTIONS] [PATH...]
       noob-lint migrate --to VERSION [OPTIONS] [PATH...]
       noob-lint schema COMMAND ...
       noob-lint server [--stdio]
       noob-lint init [--editor NAME] [--pre-commit] [--ci NAME]
       noob-lint completion SHELL
       noob-lint clean [PATH...]"""

_DESCRIPTION = """Check noob tubes: their syntax, their schema, and what they refer to.

PATH is a file, a directory, or - for standard input. The default is the current directory.
Directories are searched for YAML files that have a top-level noob_id, noob_model or noob_version
key, or whose nodes look like those of a tube, except for files that .gitignore lists. Templates and
files of other noob models are skipped; --verbose lists what was skipped, and why."""

_EPILOG = """examples:
  noob-lint                             check the tubes in the current directory
  noob-lint tubes/a.yaml                check one file
  noob-lint --select graph,ids tubes/   run only the rules of two groups
  noob-lint --noob-version 1001 tubes/  check for noob 1001
  noob-lint --fix tubes/                apply safe fixes and report the rest
  noob-lint rule unknown-node           explain a rule
  noob-lint config                      show the settings and their origins
  noob-lint schema --help               list what can be done with the schemas

exit status:
  0  no findings at or above the failing severity
  1  at least one such finding
  2  wrong usage, invalid configuration, or an unreadable file
  3  internal error in noob-lint"""


def build_parser() -> Parser:
    """The argument parser of ``check``."""
    parser = Parser(
        prog="noob-lint",
        usage=_USAGE,
        description=_DESCRIPTION,
        epilog=_EPILOG,
        argument_default=argparse.SUPPRESS,
        add_help=False,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", default=[], help=argparse.SUPPRESS)
    add_settings(parser)
    _add_fixes(parser.add_argument_group("fixes"))
    _add_known(parser.add_argument_group("known findings"))
    _add_output(parser.add_argument_group("output"))
    _add_others(parser.add_argument_group("other options"))
    return parser


def add_settings(parser: Parser, *, is_for_one_file: bool = False) -> None:
    """Add the options that select rules, files, code and the configuration file.

    Those about several files and about the exit status are left out where there is one file.
    """
    rules = parser.add_argument_group("rules")
    _add_rules(rules)
    if not is_for_one_file:
        _add_threshold(rules)
    _add_files(parser.add_argument_group("files"), is_for_one_file=is_for_one_file)
    _add_python(parser.add_argument_group("Python code"))
    _add_configuration(parser.add_argument_group("configuration"))


_SELECTIONS = {
    "--select": "run only these rules or groups, separated by commas",
    "--extend-select": "run these rules or groups in addition to the configured ones",
    "--ignore": "do not run these rules or groups, separated by commas",
    "--extend-ignore": "ignore these rules or groups in addition to the configured ones",
}


def _add_rules(group: argparse._ArgumentGroup) -> None:
    for option, text in _SELECTIONS.items():
        group.add_argument(option, action="append", metavar="RULES", help=text)
    group.add_argument(
        "--noob-version",
        metavar="VERSION",
        help='the noob release to check for; "latest" (default), or "header" to use the version '
        "in each tube",
    )
    group.add_argument(
        "--tube-path",
        action="append",
        dest="tube_paths",
        metavar="DIR",
        help="look for other tubes here, as well as in the project; repeatable",
    )


def _add_threshold(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--fail-on",
        metavar="SEVERITY",
        help="exit with status 1 from this severity on: error (default), warning, info or never",
    )


def _add_files(group: argparse._ArgumentGroup, *, is_for_one_file: bool) -> None:
    group.add_argument(
        "--include",
        action="append",
        metavar="PATTERN",
        help="treat matching files in directories as tubes, whatever they contain; repeatable",
    )
    group.add_argument(
        "--exclude",
        action="append",
        metavar="PATTERN",
        help="skip matching files in directories (.gitignore syntax); repeatable",
    )
    if not is_for_one_file:
        group.add_argument(
            "--force-exclude",
            action="store_true",
            help="apply exclude patterns to files named on the command line, too",
        )
        group.add_argument(
            "--skip-non-tubes",
            action="store_true",
            help="skip named files that are not tubes instead of checking them",
        )
    group.add_argument(
        "--stdin-filename",
        metavar="PATH",
        help="the path that standard input stands for",
    )
    if not is_for_one_file:
        group.add_argument(
            "--show-files",
            action="store_true",
            help="list the files that would be checked, and exit",
        )


def _add_python(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--python",
        metavar="PATH",
        help="the environment, or its interpreter, where the code of the tubes is installed",
    )
    group.add_argument(
        "--python-path",
        action="append",
        dest="python_paths",
        metavar="DIR",
        help="look for modules of the project here; repeatable",
    )
    group.add_argument(
        "--no-python",
        action="store_const",
        const="off",
        dest="python",
        help="do not read Python code",
    )


def _add_fixes(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--fix",
        action="store_true",
        help="apply safe fixes to the files, and report what is left",
    )
    group.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="include fixes that may change what a tube means",
    )
    group.add_argument(
        "--fix-only",
        action="store_true",
        help="apply fixes, but do not report or fail on what is left",
    )
    group.add_argument(
        "--diff",
        action="store_true",
        help="show the fixes as a diff instead of writing them; exit with status 1 if there are "
        "any",
    )


def _add_known(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--no-ignores",
        dest="use_ignores",
        action="store_false",
        help="report findings even where a comment suppresses them",
    )
    group.add_argument(
        "--add-ignores",
        nargs="?",
        metavar="=RULES",
        help="add ignore comments for all findings, or only for these rules or groups, and report "
        "what is left",
    )
    group.add_argument(
        "--write-baseline",
        nargs="?",
        const="",
        metavar="FILE",
        help="record the findings in FILE, or in the configured baseline, and drop entries that "
        "no longer occur",
    )
    either = group.add_mutually_exclusive_group()
    either.add_argument(
        "--baseline",
        metavar="FILE",
        help="report only findings that are not in FILE, and entries that no longer occur",
    )
    either.add_argument(
        "--no-baseline",
        action="store_const",
        const="",
        dest="baseline",
        help="ignore the configured baseline",
    )


def _add_output(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--format",
        metavar="FORMAT",
        help=f"one of {', '.join(REPORTERS)}; or auto (default): github in GitHub Actions, "
        "otherwise full",
    )
    group.add_argument(
        "--output-file",
        metavar="FILE",
        help="write the findings to FILE when the run is complete",
    )
    group.add_argument(
        "--statistics",
        action="store_true",
        help="show the number of findings per rule instead of the findings",
    )
    group.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="also list the projects with their code and environments, the skipped files, and the "
        "callables that could not be read, each with the reason",
    )
    group.add_argument(
        "--show-unresolved",
        action="store_true",
        help="list the callables that could not be read, and why",
    )
    group.add_argument(
        "--color",
        choices=COLOR_CHOICES,
        metavar="WHEN",
        help="use colour: auto (default), always or never",
    )
    group.add_argument("-q", "--quiet", action="store_true", help="print only the findings")
    group.add_argument("--no-progress", action="store_true", help="do not show a progress bar")


def _add_configuration(group: argparse._ArgumentGroup) -> None:
    either = group.add_mutually_exclusive_group()
    either.add_argument("--config", metavar="FILE", help="use this configuration file")
    either.add_argument("--isolated", action="store_true", help="ignore all configuration files")


def _add_others(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--related",
        action="store_true",
        help="also check the tubes that extend or nest the named ones, directly or indirectly",
    )
    group.add_argument(
        "--watch", action="store_true", help="check again after every change, until interrupted"
    )
    group.add_argument(
        "-j",
        "--jobs",
        type=_jobs,
        metavar="N",
        help="the number of processes; 0 for one per processor",
    )
    group.add_argument(
        "--no-cache",
        action="store_true",
        help="neither use results of earlier runs nor keep those of this one",
    )
    group.add_argument(
        "--version",
        action="version",
        version=f"noob-lint {VERSION}",
        help="show the version and exit",
    )
    group.add_argument("-h", "--help", action="help", help="show this help and exit")


def _jobs(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f'not a number of processes: "{text}"')
    return int(text)
