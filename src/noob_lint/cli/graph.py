"""``noob-lint graph``: a picture of a tube, with what check finds in it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from noob_lint.cli.arguments import add_settings
from noob_lint.cli.effective import Effective, find_settings
from noob_lint.cli.options import STDIN, CheckOptions
from noob_lint.cli.parser import Parser
from noob_lint.cli.status import FINE, FOUND
from noob_lint.cli.terminal import complain
from noob_lint.config.settings import SettingsError
from noob_lint.graph.formats import FORMATS, SUFFIXES, write
from noob_lint.graph.picture import Picture, TooLargeError

if TYPE_CHECKING:
    from noob_lint.diagnostics.diagnostic import Diagnostic
    from noob_lint.discovery.workspace import Workspace
    from noob_lint.yaml.document import Document

_DESCRIPTION = """Draw a tube: its nodes from left to right in the order in which noob runs them,
what the wires between them carry, and the findings of check.

TUBE is a file, or - for standard input. The code that the tube names is read, but not run."""

_EPILOG = """examples:
  noob-lint graph a.yaml -o a.svg           an image
  noob-lint graph a.yaml -o a.html          a page to zoom, with all details
  noob-lint graph a.yaml --format mermaid   a diagram for Markdown
  noob-lint graph --diff a.yaml b.yaml      what b adds, removes and rewires
  git show HEAD:a.yaml | noob-lint graph --diff - a.yaml -o change.svg

