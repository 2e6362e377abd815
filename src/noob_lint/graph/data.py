"""A picture as JSON, for other programs; docs/graph.md describes it."""

from __future__ import annotations

from enum import Enum
from json import dumps
from typing import Any

from noob_lint.graph.picture import Picture

VERSION = 1
"""Changes when programs that read the old form would break."""


def json(picture: Picture) -> str:
    """A picture as one JSON object."""
    return dumps({"version": VERSION, **to_dict(picture)}, indent=2, ensure_ascii=False) + "\n"


def to_dict(picture: Picture) -> dict[str, Any]:
    """A picture as plain values: mappings, lists, strings, numbers, booleans and None."""
    found = _plain(picture)
    assert isinstance(found, dict)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return str(value)
    fields = getattr(value, "_fields", None)
    if fields is not None:
        return {name: _plain(getattr(value, name)) for name in fields}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
