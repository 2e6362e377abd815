"""The arguments of ``noob-lint check``, and how they change the settings."""

from __future__ import annotations

import argparse

from noob_lint.cli.parser import Parser
from noob_lint.cli.terminal import COLOR_CHOICES
from noob_lint.reporters import REPORTERS
from noob_lint.version import VERSION

_USAGE = """noob-lint [check] [OPTIONS] [PATH...]
       noob-lint rule NAME...
       noob-lint instantiate TUBE...
       noob-lint config [OPTIONS] [PATH...]
       noob-lint schema COMMAND ...
       noob-lint init [--editor NAME] [--pre-commit] [--ci NAME]
       noob-lint completion SHELL"""

_DESCRIPTION = """Check the tubes of noob: their syntax, their schema and what they refer to.

A PATH is a file, a directory, or - for the standard input; without one, the current directory is
checked. In a directory, every YAML file is checked that has a top-level noob_id, noob_model or
noob_version key, or whose nodes are those of a tube, and that no .gitignore names. Templates and
files of other noob models are skipped; --verbose lists what is skipped, and why."""

_EPILOG = """examples:
  noob-lint                              check the tubes in the current directory
  noob-lint tubes/a.yaml                 check one file
  noob-lint --select graph,ids tubes/    check with the rules of two groups only
  noob-lint --noob-version 1001 tubes/   check against the format of noob 1001
  noob-lint --fix tubes/                 fix what can be fixed safely, and report the rest
  noob-lint rule unknown-node            explain a rule
  noob-lint config                       show the settings, and where each comes from
  noob-lint schema --help                the JSON Schemas, for editors and other programs

exit status:
  0  nothing found at or above the failing severity
  1  something found
  2  wrong usage or configuration, or a file that cannot be read
  3  an internal error of noob-lint"""


def build_parser() -> Parser:
    """The parser of the arguments of ``check``."""
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
    _add_known(parser.add_argument_group("what is known already"))
    _add_output(parser.add_argument_group("output"))
    _add_others(parser.add_argument_group("other options"))
    return parser


def add_settings(parser: Parser) -> None:
    """Add the options about what is checked, in which files, and the configuration file."""
    _add_rules(parser.add_argument_group("what is checked"))
    _add_files(parser.add_argument_group("which files"))
    _add_python(parser.add_argument_group("the Python code that tubes name"))
    _add_configuration(parser.add_argument_group("configuration"))


_SELECTIONS = {
    "--select": "use only these rules or groups, separated by commas",
    "--extend-select": "use these rules or groups too, besides those configured",
    "--ignore": "leave out these rules or groups, separated by commas",
    "--extend-ignore": "leave out these rules or groups too, besides those configured",
}


def _add_rules(group: argparse._ArgumentGroup) -> None:
    for option, text in _SELECTIONS.items():
        group.add_argument(option, action="append", metavar="RULES", help=text)
    group.add_argument(
        "--noob-version",
        metavar="VERSION",
        help='the noob to check for: a release, "latest" (default), or "header" for what each '
        "tube says",
    )
    group.add_argument(
        "--tube-path",
        action="append",
        dest="tube_paths",
        metavar="DIR",
        help="where tubes are looked up by their noob_id, besides the project; may be repeated",
    )
    group.add_argument(
        "--fail-on",
        metavar="SEVERITY",
        help="the least severity that makes the exit status 1: error (default), warning, info or "
        "never",
    )


def _add_files(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--include",
        action="append",
        metavar="PATTERN",
        help="check files in directories that match, whatever they hold; may be repeated",
    )
    group.add_argument(
        "--exclude",
        action="append",
        metavar="PATTERN",
        help="leave out files in directories that match (as in .gitignore); may be repeated",
    )
    group.add_argument(
        "--force-exclude",
        action="store_true",
        help="let the excluded patterns hold for the named files too",
    )
    group.add_argument(
        "--skip-non-tubes",
        action="store_true",
        help="skip named files that are not tubes, and count them",
    )
    group.add_argument(
        "--stdin-filename",
        metavar="PATH",
        help="the name of the standard input in messages and for --exclude",
    )
    group.add_argument(
        "--show-files", action="store_true", help="print the files that would be checked"
    )


