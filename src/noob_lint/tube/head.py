"""What the start of a file shows before it is parsed: its id, and the tubes that it names."""

from __future__ import annotations

import os
import re
from typing import NamedTuple

_ID_LINE = re.compile(
    rb"""^["']?noob_id["']?[ \t]*:[ \t]*["']*([^\s"'#][^"'\r\n]*?)["']*[ \t]*(?:[ \t]#.*)?\r?$""",
    re.MULTILINE,
)
_EXTENDS = re.compile(
    rb"""^["']?extends["']?[ \t]*:[ \t]*(\[[^\]]*\]|(?:#[^\n]*)?(?:\r?\n[ \t]*(?:[-#][^\n]*)?)*)""",
    re.MULTILINE,
)
_CHILD = re.compile(rb"""\btube["']?[ \t]*:[ \t]*["']?([\w\-/#.]+)""")
_NAME = re.compile(rb"[\w\-/#.]+")
_SIZE = 64 * 1024
"""Bytes at the start of a file in which its id and the names of other tubes are looked for."""


class Head(NamedTuple):
    """What the start of a file shows before it is parsed.

    `names` are the texts that look as if they named other tubes: too many or too few do no harm,
    since they only decide which documents are kept.
    """

    tube_id: str | None = None
    names: frozenset[str] = frozenset()


def read_head(path: str) -> Head:
    """The `noob_id` that the start of a file shows, and the names of tubes, without parsing it."""
    if not os.path.isfile(path):  # to open a named pipe would wait for somebody to write to it
        return Head()
    try:
        with open(path, "rb") as file:
            text = file.read(_SIZE).removeprefix(b"\xef\xbb\xbf")
    except (OSError, ValueError):
        return Head()
    match = _ID_LINE.search(text)
    names = set(_CHILD.findall(text)) if b"tube:" in text or b'tube"' in text else set()
    if b"extends" in text:
        names.update(name for found in _EXTENDS.findall(text) for name in _NAME.findall(found))
    return Head(
        None if match is None else _decode(match[1]), frozenset(_decode(name) for name in names)
    )


def read_id(path: str) -> str | None:
    """The `noob_id` that the first lines of a file show, without parsing it, or None."""
    return read_head(path).tube_id


def _decode(text: bytes) -> str:
    return text.decode("utf-8", "replace")
