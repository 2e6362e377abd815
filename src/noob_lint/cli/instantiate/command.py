"""``noob-lint instantiate``: try the assets of tubes by running the code that the tubes name."""

from __future__ import annotations

import argparse
import math
import os
import sys
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from noob_lint.cli.arguments import add_settings
from noob_lint.cli.effective import Effective, find_settings
from noob_lint.cli.options import CheckOptions
from noob_lint.cli.parser import Parser
from noob_lint.cli.run import Run
from noob_lint.cli.terminal import COLOR_CHOICES, complain, screen_of
from noob_lint.config.settings import SettingsError
from noob_lint.diagnostics.diagnostic import Diagnostic, Severity
from noob_lint.reporters import AUTO, REPORTERS, choose
from noob_lint.reporters.protocol import Reporter

if TYPE_CHECKING:
    from noob_lint.cli.instantiate.interpreter import Interpreter
    from noob_lint.cli.instantiate.reader import LintingReader
    from noob_lint.discovery.code import CodeFinder
    from noob_lint.linting.result import FileResult
    from noob_lint.runtime.tube import LiveTube
    from noob_lint.yaml.document import Document

_DESCRIPTION = """Create, initialize and release every asset of each tube, and report what fails.

This RUNS THE CODE that the tubes name, with your permissions: use it on tubes that you trust. The
code runs in the environment of each tube's project, or the one given with --python, which does not
need noob-lint; the project's module directories come first on sys.path. Each tube runs in a process
of its own, so crashes and hangs are reported like other errors. What the code prints goes to
standard error. Tubes in which check finds an error are not run."""

_EPILOG = """errors reported in addition to the findings of check:
  runtime-type     the type does not exist or is not callable
  runtime-params   the params are rejected, or an input has no value
  runtime-init     the class or function failed
  runtime-deinit   the asset could not be released
  runtime-timeout  the timeout expired
  runtime-crash    the process died or corrupted its report
  runtime-tube     a tube that this one extends is unknown

The exit status is that of check, and 2 if the environment cannot run the code."""


def main(arguments: Sequence[str]) -> int:
    """Run the tubes that `arguments` name, write the report, and return the exit status."""
    parsed = build_parser().parse_all(arguments)
    options = CheckOptions.of(parsed)
    if not options.paths:
        raise SettingsError("instantiate: no tube was named (see noob-lint instantiate --help)")
    if options.reads_stdin:
        raise SettingsError("instantiate cannot be used with standard input")
    for text in parsed.input:
        _check_input(text)
    effective = find_settings(options)
    settings = effective.settings
    if options.show_files:
        from noob_lint.cli.files import show_files

        return show_files(options, effective.configurations)
    screen = screen_of(options.color, sys.stdout, os.environ)
    is_auto = settings.format == AUTO
    name = choose(os.environ, on_stdout=True) if is_auto else settings.format
    reporter = REPORTERS[name](sys.stdout.write, screen)
    if not options.quiet:
        complain("instantiate runs the code that the tubes name")
    return Instantiation(options, effective, reporter, parsed.input, parsed.timeout).run()


def build_parser() -> Parser:
    """The argument parser of ``instantiate``."""
    parser = Parser(
        prog="noob-lint instantiate",
        usage="noob-lint instantiate [OPTIONS] TUBE...",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        argument_default=argparse.SUPPRESS,
    )
    add = parser.add_argument
    add("paths", nargs="*", metavar="TUBE", default=[], help="a tube or a directory of tubes")
    add(
        "--timeout",
        metavar="SECONDS",
        type=_seconds,
        default=60.0,
        help="the time limit for the assets of one tube (default: 60)",
    )
    add(
        "--input",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="set an input that params refer to, as YAML; repeatable",
    )
    add("--format", metavar="FORMAT", help=f"one of {', '.join(REPORTERS)}")
    add(
        "--color",
        choices=COLOR_CHOICES,
        metavar="WHEN",
        help="use colour: auto (default), always or never",
    )
    add(
        "-v",
        "--verbose",
        action="store_true",
        help="also list what was skipped or could not be read, and why",
    )
    add("-q", "--quiet", action="store_true", help="print only the findings")
    add_settings(parser)
    return parser


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < math.inf:
        raise argparse.ArgumentTypeError(f'not a number of seconds: "{text}"')
    return seconds