def _add_python(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--python",
        metavar="PATH",
        help="the environment, or its interpreter, in which the code is installed",
    )
    group.add_argument(
        "--python-path",
        action="append",
        dest="python_paths",
        metavar="DIR",
        help="where modules of the project are looked up; may be repeated",
    )
    group.add_argument(
        "--no-python",
        action="store_const",
        const="off",
        dest="python",
        help="do not read the code",
    )


def _add_fixes(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--fix",
        action="store_true",
        help="write the fixes that are safe to the files, and report what is left",
    )
    group.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="count those that may change what a tube means, too",
    )
    group.add_argument(
        "--fix-only",
        action="store_true",
        help="fix, without reporting what is left and without failing for it",
    )
    group.add_argument(
        "--diff",
        action="store_true",
        help="write nothing: show as a diff what would change; status 1 if anything",
    )


def _add_known(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--no-ignores",
        dest="use_ignores",
        action="store_false",
        help="report what ignore comments in tubes silence, too",
    )
    group.add_argument(
        "--add-ignores",
        nargs="?",
        metavar="=RULES",
        help="write ignore comments for what is found, or for these rules or groups of it, and "
        "report what is left",
    )
    group.add_argument(
        "--write-baseline",
        nargs="?",
        const="",
        metavar="FILE",
        help="write what is found to a file, or to that of the configuration, and remove from it "
        "what is no longer found",
    )
    either = group.add_mutually_exclusive_group()
    either.add_argument(
        "--baseline", metavar="FILE", help="report only what is not in the file, and what is gone"
    )
    either.add_argument(
        "--no-baseline",
        action="store_const",
        const="",
        dest="baseline",
        help="report what the baseline of the configuration has, too",
    )


def _add_output(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--format",
        metavar="FORMAT",
        help=f"one of {', '.join(REPORTERS)}; or auto (default): github in the log of GitHub "
        "Actions, else full",
    )
    group.add_argument(
        "--output-file",
        metavar="FILE",
        help="write the findings to a file, once all of them are there",
    )
    group.add_argument(
        "--statistics",
        action="store_true",
        help="show how often each rule found something instead of what it found",
    )
    group.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="list the projects of the files with their roots, code and environments, the files "
        "that are skipped, and the callables that could not be read, each with the reason",
    )
    group.add_argument(
        "--show-unresolved",
        action="store_true",
        help="list only the callables that could not be read",
    )
    group.add_argument(
        "--color",
        choices=COLOR_CHOICES,
        metavar="WHEN",
        help="auto (default), always or never",
    )
    group.add_argument(
        "-q", "--quiet", action="store_true", help="print the findings and nothing else"
    )
    group.add_argument("--no-progress", action="store_true", help="draw no progress bar")


def _add_configuration(group: argparse._ArgumentGroup) -> None:
    either = group.add_mutually_exclusive_group()
    either.add_argument("--config", metavar="FILE", help="read this configuration file")
    either.add_argument("--isolated", action="store_true", help="read no configuration file")


def _add_others(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--related",
        action="store_true",
        help="check the tubes that extend or nest a named one too, directly or not",
    )
    group.add_argument(
        "--watch", action="store_true", help="check again after every change, until Ctrl-C"
    )
    group.add_argument(
        "-j",
        "--jobs",
        type=_jobs,
        metavar="N",
        help="how many processes to use; 0 for as many as there are processors",
    )
    group.add_argument("--version", action="version", version=f"noob-lint {VERSION}")
    group.add_argument("-h", "--help", action="help", help="show this text")


def _jobs(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f'not a number of processes: "{text}"')
    return int(text)
