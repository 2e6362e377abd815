"""The result for one file, as it goes from the run to a reporter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from noob_lint.diagnostics.diagnostic import Diagnostic, Suppression
from noob_lint.project.reads import Reads
from noob_lint.support.files import error_text, has_current_directory
from noob_lint.support.values import NamedTuple

if TYPE_CHECKING:
    from noob_lint.python.code import Unread


class FileResult(NamedTuple):
    """The result for one file.

    `texts` are the decoded texts of the files with findings, by path: usually none or that of the
    file itself, but tubes extend others. `suppressed` was silenced by comments; `known` is for
    findings in a baseline, which the run does not read. `callables` are those that the tube names,
    by path, with the reasons for those that could not be read; `reads` is everything that the
    findings depend on. If it is `partly_read`, some callables could not be read, so rules about
    code may have missed something. `error` says why the file could not be read; `crash` is the
    traceback of an internal error.
    """

    path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = {}  # a mapping proxy could not be sent between processes
    suppressed: tuple[Suppression, ...] = ()
    known: tuple[Diagnostic, ...] = ()
    callables: Mapping[str, Unread | None] = {}
    reads: Reads = Reads()
    partly_read: bool = False
    error: str | None = None
    crash: str | None = None


def crashed(path: str) -> FileResult:
    """The result for a file in which something failed that must not, for the exception of now.

    If the current directory has been removed meanwhile, that is the reason.
    """
    if not has_current_directory():
        return FileResult(path, error="the current directory has been removed")
    from traceback import format_exc

    return FileResult(path, crash=format_exc())


def read_file(path: str) -> bytes | FileResult:
    """The bytes of a file (no more than the parser accepts), or the result that says why not."""
    from noob_lint.yaml.parser import read_bounded  # not needed for results from the cache

    try:
        return read_bounded(path)
    except (OSError, ValueError) as error:
        return FileResult(path, error=error_text(error))
