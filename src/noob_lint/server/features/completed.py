"""What completion offers, as values."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class ItemKind(StrEnum):
    """What an item is, for its icon."""

    KEY = "key"
    VALUE = "value"
    NODE = "node"
    SIGNAL = "signal"
    ASSET = "asset"
    INPUT = "input"
    SLOT = "slot"
    PARAM = "param"
    MODULE = "module"
    FUNCTION = "function"
    CLASS = "class"
    TUBE = "tube"


class Item(NamedTuple):
    """Something that can stand at the cursor.

    `insert` is a snippet with tab stops, if it is not just the `label`. `detail` stands beside the
    label, `about` is in Markdown. What `is_required` comes first.
    """

    label: str
    kind: ItemKind
    insert: str = ""
    detail: str = ""
    about: str = ""
    is_required: bool = False


def escaped(text: str) -> str:
    """A text in a snippet."""
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
