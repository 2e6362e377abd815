"""Reads files, and explains why one cannot be read or written.

A text may stand for a file (see `noob_lint.support.texts`): then the text is read, and the file
counts as existing.
"""

from __future__ import annotations

import errno
import os
import stat
from codecs import BOM_UTF8
from collections.abc import Mapping

from noob_lint.support.texts import texts_in_force


def current_directory() -> str:
    """The current directory, or the top of the file system if it has been removed."""
    try:
        return os.getcwd()
    except OSError:
        return os.sep


def has_current_directory() -> bool:
    """Whether the current directory is still there."""
    try:
        os.getcwd()
    except OSError:
        return False
    return True


def shorten(path: str) -> str:
    """An absolute path for messages: relative if it is below the current directory."""
    try:
        here = os.getcwd()
    except OSError:  # it has been removed
        return path
    return path.removeprefix(os.path.join(here, ""))


def shown_as(real: str, names: Mapping[str, str]) -> str:
    """A real path as it was named according to `names`, or else as short as possible."""
    return names.get(real) or shorten(real)


def is_below(path: str, directory: str) -> bool:
    """Whether an absolute path is that of something in a directory, at any depth."""
    return path.startswith(os.path.join(directory, ""))


class RealPaths:
    """Paths without links. Each directory is resolved once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of(self, path: str) -> str:
        """The absolute path of what `path` leads to, which need not exist.

        Raises:
            ValueError: `path` has a NUL character.
        """
        real = self._known.get(path)
        if real is None:
            real = self._known[path] = self._find(path)
        return real

    def forget(self) -> None:
        """Forget what was resolved, since links may have changed."""
        self._known.clear()

    def _find(self, path: str) -> str:
        directory, name = os.path.split(path)
        if not name or name in (os.curdir, os.pardir) or os.name == "nt":  # where case may differ
            return os.path.realpath(path)
        try:
            is_link = stat.S_ISLNK(os.lstat(path).st_mode)
        except OSError:
            is_link = False
        if is_link:
            return os.path.realpath(path)
        inside = self._known.get(directory)
        if inside is None:
            inside = self._known[directory] = os.path.realpath(directory)
        return os.path.join(inside, name)


MOST = 64 * 2**20
"""No file that is read as a whole may have more bytes."""


class TooLargeError(OSError):
    """A file that is larger than what is read of it."""


def read_bytes(path: str, most: int = -1) -> bytes:
    """The content of the regular file `path`, or its first `most` bytes, or those of its text.

    Raises:
        OSError: it cannot be read, or is a device or a pipe, which may never end.
        TooLargeError: no `most` is given, and it has more than `MOST` bytes.
        ValueError: `path` has a NUL character.
    """
    text = text_for(path)
    if text is not None:
        return text if most < 0 else text[:most]
    return read_from_disk(path, most) if most >= 0 else read_whole(path)


def read_from_disk(path: str, most: int) -> bytes:
    """The first `most` bytes of the regular file `path`, even if a text stands for it.

    Raises:
        OSError: it cannot be read, or is a device or a pipe, which may never end.
        ValueError: `path` has a NUL character.
    """
    descriptor = open_regular(path)
    try:
        return _read(descriptor, most)
    finally:
        os.close(descriptor)


def read_whole(path: str, most: int = MOST) -> bytes:
    """The content of a regular file that has not more than `most` bytes.

    Raises:
        OSError: it cannot be read, or is not a regular file.
        TooLargeError: it has more bytes.
        ValueError: `path` has a NUL character.
    """
    data = read_bytes(path, most + 1)
    if len(data) > most:
        raise TooLargeError(errno.EFBIG, f"larger than {most // 2**20} MiB", path)
    return data


def read_text(path: str, most: int = MOST) -> str:
    """The content of a regular file of UTF-8, without a byte order mark.

    Raises:
        OSError: it cannot be read, is not a regular file, or has more than `most` bytes.
        ValueError: it is not UTF-8, or `path` has a NUL character.
    """
    return read_whole(path, most).decode("utf-8-sig")


def open_regular(path: str) -> int:
    """A descriptor of the regular file at `path`, from which it can be read, and never waited for.

    Nothing else is opened, since that may wait, or do something by itself. What is in its place by
    the time that it is opened is looked at again.

    Raises:
        OSError: it cannot be opened, or is a directory, a device, a pipe or a socket.
        ValueError: `path` has a NUL character.
    """
    _check_regular(os.stat(path).st_mode, path)
    descriptor = os.open(path, _FLAGS)
    try:
        _check_regular(os.fstat(descriptor).st_mode, path)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def _check_regular(mode: int, path: str) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "not a regular file", path)


def _read(descriptor: int, most: int) -> bytes:
    """The first `most` bytes of an open file.

    A file of size 0 is empty: those of the kernel, such as ``/proc/kmsg``, say that they are, and
    reading them may wait, or show what no file of a project has.
    """
    size = os.fstat(descriptor).st_size
    parts: list[bytes] = []
    left = most if size else 0
    while left and (data := os.read(descriptor, min(size + 1, left))):
        parts.append(data)
        left -= len(data)  # the file may have changed, or the system reads it in parts
    return b"".join(parts)


def text_for(path: str) -> bytes | None:
    """The bytes of the text that stands for the file at `path`, if there is one."""
    texts = texts_in_force()
    return None if texts is None else texts.data_of(path)


def is_file(path: str) -> bool:
    """Whether there is a file at `path`, or a text that stands for one."""
    return os.path.isfile(path) or text_for(path) is not None


def exists(path: str) -> bool:
    """Whether there is anything at `path`, even a broken link or a text."""
    return os.path.lexists(path) or text_for(path) is not None


def names_in(directory: str) -> list[str]:
    """The names in a directory, including those for which there are only texts.

    Raises:
        OSError, ValueError: it cannot be read.
    """
    names = os.listdir(directory)
    texts = texts_in_force()
    return names if texts is None else [*{*names, *texts.names_in(directory)}]


def texts_in(directory: str) -> set[str]:
    """The names in a directory for which there are texts."""
    texts = texts_in_force()
    return set() if texts is None else texts.names_in(directory)


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
