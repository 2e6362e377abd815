"""What the start of a file shows before it is parsed: its id, and the tubes that it names."""

from __future__ import annotations

import os
import re

from noob_lint.support.files import read_from_disk
from noob_lint.support.values import NamedTuple

# Compiled on first use: most tubes need only the first.
_ID_LINE = rb"""(?m)^["']?noob_id["']?[ \t]*:([^\n]*)$"""
_COMMENT = rb"[ \t]#"
_EXTENDS = (
    rb"""(?m)^["']?extends["']?[ \t]*:[ \t]*"""
    rb"""(\[[^\]]*\]?|(?:#[^\n]*)?(?:\r?\n[ \t]*(?:[-#][^\n]*)?)*)"""
)
_CHILD = rb"""\btube["']?[ \t]*:[ \t]*["']?([\w\-/#.]+)"""
_NAME = rb"[\w\-/#.]+"
_SIZE = 64 * 1024
"""Bytes at the start of a file in which its id and the names of other tubes are looked for."""


class Head(NamedTuple):
    """What the start of a file shows before it is parsed.

    `names` are the strings that look like names of other tubes. Too many or too few do no harm,
    since they only decide which documents are kept.
    """

    tube_id: str | None = None
    names: frozenset[str] = frozenset()


NOTHING = Head()
"""The head of a file that is not a tube."""


def read_head(path: str) -> Head:
    """What the start of the file at `path` shows; nothing if it cannot be read."""
    try:
        return head_of(read_from_disk(path, _SIZE))
    except (OSError, ValueError):
        return NOTHING


def head_of(data: bytes) -> Head:
    """What the bytes of a file, or the first of them, show."""
    text = data[:_SIZE].removeprefix(b"\xef\xbb\xbf")
    names = set(re.findall(_CHILD, text)) if b"tube" in text else set()
    if b"extends" in text:
        names.update(
            name for found in re.findall(_EXTENDS, text) for name in re.findall(_NAME, found)
        )
    ids = re.findall(_ID_LINE, text) if b"noob_id" in text else []
    tube_id = next(filter(None, map(_id_in, ids)), None)
    if tube_id is None and not names:
        return NOTHING
    return Head(
        None if tube_id is None else _decode(tube_id), frozenset(_decode(name) for name in names)
    )


def _id_in(rest: bytes) -> bytes | None:
    """The id in what follows `noob_id:` on its line.

    It is parsed step by step, since a single pattern would try every way to divide a run of blanks.
    """
    comment = re.search(_COMMENT, rest)
    if comment is not None:
        rest = rest[: comment.start()]
    value = rest.removesuffix(b"\r").strip(b" \t").lstrip(b"\"'").rstrip(b"\"'")
    if not value or value[:1].isspace() or value[:1] == b"#":
        return None
    return None if any(char in value for char in (b'"', b"'", b"\r")) else value


def read_id(path: str) -> str | None:
    """The `noob_id` that the first lines of a file show, without parsing it, or None."""
    return read_head(path).tube_id


def backup_of(path: str) -> str:
    """Where noob keeps the copy of a tube that it restores when a load fails."""
    return f"{os.path.splitext(path)[0]}.yaml.bak"


def _decode(text: bytes) -> str:
    return text.decode("utf-8", "replace")
