"""Writes files so that readers, even after a crash, see either the old content or the new one.

A new file is written next to the old one, flushed to disk, and renamed over it. A killed process
leaves at most a ``.noob-lint-*.tmp`` behind, next to an unchanged file. Only a file with several
hard links is written in place, so that they remain links; the new content is next to it meanwhile.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from time import time

from noob_lint.support.files import read_from_disk

_PREFIX, _SUFFIX = ".noob-lint-", ".tmp"
_RANDOM_BYTES = 6
_OLD = 600  # seconds; no file takes as long to write


class ChangedError(OSError):
    """The file has changed since it was read."""


def replace_file(path: str, data: bytes, expected: bytes) -> None:
    """Replace the content `expected` of the existing file `path` by `data`.

    Links are followed and kept, hard ones too. Mode, owner (where permitted) and extended
    attributes are kept.

    Raises:
        ChangedError: the file does not contain `expected`; it is left alone.
        OSError: the file cannot be read or written; it is unchanged.
    """
    target = os.path.realpath(path)
    _check_unchanged(target, expected)
    if not os.access(target, os.W_OK):  # a rename would ignore that
        raise PermissionError(13, "not writable", path)
    temporary = _write_beside(target, data)
    try:
        _copy_attributes(target, temporary)
        _check_unchanged(target, expected)  # again, as late as possible
        if os.stat(target).st_nlink > 1:
            _write_into(target, data)
            os.unlink(temporary)
        else:
            os.replace(temporary, target)
    except BaseException:
        _remove(temporary)
        raise
    _sync_directory(target)


def write_file(path: str, data: bytes) -> None:
    """Write `data` to the file `path`, which may be new. Links are followed, and the mode is kept.

    Raises:
        OSError: the file cannot be written; it is unchanged.
    """
    target = os.path.realpath(path)
    try:
        _write(target, data)
    except OSError as error:
        error.filename = path  # the name that was given, not that of the temporary file
        raise


def _write(target: str, data: bytes) -> None:
    if os.path.lexists(target):
        if os.path.exists(target) and not os.path.isfile(target):  # a pipe would wait for a writer
            raise OSError(errno.EINVAL, "not a regular file", target)
        replace_file(target, data, read_from_disk(target, sys.maxsize))
        return
    temporary = _write_beside(target, data)
    try:
        os.replace(temporary, target)
    except BaseException:
        _remove(temporary)
        raise
    _sync_directory(target)


def _check_unchanged(target: str, expected: bytes) -> None:
    if read_from_disk(target, len(expected) + 1) != expected:
        raise ChangedError(0, "the file has changed meanwhile", target)


def _write_beside(target: str, data: bytes) -> str:
    """Write `data` to a new file in the directory of `target`, flush it to disk, return its path.

    The name is short even if the target's is long, and does not look like that of a tube.
    """
    name = f"{_PREFIX}{os.urandom(_RANDOM_BYTES).hex()}{_SUFFIX}"
    temporary = os.path.join(os.path.dirname(target), name)
    try:
        with open(temporary, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:  # of another process
        raise
    except BaseException:
        _remove(temporary)
        raise
    return temporary


def _write_into(target: str, data: bytes) -> None:
    """Write `data` into an existing file, which stays the same file, and flush it to disk."""
    with open(target, "r+b") as file:
        file.write(data)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def _copy_attributes(source: str, target: str) -> None:
    """Give `target` the owner, mode and extended attributes of `source`, but its own times."""
    from shutil import copystat  # with all that archives need: discovery imports this module

    status = os.stat(source)
    if hasattr(os, "chown"):
        with suppress(PermissionError):  # only root may give files away
            os.chown(target, status.st_uid, status.st_gid)
    copystat(source, target)
    os.utime(target)


def is_temporary(name: str) -> bool:
    """Whether a file of this name is a temporary one, perhaps left by a killed process."""
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)


def remove_leftovers(path: str) -> None:
    """Delete what a process that was killed some time ago left next to the file `path`."""
    directory = os.path.dirname(os.path.realpath(path))
    with suppress(OSError), os.scandir(directory) as entries:
        for entry in entries:
            if is_temporary(entry.name) and entry.stat().st_mtime < time() - _OLD:
                _remove(entry.path)


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)


def _sync_directory(target: str) -> None:
    """Flush the rename to disk, where directories can be opened (not on Windows)."""
    with suppress(OSError):
        descriptor = os.open(os.path.dirname(target), os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
