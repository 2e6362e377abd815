"""The comment at the top of a file that names its schema, and what it means for a linter.

Semantics as in yaml-language-server 1.25.0: only comments above the first key count, the first
modeline among them is used, and a space must follow its ``#``. The linter takes the spec version
from the address of the schema, which it never opens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from noob_lint.diagnostics.source import Span
from noob_lint.schema.address import schema_of
from noob_lint.spec.versions import VERSIONS, SpecVersion
from noob_lint.yaml.document import Document

NONE = "none"
"""The word that stands for no schema, in place of an address."""

_MODELINE = re.compile(
    r"^[ \t]*(?P<start>#(?P<blank>[ \t]*)(?:yaml-language-server[ \t]*:(?P<rest>[^\r\n]*)"
    r"|(?P<short>\$schema:[^\r\n]*)))",
    re.MULTILINE,
)
_ADDRESS = re.compile(r"\$schema(?:=|:[ \t]*)(\S+)")
_TOP = re.compile(r"(?:[ \t]*(?:[#%][^\r\n]*|---[ \t]*(?:#[^\r\n]*)?)?(?:\r\n?|\n))*(?:[ \t]*#.*)?")


class Modeline(NamedTuple):
    """A modeline: the address of its schema and its place, or None and the whole comment.

    `is_read` tells whether editors read it: it is the first, and has a space after the ``#``.
    """

    address: str | None
    span: Span
    is_read: bool
    has_blank: bool


def modelines(document: Document) -> Iterator[Modeline]:
    """The modelines at the top of a document, in order."""
    if "$schema" not in document.text:
        return
    top = _TOP.match(document.text)
    assert top is not None  # all of it is optional
    found = False
    for match in _MODELINE.finditer(document.text, 0, top.end()):
        group = "rest" if match["rest"] is not None else "short"
        address = _ADDRESS.search(document.text, *match.span(group))
        span = address.span(1) if address else match.span("start")
        has_blank = bool(match["blank"])
        is_read = has_blank and not found
        found = found or is_read
        text = address[1] if address else None
        yield Modeline(text, document.source.span(*span), is_read, has_blank)


def modeline_of(document: Document) -> Modeline | None:
    """The modeline that is used, if there is one."""
    return next((one for one in modelines(document) if one.is_read), None)


def version_from(document: Document) -> SpecVersion | None:
    """The spec version that the modeline chooses; None if there is none, or it chooses nothing."""
    modeline = modeline_of(document)
    schema = schema_of(modeline.address) if modeline and modeline.address else None
    if schema is None or schema[1] != "tube":
        return None
    return next((version for version in VERSIONS if version.name == schema[0]), None)
