"""The directory and the files of a cache. Nothing here raises: without a cache, runs are slower."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from noob_lint.caching.states import DIRECTORY, digest_of
from noob_lint.support.files import MOST, read_bytes

TAG = "CACHEDIR.TAG"
_OWN = {
    TAG: "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This directory holds the result cache of noob-lint; it can be deleted.\n",
    ".gitignore": "# Created by noob-lint; everything here can be deleted.\n*\n",
}
"""The files that say what the directory is, with their content."""

_NAME = re.compile(r"[0-9a-f]{40}\.json")
_TEMPORARY = re.compile(r"\.[0-9a-f]{40}-[0-9a-f]{12}\.tmp")
_MOST_FILES = 8
"""A project is mostly checked in few ways: with other options, or from other directories."""


class Store:
    """The cache of the project at `root`, for runs that have `key` in common."""

    def __init__(self, root: str, key: str) -> None:
        self._directory = os.path.join(root, DIRECTORY)
        self._key = digest_of(key.encode("utf-8", "surrogateescape"))
        self._path = os.path.join(self._directory, f"{self._key}.json")

    def read(self) -> dict[str, Any]:
        """What was written last; nothing if it cannot be read, or was not written here."""
        home = _home(self._directory)
        data = None if home is None else _read(self._path)
        if data is None:
            return {}
        digest, _, body = data.partition(b"\n")
        if digest.decode("ascii", "replace") != digest_of(body):
            return {}
        import json

        try:
            found = json.loads(body)
        except (ValueError, RecursionError):
            return {}
        is_own = isinstance(found, dict) and found.get("key") == self._key
        return found if is_own and found.get("home") == home else {}

    def write(self, content: dict[str, Any], results: Mapping[str, str]) -> None:
        """Replace what is there, if possible; the results are JSON already."""
        with suppress(OSError):
            _make(self._directory)
            home = _home(self._directory)
            if home is None:
                return
            rest = as_json({"key": self._key, "home": home, **content}).removesuffix("}")
            pairs = ",".join(f"{as_json(real)}:{result}" for real, result in results.items())
            body = f'{rest},"results":{{{pairs}}}}}'.encode()
            data = f"{digest_of(body)}\n".encode() + body
            if len(data) <= MOST:
                _replace(self._path, data)
                _prune(self._directory, self._path)


def as_json(value: object) -> str:
    """A value as it is written."""
    import json

    return json.dumps(value, separators=(",", ":"))


def _home(directory: str) -> list[int] | None:
    """What no other directory has in common with this one, such as a copy of it.

    A cache that came with a repository or an archive could say whatever its author likes.
    """
    try:
        if not stat.S_ISDIR(os.lstat(directory).st_mode):
            return None
        tag = os.lstat(os.path.join(directory, TAG))
    except OSError:
        return None
    is_own = stat.S_ISREG(tag.st_mode) and tag.st_size == len(_OWN[TAG])
    return [tag.st_ino, tag.st_ctime_ns] if is_own and tag.st_nlink == 1 else None


def _read(path: str) -> bytes | None:
    """The content of a regular file that is not a link; None if it is something else, or large."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return None
        return read_bytes(path)
    except OSError:
        return None


def _make(directory: str) -> None:
    """Make the directory with the files that say what it is.

    Raises:
        OSError: that is not possible.
    """
    with suppress(FileExistsError):
        os.mkdir(directory)
    if not stat.S_ISDIR(os.lstat(directory).st_mode):
        raise NotADirectoryError(directory)
    for name, text in _OWN.items():
        with suppress(FileExistsError), open(os.path.join(directory, name), "x") as file:
            file.write(text)


def _replace(path: str, data: bytes) -> None:
    """Let a file have another content at once; others see the old one or the new one.

    Raises:
        OSError: that is not possible.
    """
    directory, name = os.path.split(path)
    own = f".{name.removesuffix('.json')}-{os.urandom(6).hex()}.tmp"
    temporary = os.path.join(directory, own)
    try:
        with open(temporary, "xb") as file:
            file.write(data)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _prune(directory: str, path: str) -> None:
    """Delete the oldest files but for a few, and what killed processes left."""
    found = []
    for name in os.listdir(directory):
        one = os.path.join(directory, name)
        if one != path and (_NAME.fullmatch(name) or _TEMPORARY.fullmatch(name)):
            with suppress(OSError):
                found.append((os.lstat(one).st_mtime_ns, one))
    for _, one in sorted(found)[: 1 - _MOST_FILES]:
        with suppress(OSError):
            os.unlink(one)


def clean(root: str) -> str | None:
    """Delete the cache of the project at `root`; returns its directory, None if there is none.

    Only files of its own are deleted, and the directory if nothing else is in it.

    Raises:
        OSError: something cannot be deleted.
    """
    directory = os.path.join(root, DIRECTORY)
    try:
        is_there = stat.S_ISDIR(os.lstat(directory).st_mode)
    except OSError:
        return None
    if not is_there:  # a link, which may lead anywhere
        return None
    for name in os.listdir(directory):
        if name in _OWN or _NAME.fullmatch(name) or _TEMPORARY.fullmatch(name):
            os.unlink(os.path.join(directory, name))
    with suppress(OSError):  # others have put something there
        os.rmdir(directory)
    return directory
