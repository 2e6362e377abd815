"""Values of YAML as JSON, for another process: an alias stays the same object as its anchor."""

from __future__ import annotations

import base64
import datetime
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

_SHORT = 1 << 53
"""Smaller whole numbers are written as such; Python limits the digits that it reads."""


class Packer:
    """Packs values, each into what `Unpacker` makes the same value of.

    Scalars that JSON has stand for themselves. Of anything else, a list with one number is the
    place in `table`, which has each object once, after those that it contains: an object with one
    key, its kind.
    """

    def __init__(self) -> None:
        self.table: list[dict[str, Any]] = []
        self._known: dict[int, tuple[Any, list[int]]] = {}

    def pack(self, value: Any) -> Any:
        """What stands for `value`.

        Raises:
            TypeError: there is no way to hand it over, such as a value with a tag.
        """
        if value is None or isinstance(value, bool | float):
            return value
        if isinstance(value, str):
            return str(value)
        if isinstance(value, int):
            return value if abs(value) < _SHORT else self._add("int", hex(value))
        if isinstance(value, list | dict):
            return self._shared(value)
        if type(value) is tuple:
            return self._add("tuple", [*map(self.pack, value)])
        if isinstance(value, datetime.datetime):
            return self._add("datetime", value.isoformat())
        if isinstance(value, datetime.date):
            return self._add("date", value.isoformat())
        if isinstance(value, bytes):
            return self._add("bytes", base64.b64encode(value).decode())
        raise TypeError(f"{type(value).__name__.lower()} values cannot be passed to a process")

    def _shared(self, value: list[Any] | dict[Any, Any]) -> list[int]:
        if id(value) not in self._known:
            if isinstance(value, list):
                place = self._add("list", [*map(self.pack, value)])
            else:
                pairs = [[self.pack(key), self.pack(one)] for key, one in value.items()]
                place = self._add("dict", pairs)
            self._known[id(value)] = value, place  # kept, so that no other gets its number
        return self._known[id(value)][1]

    def _add(self, kind: str, content: Any) -> list[int]:
        self.table.append({kind: content})
        return [len(self.table) - 1]


class Unpacker:
    """Makes values of what a `Packer` made of them, and of its table."""

    def __init__(self, table: Iterable[Mapping[str, Any]]) -> None:
        self._values: list[Any] = []
        for entry in table:
            ((kind, content),) = entry.items()
            self._values.append(_KINDS[kind](self, content))

    def unpack(self, packed: Any) -> Any:
        """The value that `packed` stands for."""
        return self._values[packed[0]] if isinstance(packed, list) else packed

    def unpack_all(self, packed: Iterable[Any]) -> list[Any]:
        """The values that each item stands for."""
        return [*map(self.unpack, packed)]

    def unpack_pairs(self, packed: Iterable[tuple[Any, Any]]) -> dict[Any, Any]:
        """The mapping whose keys and values stand in pairs."""
        return {self.unpack(key): self.unpack(value) for key, value in packed}


_KINDS: Mapping[str, Callable[[Unpacker, Any], Any]] = MappingProxyType(
    {
        "list": Unpacker.unpack_all,
        "dict": Unpacker.unpack_pairs,
        "tuple": lambda self, packed: tuple(self.unpack_all(packed)),
        "int": lambda _, text: int(text, 16),
        "date": lambda _, text: datetime.date.fromisoformat(text),
        "datetime": lambda _, text: datetime.datetime.fromisoformat(text),
        "bytes": lambda _, text: base64.b64decode(text),
    }
)
