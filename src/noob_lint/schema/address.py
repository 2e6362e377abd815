"""Recognizes the address of one of our schemas, as a modeline or an editor's settings have it."""

from __future__ import annotations

import re

from noob_lint.schema.store import schema_id
from noob_lint.spec.versions import VERSIONS

_PATH = re.compile(
    r"(?:^|[/\\])([0-9][0-9.]*)(?:-r[0-9]+)?[/\\]([a-z-]+)\.schema\.json(?:[?#].*)?$"
)
_IDS = {
    schema_id(edition, "tube", plain=plain): version.name
    for version in VERSIONS
    for edition in version.editions
    for plain in (False, True)
}


def schema_of(address: str) -> tuple[str, str] | None:
    """The version and name in the address of one of our schemas; None for any other address.

    Ours are the ids of the tube schemas, and paths and URLs that end like
    ``1003/tube.schema.json`` or ``1003-r1/tube.schema.json``, whether or not that version exists.
    """
    if address in _IDS:
        return _IDS[address], "tube"
    match = _PATH.search(address)
    return (match[1], match[2]) if match else None
