"""Reads and parses Python files, and says why one cannot be read."""

from __future__ import annotations

import ast
import re
import sys
import warnings
from contextlib import suppress
from pathlib import Path

from noob_lint.diagnostics.source import Source
from noob_lint.python.answers import CodeSpan
from noob_lint.python.source.cost import parts_of, why_too_much
from noob_lint.python.source.lost import PARTIAL
from noob_lint.support.files import is_file, read_bytes, shorten

LIMIT = 4_000_000
"""Files of more bytes are not read."""

_MOST = 200_000
"""Texts of more characters are not compiled."""


_SUSPECT = (
    r"(?m)\b(?:async|await|global|nonlocal|__debug__)\b|^(?:break|continue|return|yield)\b"
    r"|\b(\w{1,40})=[^\n=]{1,40},\s*\1="
)
"""What Python parses and then refuses: misplaced statements, a keyword that is passed twice."""


class UnreadableError(Exception):
    """A source file that cannot be read; the message says why.

    If the Python that tubes run with surely refuses the file too, `mistake` says what is wrong, and
    `place` where. `parts` are those of the source, if an attempt was made to parse it.
    """

    parts = 0

    def __init__(self, message: str, mistake: str = "", place: CodeSpan | None = None) -> None:
        super().__init__(message)
        self.mistake = mistake
        self.place = place


def parse(file: Path, path: str, version: tuple[int, int] | None) -> tuple[Source, ast.Module]:
    """The text and the tree of a file, for the Python of that version (None: unknown).

    Raises:
        UnreadableError: it cannot be read; the message calls it `path`.
    """
    data = _read(file, path)
    parts = parts_of(data)
    too_much = why_too_much(data, parts)
    if too_much is not None:
        raise UnreadableError(f"{path} {too_much}")
    try:
        text = _decode(data)
    except SyntaxError as error:
        raise _no_text(file, data, f"{path}: {error.msg}", error.msg) from error
    except (ValueError, LookupError) as error:
        raise _no_text(file, data, f"{path} is no Python source: {error}", str(error)) from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
    except SyntaxError as error:
        tree = _parse_newer(text, error, version)  # type: ignore[assignment]
        if tree is None:
            refusal = _no_syntax(file, path, text, error, version)
            refusal.parts = 3 * parts  # it took as long, since the parser starts again
            raise refusal from error
    except ValueError as error:  # a NUL
        raise _no_text(file, data, f"{path} is no Python source: {error}", str(error)) from error
    except (RecursionError, MemoryError) as error:
        raise UnreadableError(f"{path} is nested too deeply") from error
    return Source(text, shorten(str(file))), tree


def text_of(file: Path) -> bytes | None:
    """What is in a file, None if that cannot be read."""
    try:
        return _read(file, file.name)
    except UnreadableError:
        return None


def refusal_of(source: Source, tree: ast.Module) -> tuple[str, CodeSpan] | None:
    """Why Python refuses source that it can parse, and where: ``return`` outside of a function.

    Compiling takes half as long as parsing: only what looks as if it may be refused is compiled.
    """
    text = source.text
    if hasattr(tree, PARTIAL):  # it is not what the text says
        return None
    if len(text) > _MOST or not (re.search(_SUSPECT, text) or _has_odd_future(text, tree)):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "", "exec", dont_inherit=True)
    except SyntaxError as error:
        return f"syntax error: {error.msg}", _place(source, error, in_bytes=True)
    except (ValueError, RecursionError, MemoryError):
        pass
    return None


def _has_odd_future(text: str, tree: ast.Module) -> bool:
    """Whether anything but one import of `annotations` at the top is from ``__future__``."""
    count = text.count("__future__")
    first = next((one for one in tree.body if not isinstance(one, ast.Expr)), None)
    is_usual = isinstance(first, ast.ImportFrom) and [one.name for one in first.names] == [
        "annotations"
    ]
    return count > is_usual


def _read(file: Path, path: str) -> bytes:
    try:
        if not is_file(str(file)):  # reading a pipe would wait forever
            raise UnreadableError(f"{path} is not a file")
        data = read_bytes(str(file), LIMIT + 1)
    except OSError as error:
        raise UnreadableError(f"{path} cannot be opened: {error.strerror}") from error
    if len(data) > LIMIT:
        raise UnreadableError(f"{path} is too large")
    return data


def _decode(data: bytes) -> str:
    if not any(b"coding" in line for line in data.split(b"\n", 2)[:2]):
        with suppress(UnicodeDecodeError):
            return data.decode("utf-8-sig")
    from io import BytesIO
    from tokenize import detect_encoding  # rarely needed

    return data.decode(detect_encoding(BytesIO(data).readline)[0])


def _no_text(file: Path, data: bytes, message: str, mistake: str) -> UnreadableError:
    source = Source(data.decode("utf-8", "replace"), shorten(str(file)))
    return UnreadableError(message, mistake, CodeSpan(source, source.span(0, 0)))


def _parse_newer(
    text: str, error: SyntaxError, version: tuple[int, int] | None
) -> ast.Module | None:
    """What this Python can read of source for a newer one; None if it is not that."""
    from noob_lint.python.source.newer import may_be_newer

    if not may_be_newer(text, error, version):
        return None
    from noob_lint.python.source.older import parse_newer

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return parse_newer(text)


def _no_syntax(
    file: Path, path: str, text: str, error: SyntaxError, version: tuple[int, int] | None
) -> UnreadableError:
    from noob_lint.python.source.newer import may_be_newer

    where = f", line {error.lineno}" if error.lineno else ""
    message = f"{path}{where}: {error.msg}"
    if may_be_newer(text, error, version):
        own = sys.version_info
        reader = f" for Python {own[0]}.{own[1]}, which runs noob-lint"
        return UnreadableError(f"{message}{reader if version else ''}")
    return UnreadableError(
        message, f"syntax error: {error.msg}", _place(Source(text, shorten(str(file))), error)
    )


def _place(source: Source, error: SyntaxError, *, in_bytes: bool = False) -> CodeSpan:
    """Where a syntax error is; Python counts lines and columns from 1, in code points or bytes."""
    starts = source.line_starts
    line = min((error.lineno or 1) - 1, len(starts) - 1)
    column = (error.offset or 1) - 1
    if in_bytes:
        from noob_lint.python.source.columns import Columns  # rarely needed

        column = Columns(source.line(line)).characters_before(column)
    start = min(starts[line] + column, len(source.text))
    return CodeSpan(source, source.span(start, start))
