"""The paths that results depend on, each with the state that it had.

Sets of paths are kept once, too: most tubes of a project depend on the same environment, and many
on the same modules.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from noob_lint.caching.states import ABSENT, State, States, attributes_of


class Table:
    """The entries that were read from a cache; each is looked at once, when it is asked for."""

    def __init__(self, entries: object, sets: object, states: States) -> None:
        self._entries: list[Any] = entries if isinstance(entries, list) else []
        self._sets: list[Any] = sets if isinstance(sets, list) else []
        self._states = states
        self._holds: dict[int, bool] = {}
        self._sets_hold: dict[int, bool] = {}
        self._renewed: dict[int, State] = {}
        self._attributes: dict[str, tuple[int, ...] | None] = {}

    @property
    def is_renewed(self) -> bool:
        """Whether there are other attributes to keep, which are quicker to compare."""
        return bool(self._renewed)

    def hold(self, numbers: Iterable[int]) -> bool:
        """Whether all of these entries are as they were.

        Raises:
            ValueError, TypeError, LookupError: they are not entries.
        """
        return all(self._hold(number) for number in numbers)

    def hold_set(self, number: int) -> bool:
        """Whether all entries of a set are as they were.

        Raises:
            ValueError, TypeError, LookupError: the set does not exist or is damaged.
        """
        if number not in self._sets_hold:
            self._sets_hold[number] = self.hold(self.set_at(number))
        return self._sets_hold[number]

    def set_at(self, number: int) -> list[int]:
        """The numbers of the entries in a set."""
        found: list[int] = self._sets[_natural(number)]
        return found

    def _hold(self, number: int) -> bool:
        holds = self._holds.get(number)
        if holds is None:
            holds = self._holds[number] = self._look(number)
        return holds

    def _look(self, number: int) -> bool:
        path, aspect, state = self.entry(number)
        attributes = self._attributes_of(path)
        if attributes == state.attributes:
            self._states.know(path, aspect, state)
            return True
        if not attributes:
            return False
        renewed = self._states.renewed(path, aspect, state)
        if renewed is not None and renewed != state:
            self._renewed[number] = renewed
        return renewed is not None

    def _attributes_of(self, path: str) -> tuple[int, ...] | None:
        """The attributes of a path; none if nothing is there, None if that is unknown."""
        if path not in self._attributes:
            try:
                self._attributes[path] = attributes_of(os.stat(path))
            except (FileNotFoundError, NotADirectoryError):
                self._attributes[path] = ABSENT.attributes
            except OSError:
                self._attributes[path] = None
        return self._attributes[path]

    def path(self, number: int) -> str:
        """The path of an entry."""
        return self.entry(number)[0]

    def entry(self, number: int) -> tuple[str, str, State]:
        """The path, what matters about it, and its state."""
        path, aspect, attributes, digest = self._entries[_natural(number)]
        texts = (path, aspect, digest)
        if not all(isinstance(text, str) for text in texts) or "\0" in path:
            raise TypeError  # not an entry
        if not all(type(one) is int for one in attributes):
            raise TypeError  # not attributes
        return path, aspect, self._renewed.get(number) or State(tuple(attributes), digest)


class NewTable:
    """The entries of a cache that is being written, and sets of them, each with its number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str, State], int] = {}
        self._sets: dict[tuple[int, ...], int] = {}

    def number(self, path: str, aspect: str, state: State) -> int:
        """The number of an entry."""
        return self._numbers.setdefault((path, str(aspect), state), len(self._numbers))

    def set_number(self, numbers: Iterable[int]) -> int:
        """The number of a set of entries."""
        return self._sets.setdefault(tuple(numbers), len(self._sets))

    @property
    def entries(self) -> list[Any]:
        """All entries, as they are written."""
        return [[path, aspect, *state] for path, aspect, state in self._numbers]

    @property
    def sets(self) -> list[Any]:
        """All sets, as they are written."""
        return list(self._sets)


def _natural(number: object) -> int:
    if type(number) is not int or number < 0:
        raise ValueError  # not the number of an entry
    return number
