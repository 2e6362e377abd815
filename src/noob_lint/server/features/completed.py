"""The items that completion offers, as plain values."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class ItemKind(StrEnum):
    """The kind of an item, which selects its icon."""

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
    SNIPPET = "snippet"


class Item(NamedTuple):
    """An item that can be inserted at the cursor.

    `insert` is a snippet with tab stops, unless it is just the `label`. `detail` is shown next to
    the label, `about` is Markdown. Items that are required come first.
    """

    label: str
    kind: ItemKind
    insert: str = ""
    detail: str = ""
    about: str = ""
    is_required: bool = False


def escaped(text: str) -> str:
    """Text, escaped for a snippet."""
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
