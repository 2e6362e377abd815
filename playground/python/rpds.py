"""A stand-in for the package rpds-py, which is compiled: what `referencing` and `jsonschema` use.

Copying takes longer here than in a real persistent structure, but theirs are small.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, Generic, Self, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class HashTrieMap(Mapping[K, V], Generic[K, V]):
    """An immutable mapping, whose methods return changed copies."""

    __slots__ = ("_items",)

    def __init__(self, value: Any = (), /, **more: V) -> None:
        self._items: dict[K, V] = dict(value, **more)

    @classmethod
    def convert(cls, value: Any) -> Self:
        """The mapping itself, or one with the items of another."""
        return value if isinstance(value, cls) else cls(value)

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"HashTrieMap({self._items!r})"

    def insert(self, key: K, value: V) -> Self:
        """With another item."""
        return self.update({key: value})

    def remove(self, key: K) -> Self:
        """Without an item.

        Raises:
            KeyError: there is none of that key.
        """
        items = self._items.copy()
        del items[key]
        return type(self)(items)

    def update(self, *others: Any, **more: V) -> Self:
        """With the items of others."""
        items = self._items.copy()
        for other in others:
            items.update(other)
        return type(self)({**items, **more})


class HashTrieSet(frozenset[K]):
    """An immutable set, whose methods return changed copies."""

    __slots__ = ()

    def insert(self, value: K) -> HashTrieSet[K]:
        """With another value."""
        return HashTrieSet((*self, value))

    def remove(self, value: K) -> HashTrieSet[K]:
        """Without a value.

        Raises:
            KeyError: it is not in the set.
        """
        if value not in self:
            raise KeyError(value)
        return HashTrieSet(one for one in self if one != value)

    def update(self, *others: Iterable[K]) -> HashTrieSet[K]:
        """With the values of others."""
        return HashTrieSet(self.union(*others))


class List(tuple[V, ...]):
    """An immutable list, to whose front values are pushed."""

    __slots__ = ()

    def __new__(cls, *values: Any) -> Self:
        """Take the values, or one iterable of them."""
        return super().__new__(cls, values[0] if len(values) == 1 else values)

    @property
    def first(self) -> V:
        """The first value.

        Raises:
            IndexError: it is empty.
        """
        return self[0]

    @property
    def rest(self) -> List[V]:
        """All but the first value."""
        return List(self[1:])

    def push_front(self, value: V) -> List[V]:
        """With another value before the first one."""
        return List((value, *self))

    def drop_first(self) -> List[V]:
        """Without the first value.

        Raises:
            IndexError: it is empty.
        """
        if not self:
            raise IndexError("empty list")
        return self.rest