exit status:
  0  the picture was written, whether or not it shows findings
  1  there is no picture, because the file could not be read as a tube
  2  wrong usage, invalid configuration, an unreadable file, or a tube that
     is too large to draw
  3  internal error in noob-lint"""


def build_parser() -> Parser:
    """The argument parser of ``graph``."""
    parser = Parser(
        prog="noob-lint graph",
        usage="noob-lint graph [OPTIONS] TUBE\n       noob-lint graph [OPTIONS] --diff OLD NEW",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        argument_default=argparse.SUPPRESS,
        add_help=False,
    )
    add = parser.add_argument_group("picture").add_argument
    add("paths", nargs="*", metavar="TUBE", default=[], help=argparse.SUPPRESS)
    add(
        "--format",
        dest="form",
        choices=tuple(FORMATS),
        metavar="FORMAT",
        default=None,
        help=f"one of {', '.join(FORMATS)} (default: by the suffix of the output, or else svg)",
    )
    add(
        "-o",
        "--output",
        metavar="FILE",
        default=None,
        help="write to this file (default: -, which is standard output)",
    )
    add(
        "--depth",
        type=_depth,
        metavar="N",
        default=1,
        help="how many levels of nested tubes to show (default: 1; 0: none)",
    )
    add(
        "--diff",
        nargs=2,
        metavar=("OLD", "NEW"),
        default=None,
        help="show what is different in NEW; one of the two may be -, and then counts as a version "
        "of the other",
    )
    add("-h", "--help", action="help", help="show this help and exit")
    add_settings(parser, is_for_one_file=True)
    return parser


def _depth(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f'not a number of levels: "{text}"')
    return int(text[:6])


def main(arguments: Sequence[str]) -> int:
    """Write the picture that `arguments` ask for, and return the exit status.

    Raises:
        SettingsError: an option or the configuration is wrong, or the tube is too large to draw.
        OSError: a file cannot be read or written.
    """
    parsed = build_parser().parse_all(arguments)
    named = [*parsed.paths, *(parsed.diff or ())]
    if parsed.diff and parsed.paths:
        raise SettingsError("--diff takes two tubes, and no other can be named")
    if not parsed.diff and len(named) != 1:
        raise SettingsError("graph takes one tube (see noob-lint graph --help)")
    parsed.paths = named
    output = None if parsed.output == STDIN else parsed.output
    form = _format(parsed.form, output)
    options = CheckOptions.of(parsed)
    effective = find_settings(options)
    sources = list(_sources(named, options))
    pictures = [_drawn(source, effective, parsed.depth) for source in sources]
    kept = [one for one in pictures if one is not None]
    if len(kept) < len(pictures):
        return FOUND
    if output is not None:
        _protect(output, kept, effective)
    picture = kept[0].picture
    if parsed.diff:
        from noob_lint.graph.compare import compare

        picture = compare(kept[0].picture, kept[1].picture)
    _write(picture, form, output)
    return FINE


class _Source(NamedTuple):
    """A tube to draw: its path, and its bytes where they do not come from there.

    `shown` is what messages call it.
    """

    path: str
    shown: str
    data: bytes | None = None


class _Drawn(NamedTuple):
    """A picture, and the files that it was made from."""

    picture: Picture
    files: tuple[str, ...]


def _sources(named: Sequence[str], options: CheckOptions) -> Iterable[_Source]:
    """The tubes that are named.

    Raises:
        SettingsError: one is a directory, or both are standard input.
        OSError: standard input cannot be read.
    """
    if named.count(STDIN) > 1:
        raise SettingsError("--diff can read only one of the tubes from standard input")
    for path in named:
        if path != STDIN:
            if os.path.isdir(path):
                raise SettingsError(f'"{path}" is a directory; graph takes a file')
            yield _Source(path, path)
            continue
        from noob_lint.yaml.parser import MAX_BYTES

        if sys.stdin is None:
            raise OSError("standard input is closed")
        other = next((one for one in named if one != STDIN), options.stdin_name)
        name = other if options.stdin_filename is None else options.stdin_filename
        yield _Source(name, options.stdin_name, sys.stdin.buffer.read(MAX_BYTES + 1))


def _drawn(source: _Source, effective: Effective, depth: int) -> _Drawn | None:
    """The picture of a tube; None if the file could not be read as one, which is reported.

    Raises:
        SettingsError: the tube is too large.
        OSError: a file cannot be read.
    """
    from noob_lint.discovery.configurations import Configurations
    from noob_lint.discovery.workspace import Workspace

    path, configurations = source.path, effective.configurations
    if path.startswith("<"):
        configurations = Configurations(effective.settings)
    return _draw(Workspace(configurations, [path]), source, depth)


def _draw(workspace: Workspace, source: _Source, depth: int) -> _Drawn | None:
    from noob_lint.graph.reading import Setting, read
    from noob_lint.linting.linter import Linter
    from noob_lint.linting.version import version_of
    from noob_lint.yaml.parser import parse

    path = source.path
    document = workspace.read(path) if source.data is None else parse(source.data, path)
    linter = Linter(workspace)
    found = linter.report(linter.check(document)).diagnostics
    if document.root is None:
        _report(source.shown, found)
        return None
    files: dict[str, None] = {}

    def findings(other: str) -> Iterable[Diagnostic]:
        files[other] = None
        if other == path:
            return found
        document = workspace.read(other)
        return linter.report(linter.check(document)).diagnostics

    version = version_of(document, workspace.settings_of(path))
    project = workspace.project_of(path)
    try:
        with workspace.reading():
            picture = read(document, Setting(project, version, findings, _shown(document)), depth)
    except TooLargeError as error:
        raise SettingsError(f"{source.shown}: no picture, since {error}") from None
    return _Drawn(picture, tuple(files))


def _shown(document: Document) -> Callable[[str], str]:
    """How paths are shown: as they were named, those of code relative to the current directory."""

    def shown(path: str) -> str:
        if path == document.path or not os.path.isabs(path):
            return path.replace(os.sep, "/")
        try:
            relative = os.path.relpath(path)
        except (OSError, ValueError):
            return path.replace(os.sep, "/")
        best = path if relative.startswith(os.path.join(os.pardir, os.pardir)) else relative
        return best.replace(os.sep, "/")

    return shown


def _report(shown: str, found: Iterable[Diagnostic]) -> None:
    """Say why a file has no picture: its findings, then that it is not a readable tube."""
    for item in found:
        line, column, _ = item.span.start
        where = f"{shown}:{line + 1}:{column + 1}"
        complain(f"{where}: {item.severity}[{item.rule}]: {item.message}")
    complain(f"{shown}: no picture, since the file could not be read as a tube")


def _protect(output: str, drawn: Iterable[_Drawn], effective: Effective) -> None:
    """Make sure that the picture does not replace a file that it was made from.

    Raises:
        SettingsError: it would.
    """
    from noob_lint.cli.output import refuse_to_overwrite

    for one in drawn:
        for path in one.files:
            refuse_to_overwrite(output, path, "is being drawn", option="--output")
        for node in one.picture.nodes:
            if node.code is not None:
                path = node.code.path
                refuse_to_overwrite(output, path, "has code of the tube", option="--output")
        name = effective.configurations.configuration_of(one.files[0])
        for file in () if name is None else effective.configurations.file(name).chain:
            refuse_to_overwrite(output, file.shown, "is the configuration", option="--output")


def _format(form: str | None, output: str | None) -> str:
    """The format that was chosen, or that the name of the output means.

    Raises:
        SettingsError: no format was chosen, and the suffix of the output is not that of one.
    """
    suffix = "" if output is None else os.path.splitext(output)[1].lower()
    if form or not suffix:
        return form or "svg"
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise SettingsError(
            f'--output: no format has the suffix "{suffix}": use one of {known}, or --format'
        )
    return SUFFIXES[suffix]


def _write(picture: Picture, form: str, output: str | None) -> None:
    try:
        text = write(picture, form)
    except TooLargeError as error:
        message = f"{picture.path}: no picture, since {error}; use --format dot or json"
        raise SettingsError(message) from None
    if output is None:
        sys.stdout.write(text)
        return
    from noob_lint.cli.output import report_file

    with report_file(output) as file:
        file.write(text)
