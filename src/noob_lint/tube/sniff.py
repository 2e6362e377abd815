"""Whether a YAML file is a tube, judged from its text without parsing it.

A tube has a top-level ``noob_id``, ``noob_model`` or ``noob_version`` key (contract C2). The test
must be quick, since it reads every YAML file of a project, and must not be stopped by a file that
is badly encoded or does not parse: such a file is linted if it looks like a tube, and the linter
then says what is wrong with it. Where it cannot be exact (flow mappings), it says yes.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import BinaryIO

_CHUNK = 1 << 16  # larger buffers cost more than they save: most files are small
_OVERLAP = 256  # more than a header key with its quotes, anchor and tag can take

_MARK = b"noob_"
_NAME = rb"""["']?noob_(?:id|model|version)["']?"""
_PROPERTIES = rb"(?:[&!][^\s,\[\]{}]*[ \t]+){0,2}"  # an anchor and a tag before the key
_KEY = _PROPERTIES + _NAME + rb"[ \t]*:(?=\s|\Z)"

_BLOCK_KEY = re.compile(rb"(?:\A|[\r\n])(?:\?[ \t]+)?" + _KEY)
_EXPLICIT_KEY = re.compile(rb"(?:\A|[\r\n])\?[ \t]+" + _PROPERTIES + _NAME + rb"\s")
_FLOW_KEY = re.compile(rb"[{,\s?]" + _PROPERTIES + _NAME + rb"[ \t\r\n]*:")
_PROLOGUE = re.compile(
    rb"(?:[ \t]*(?:[#%][^\r\n]*|---(?=\s|\Z)[ \t]*(?:#[^\r\n]*)?)?[\r\n])*(?:---[ \t]+)?"
)
_INDENT = re.compile(rb"[ ]*")


def is_tube(data: bytes) -> bool:
    """Whether `data`, a whole file, has a header key of a tube at its top level."""
    return _looks_like_tube(data, flow=_is_flow(data), indent=_indent(data))


def is_tube_file(file: BinaryIO, limit: int) -> bool:
    """Whether the file open as `file` is a tube.

    Reads no further than the first header key, and no more than about `limit` bytes: what has none
    by then is too large to be a tube.

    Raises:
        OSError: the file cannot be read.
    """
    chunk = file.read(_CHUNK)
    flow, indent = _is_flow(chunk), _indent(chunk)
    seen = len(chunk)
    while not _looks_like_tube(chunk, flow=flow, indent=indent):
        more = file.read(_CHUNK) if seen < limit else b""
        if not more:
            return False
        seen += len(more)
        tail = chunk[-_OVERLAP:]
        # A chunk must not begin in the middle of a line, or the middle would count as a line start.
        chunk = (tail[tail.find(b"\n") + 1 :] if b"\n" in tail else b" " + tail) + more
    return True


def _looks_like_tube(data: bytes, *, flow: bool, indent: bytes) -> bool:
    data = _as_ascii(data)
    if _MARK not in data:
        return False
    if flow:
        return _FLOW_KEY.search(data) is not None
    if indent:  # the whole root mapping is indented: valid, if unusual
        data = data.replace(b"\n" + indent, b"\n").removeprefix(indent)
    return _BLOCK_KEY.search(data) is not None or _EXPLICIT_KEY.search(data) is not None


def _as_ascii(data: bytes) -> bytes:
    """Drop what UTF-16, UTF-32 and byte order marks put around ASCII text."""
    if b"\0" in data:
        data = data.replace(b"\0", b"")
    for mark in (BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE):
        data = data.removeprefix(mark)
    return data


def _content(data: bytes) -> bytes:
    """The beginning of the text after comments, directives and the document start."""
    text = _as_ascii(data[:_CHUNK])
    match = _PROLOGUE.match(text)
    start = match.end() if match else 0
    return text[start : start + _OVERLAP]


def _is_flow(data: bytes) -> bool:
    return _content(data).lstrip().startswith(b"{")


def _indent(data: bytes) -> bytes:
    match = _INDENT.match(_content(data))
    return match.group() if match else b""
