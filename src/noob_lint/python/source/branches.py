"""What names are bound to in a branch, without a copy of what they were bound to before it."""

from __future__ import annotations

from typing import Any, TypeVar

T = TypeVar("T")


class Branch(dict[str, T]):
    """The names that a branch binds, over those that are bound before it.

    Going through it yields only its own names.
    """

    def __init__(self, before: dict[str, T]) -> None:
        super().__init__()
        self._before = before

    def get(self, name: str, default: Any = None) -> Any:
        """What a name is bound to, here or before."""
        found = super().get(name)
        return self._before.get(name, default) if found is None else found

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or name in self._before