def _check_input(text: str) -> None:
    from noob_lint.cli.instantiate.reader import read_input

    try:
        read_input(text)
    except ValueError as error:
        raise SettingsError(f"--input: {error}") from None


class Instantiation(Run):
    """One run of ``instantiate``: lints each tube, and tries its assets if no error is found.

    `inputs` are values for inputs, as ``NAME=VALUE``; `timeout` is in seconds, for each tube.
    """

    def __init__(
        self,
        options: CheckOptions,
        effective: Effective,
        reporter: Reporter,
        inputs: Sequence[str],
        timeout: float,
    ) -> None:
        super().__init__(options, effective, reporter)
        self._inputs = inputs
        self._timeout = timeout

    def _files(self, named: Sequence[str]) -> None:
        from noob_lint.cli.instantiate.reader import LintingReader, read_input
        from noob_lint.discovery.workspace import Workspace
        from noob_lint.linting.linter import Linter
        from noob_lint.linting.result import FileResult

        paths = list(self._discover(named))
        workspace = Workspace(self._configurations, paths)
        linter, reader = Linter(workspace), LintingReader(workspace)
        inputs = dict(map(read_input, self._inputs))
        self._unused = set(inputs)
        self._unusable: dict[str, str] = {}
        self._told: set[str] = set()
        for path in paths:
            document = linter.read(path)
            if isinstance(document, FileResult):
                self._take(document)
                continue
            result = linter.lint_document(document)
            is_wrong = any(one.severity is Severity.ERROR for one in result.diagnostics)
            if not (result.crash or is_wrong):
                result = self._try(result, document, reader, inputs)
            self._take(result)
        for name in sorted(self._unused):
            complain(f"no tube that was run has an input {name!r}")

    def _try(
        self,
        result: FileResult,
        document: Document,
        reader: LintingReader,
        inputs: Mapping[str, Any],
    ) -> FileResult:
        """The result, extended by what fails when the assets are instantiated."""
        from noob_lint.cli.instantiate.interpreter import UnusableError
        from noob_lint.runtime.errors import TubeError

        path = result.path
        try:
            live = reader.open(document)
            self._unused.difference_update(live.specification.input)
            found = self._run(path, live, inputs) if live.places else []
        except TubeError as error:
            found = list(error.diagnostics)
        except UnusableError as error:
            return result._replace(error=str(error))
        texts = {**reader.texts(path, {one.path for one in found}), **result.texts}
        found = [*result.diagnostics, *found]
        found.sort(key=lambda one: (one.path != path, one.path, *one.span))
        return result._replace(diagnostics=tuple(found), texts=texts)

    def _run(self, path: str, live: LiveTube, inputs: Mapping[str, Any]) -> list[Diagnostic]:
        """Run the code of a tube, in an interpreter that is told when it is first used.

        Raises:
            UnusableError: the interpreter cannot run it.
        """
        from noob_lint.cli.instantiate.interpreter import UnusableError
        from noob_lint.cli.instantiate.trial import Trial

        interpreter = self._interpreter(path)
        program = interpreter.program
        if program in self._unusable:
            raise UnusableError(self._unusable[program])
        if program not in self._told and not self._options.quiet:
            self._told.add(program)
            complain(interpreter.told)
        try:
            return list(Trial(inputs, self._timeout).run(live, interpreter))
        except UnusableError as error:
            self._unusable[program] = str(error)
            raise

    def _interpreter(self, path: str) -> Interpreter:
        """The interpreter for a tube, whether or not its code is to be read.

        Raises:
            UnusableError: there is none in its environment.
        """
        from noob_lint.cli.instantiate.interpreter import Interpreter

        settings = self._configurations.settings_of(path)
        if settings.python == "off":
            settings = settings._replace(python="auto")
        root = self._configurations.root_of(path).directory
        return Interpreter.of(self._finder.place_of(path, root, settings), settings)

    @cached_property
    def _finder(self) -> CodeFinder:
        from noob_lint.discovery.code import CodeFinder

        return CodeFinder(self._configurations)
