"""``noob-lint check``: lint files and directories."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from noob_lint.cli.effective import Effective, find_settings
from noob_lint.cli.options import CheckOptions
from noob_lint.cli.output import refuse_to_overwrite, report_file
from noob_lint.cli.run import Run
from noob_lint.cli.terminal import screen_of
from noob_lint.config.settings import Settings, SettingsError
from noob_lint.reporters import AUTO, REPORTERS, choose
from noob_lint.reporters.protocol import Reporter

if TYPE_CHECKING:
    from noob_lint.cli.kept import Kept
    from noob_lint.cli.parser import Parser


def main(arguments: Sequence[str]) -> int:
    """Lint what `arguments` name, write the report, and return the exit status."""
    options = parsed(arguments)
    if options.paths[:1] == ("check",):  # the command after its options
        options = options._replace(paths=options.paths[1:])
    if options.watch:
        from noob_lint.cli.watch import watch

        return watch(options, lambda kept, sources: _check(options, kept, sources))
    return _check(options)


def _check(options: CheckOptions, kept: Kept | None = None, sources: set[str] | None = None) -> int:
    """Lint once, write the report, and return the exit status.

    Results in `kept` are reused if nothing that they depend on has changed. The files and
    directories of code that the results depend on are added to `sources`.
    """
    effective = find_settings(options)
    settings, file = effective.settings, effective.file
    if options.show_files:
        from noob_lint.cli.files import show_files

        return show_files(options, effective.configurations)
    if file is not None and options.output_file is not None:
        for one in file.chain:
            refuse_to_overwrite(options.output_file, one.shown, "is the configuration")
    with _output(options) as stream:
        reporter = _reporter(options, settings, stream)
        run = _run(options, effective, reporter, stream)
        run.kept = kept
        status = run.run()
    if sources is not None:
        sources.update(run.sources)
    return status


def build_parser() -> Parser:
    """The argument parser."""
    from noob_lint.cli import arguments

    return arguments.build_parser()


def parsed(arguments: Sequence[str]) -> CheckOptions:
    """The options that `arguments` stand for; paths alone need no parser, which is slow to make.

    Raises:
        SystemExit: the arguments are wrong, or help was printed.
    """
    if not any(argument.startswith("-") for argument in arguments):
        return CheckOptions(paths=tuple(arguments))
    return CheckOptions.of(build_parser().parse_all(_with_values(arguments)))


def _with_values(arguments: Sequence[str]) -> list[str]:
    """`--add-ignores` takes its value only after an equals sign, so that a path can follow it."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    bare = "--add-ignores"
    options = [f"{bare}=all" if argument == bare else argument for argument in arguments[:end]]
    return [*options, *arguments[end:]]


def _reporter(options: CheckOptions, settings: Settings, stream: TextIO) -> Reporter:
    """The reporter that writes to `stream`.

    Raises:
        SettingsError: the format does not support statistics, or an option cannot be combined
            with ``--diff``.
    """
    if options.diff:
        _check_diff(options)
    screen = screen_of(options.color, stream, os.environ)
    name = settings.format
    if options.statistics:
        from noob_lint.reporters.inert import guarded, inert_json, inert_text
        from noob_lint.reporters.statistics import FORMATS, StatisticsReporter

        if name not in (AUTO, *FORMATS):
            formats = ", ".join(FORMATS)
            raise SettingsError(f'--statistics has no format "{name}"; use one of {formats}')
        is_json = name == "json"
        write = guarded(stream.write, inert_json if is_json else inert_text)
        return StatisticsReporter(write, screen, as_json=is_json)
    if options.diff:  # which has its own format
        name = "full"
    elif name == AUTO:
        name = choose(os.environ, on_stdout=stream is sys.stdout)
    return REPORTERS[name](stream.write, screen)


def _check_diff(options: CheckOptions) -> None:
    """Reject options that a diff does not support; a `format` from the configuration is ignored."""
    name = options.given.get("format", AUTO)
    if name not in (AUTO, "full"):
        raise SettingsError(f"--diff cannot be used with --format {name}")
    if options.statistics:
        raise SettingsError("--diff cannot be used with --statistics")


def _run(options: CheckOptions, effective: Effective, reporter: Reporter, stream: TextIO) -> Run:
    """The run that the options ask for.

    Raises:
        SettingsError: options cannot be combined.
    """
    if options.related and options.reads_stdin:
        raise SettingsError("--related needs files; it cannot be used with standard input")
    if options.add_ignores is not None:
        from noob_lint.cli.ignoring import IgnoreRun

        return IgnoreRun(options, effective, reporter)
    if options.mode is None:
        return Run(options, effective, reporter)
    from noob_lint.cli.fixing import FixRun

    return FixRun(options, effective, reporter, stream)


@contextmanager
def _output(options: CheckOptions) -> Iterator[TextIO]:
    """The stream that the report is written to."""
    if options.output_file is not None:
        for path in options.paths:
            refuse_to_overwrite(options.output_file, path)
        with report_file(options.output_file) as file:
            yield file
    else:
        fixed_text = options.reads_stdin and options.mode in ("fix", "fix-only")
        stream = sys.stderr if fixed_text else sys.stdout
        if stream is None:
            raise OSError("closed")
        yield stream
