"""The lock of the schemas: when each edition was released, and with which bytes.

An edition is what is published for a spec version, such as ``1003``, or a revision of it, such as
``1003-r1``, which corrects descriptions and the like but accepts the same tubes. Once it is in the
lock, its files never change, regardless of the command, the directory and the addresses.
"""

from __future__ import annotations

import json
import os.path
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple

from noob_lint.publish import diff
from noob_lint.schema import store
from noob_lint.spec.versions import VERSIONS
from noob_lint.support.files import read_bytes

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "released.json")

FLAVOURS = (False, True)
"""Whether a schema is plain: each is there for editors, and without what only they know."""

Files = Mapping[str, str]
"""The texts of files by path in the directory of the schemas, with slashes."""


class Release(NamedTuple):
    """The day of a release (ISO 8601), and the checksum of each file by its path."""

    date: str
    checksums: Mapping[str, str]


def releases() -> Mapping[str, Release]:
    """What has been released, by edition."""
    data = json.loads(read_bytes(FILE))
    return {
        edition: Release(entry["date"], entry["sha256"])
        for edition, entry in data["released"].items()
    }


def paths_of(edition: str) -> Iterator[str]:
    """The paths of the schemas of an edition."""
    for plain in FLAVOURS:
        for name in store.NAMES:
            yield store.relative_path(edition, name, plain=plain)


def checksum(text: str) -> str:
    """The checksum of a file."""
    return sha256(text.encode()).hexdigest()


def violations(files: Files) -> Iterator[str]:
    """A line for each file that may not be published as it is, or not without another file.

    The files have the ids of the models, not addresses of a host.
    """
    for edition, release in releases().items():
        if not files.keys() & {*paths_of(edition)}:
            continue
        for path, expected in release.checksums.items():
            if path not in files:
                yield f"{path}: released on {release.date}, and may not go"
            elif checksum(files[path]) != expected:
                yield f"{path}: released on {release.date}, and may not change"
    yield from _other_verdicts(files)


def _other_verdicts(files: Files) -> Iterator[str]:
    """A line for each schema of a revision that accepts other tubes than its predecessor."""
    for version in VERSIONS:
        for old, new in zip(version.editions, version.editions[1:], strict=False):
            for name in store.NAMES:
                before, after = (store.relative_path(one, name, plain=True) for one in (old, new))
                if before in files and after in files:
                    texts = (files[before], files[after])
                    if diff.compare(*map(json.loads, texts)):
                        yield f"{after}: accepts other files than {old}, so it is not a revision"


def frozen(files: Files, date: str) -> str:
    """The text of the lock after `files` are released; existing entries are kept."""
    released = dict(releases())
    for version in VERSIONS:
        for edition in version.editions:
            checksums = {path: checksum(files[path]) for path in paths_of(edition)}
            released.setdefault(edition, Release(date, checksums))
    entries = {
        edition: {"date": one.date, "sha256": dict(one.checksums)}
        for edition, one in released.items()
    }
    return json.dumps({"version": 1, "released": entries}, indent=2) + "\n"
