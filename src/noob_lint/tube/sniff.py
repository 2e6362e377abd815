"""What kind of file a YAML file is, judged by its first bytes where possible.

A tube has a top-level ``noob_id``, ``noob_model`` or ``noob_version`` key (contract C2), which is
found without parsing: the test reads every YAML file of a project, so it must be quick, and a file
that is badly encoded or does not parse is linted if it looks like a tube. Where it cannot be exact
(flow mappings), it says yes. Without a header, only a small file with `nodes` is parsed.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import BinaryIO

from noob_lint.tube.file_kind import MOST_PARSED, FileKind, is_suspicious, special_kind

_CHUNK = 1 << 16  # larger buffers cost more than they save: most files are small
_OVERLAP = 256  # more than a header key with its quotes, anchor and tag can need

_MARK = b"noob_"
_NAME = rb"""["']?noob_(?:id|model|version)["']?"""
_PROPERTIES = rb"(?:[&!][^\s,\[\]{}]{0,99}[ \t]{1,99}){0,2}"  # an anchor and a tag before the key
_KEY = _PROPERTIES + _NAME + rb"[ \t]*:(?=\s|\Z)"

_BLOCK_KEY = re.compile(rb"(?:\A|[\r\n])(?:\?[ \t]+)?" + _KEY)
_EXPLICIT_KEY = re.compile(rb"(?:\A|[\r\n])\?[ \t]+" + _PROPERTIES + _NAME + rb"\s")
_FLOW_KEY = re.compile(rb"[{,\s?]" + _PROPERTIES + _NAME + rb"[ \t\r\n]*:")
_PROLOGUE = re.compile(
    rb"(?:[ \t]*(?:[#%][^\r\n]*|---(?=\s|\Z)[ \t]*(?:#[^\r\n]*)?)?[\r\n])*(?:---[ \t]+)?"
)
_BLOCK_NODES = re.compile(rb"""(?:\A|[\r\n])["']?nodes["']?[ \t]*:""")
_FLOW_NODES = re.compile(rb"""[{,\s]["']?nodes["']?[ \t\r\n]*:""")


def classify(data: bytes) -> FileKind:
    """The kind of the whole file `data`."""
    if _looks_like_tube(data, flow=_is_flow(data), indent=_indent(data)):
        return special_kind(data) or FileKind.TUBE
    return _headless_kind(data)


def classify_file(file: BinaryIO, limit: int) -> FileKind:
    """The kind of the open file `file`.

    Reads no further than the first header key if nothing there is suspicious, and no more than
    about `limit` bytes: what has none by then is too large to be a tube.

    Raises:
        OSError: the file cannot be read.
    """
    chunk = file.read(_CHUNK)
    flow, indent = _is_flow(chunk), _indent(chunk)
    start, seen = chunk, len(chunk)
    while not _looks_like_tube(chunk, flow=flow, indent=indent):
        more = file.read(_CHUNK) if seen < limit else b""
        if not more:
            return _headless_kind(start) if seen == len(start) else FileKind.OTHER
        if seen <= MOST_PARSED:
            start += more
        seen += len(more)
        # Behind a letter, what may be the middle of a line or a word does not count as its start.
        chunk = b"x" + chunk[-_OVERLAP:] + more
    if seen > len(start) or not is_suspicious(start):
        return FileKind.TUBE
    while len(start) <= MOST_PARSED and (more := file.read(_CHUNK)):
        start += more
    return special_kind(start) or FileKind.TUBE


def _headless_kind(data: bytes) -> FileKind:
    """The kind of a whole file without a header."""
    if len(data) > MOST_PARSED or not _has_nodes(data):
        return FileKind.OTHER
    from noob_lint.tube.headless import is_headless_tube
    from noob_lint.tube.template import has_marks, is_template, without_marks
    from noob_lint.yaml.parser import parse

    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return FileKind.OTHER
    if is_headless_tube(parse(text).root):
        return FileKind.TUBE
    if has_marks(data) and is_headless_tube(parse(without_marks(text)).root) and is_template(text):
        return FileKind.TEMPLATE
    return FileKind.OTHER


def _has_nodes(data: bytes) -> bool:
    """Whether there seems to be a `nodes` at the top level, and a `type` anywhere."""
    if b"nodes" not in data or b"type" not in data:
        return False
    if _is_flow(data):
        return _FLOW_NODES.search(data) is not None
    data = _without_indent(data.removeprefix(BOM_UTF8), _indent(data))
    return _BLOCK_NODES.search(data) is not None


def _looks_like_tube(data: bytes, *, flow: bool, indent: bytes) -> bool:
    data = _as_ascii(data)
    if _MARK not in data:
        return False
    if flow:
        return _FLOW_KEY.search(data) is not None
    data = _without_indent(data, indent)
    return _BLOCK_KEY.search(data) is not None or _EXPLICIT_KEY.search(data) is not None


def _without_indent(data: bytes, indent: bytes) -> bytes:
    """`data` with the keys of its root mapping at the line starts.

    That the whole root mapping is indented is valid, if unusual.
    """
    return data.replace(b"\n" + indent, b"\n").removeprefix(indent) if indent else data


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
    assert match is not None  # all of it is optional
    return text[match.end() : match.end() + _OVERLAP]


def _is_flow(data: bytes) -> bool:
    return _content(data).lstrip().startswith(b"{")


def _indent(data: bytes) -> bytes:
    content = _content(data)
    return content[: len(content) - len(content.lstrip(b" "))]
