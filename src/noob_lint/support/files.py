"""Reads files that a user named, and says in words why one cannot be read or written."""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF8


def current_directory() -> str:
    """The current directory, or the top of the file system if it has been removed."""
    try:
        return os.getcwd()
    except OSError:
        return os.sep


def shorten(path: str) -> str:
    """An absolute path as messages show it: relative if it is below the current directory."""
    try:
        here = os.getcwd()
    except OSError:  # it has been removed
        return path
    return path.removeprefix(os.path.join(here, ""))


def read_bytes(path: str, most: int = -1) -> bytes:
    """The content of the regular file `path`, or its first `most` bytes.

    Raises:
        OSError: it cannot be read, or is a device or a pipe, which may never end.
        ValueError: `path` has a NUL character.
    """
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise OSError("not a regular file")
    with open(path, "rb") as file:
        return file.read(most)


def read_lines(path: str) -> list[str]:
    """The lines of the regular file `path` without their ends; none if it cannot be read.

    Bytes that are not UTF-8 become surrogates, as in file names.
    """
    try:
        text = read_bytes(path).decode("utf-8-sig", "surrogateescape")
    except (OSError, ValueError):
        return []
    return [line.removesuffix("\r") for line in text.split("\n")]


def error_text(error: OSError | ValueError) -> str:
    """The reason why a file could not be read or written, as the end of a message."""
    if not isinstance(error, OSError):
        return "not a path"
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]


def encode(text: str, *, has_bom: bool) -> bytes:
    """`text` as the bytes of a file, after a byte order mark if `has_bom`."""
    return (BOM_UTF8 if has_bom else b"") + text.encode("utf-8")
