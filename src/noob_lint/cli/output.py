"""Writes the report of a run to a file, which is replaced as a whole."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from noob_lint.config.settings import SettingsError


@contextmanager
def report_file(path: str) -> Iterator[TextIO]:
    """A stream whose contents replace the file `path` when the report is complete.

    If the run fails, the file does not change. What cannot be replaced (a device, a pipe, standard
    output under another name) is written to directly.

    Raises:
        OSError: the file cannot be written.
    """
    if sys.stdout is not None and _is_same(path, sys.stdout):
        yield sys.stdout
    elif os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode):
        errors = "backslashreplace"
        with (
            _naming(path),
            open(path, "a", encoding="utf-8", errors=errors, newline="\n") as file,
        ):
            yield file
    else:
        yield from _replaced(path)


def _replaced(path: str) -> Iterator[TextIO]:
    import errno
    from io import StringIO

    from noob_lint.support.atomic import write_file

    if not os.path.isdir(os.path.dirname(os.path.realpath(path))):  # fail before doing the work
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
    report = StringIO(newline="\n")
    yield report
    with _naming(path):
        write_file(path, report.getvalue().encode("utf-8", "backslashreplace"))


@contextmanager
def _naming(path: str) -> Iterator[None]:
    """Add `path` to errors of writing, which name no file."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or path
        raise


def _is_same(path: str, stream: TextIO) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(stream.fileno()))
    except (OSError, ValueError):  # it does not exist, or the stream was replaced by a program
        return False


def refuse_to_overwrite(
    output: str, path: str, use: str = "is being checked", option: str = "--output-file"
) -> None:
    """Make sure that the report does not replace a file that has another `use`.

    `option` named the output.

    Raises:
        SettingsError: `output` and `path` are the same file.
    """
    try:
        is_input = os.path.samefile(path, output)
    except (OSError, ValueError):
        return  # one of the two does not exist
    if is_input:
        raise SettingsError(f'{option} would overwrite "{path}", which {use}')
