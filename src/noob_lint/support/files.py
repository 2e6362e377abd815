"""Reading files that somebody named, and why one cannot be read or written, in words."""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF8


def read_bytes(path: str, most: int = -1) -> bytes:
    """What is in the regular file `path`, or the first `most` bytes of it.

    Raises:
        OSError: it cannot be read, or is a device or a pipe, which need not end.
        ValueError: `path` has a NUL character.
    """
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise OSError("not a regular file")
    with open(path, "rb") as file:
        return file.read(most)


def read_lines(path: str) -> list[str]:
    """The lines of the regular file `path` without their ends; none if it cannot be read.

    Bytes that are not UTF-8 are surrogates, as in the names of files.
    """
    try:
        text = read_bytes(path).decode("utf-8-sig", "surrogateescape")
    except (OSError, ValueError):
        return []
    return [line.removesuffix("\r") for line in text.split("\n")]


def error_text(error: OSError | ValueError) -> str:
    """What an error in reading or writing a file is about, as the end of a message."""
    if not isinstance(error, OSError):
        return "not a path"
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]


def encode(text: str, *, has_bom: bool) -> bytes:
    """The bytes of a file that holds `text`, after a byte order mark if it has one."""
    return (BOM_UTF8 if has_bom else b"") + text.encode("utf-8")
