"""The known name that an unknown one was most likely meant to be, at a bounded cost.

Comparing two names takes some ten microseconds, so a tube with thousands of unknown names cannot
have each of them compared with each of thousands of known ones. Names one slip apart (a character
too many, too few or wrong, or two in the wrong order) are found through an index however many are
known; others only among a few known names, and the likeliest of some more. `difflib` alone on up to
200 names takes seven times as long, and suggests far-fetched ones: 'owner' for 'cone'.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

_FEW = 20
"""So many known names are all compared."""

_SOME = 200
"""Among so many, those are compared that share the most pairs of characters with the name."""

_LIKELIEST = 5
"""More would be compared for nothing, or for a name that is only made of the same letters."""

_MOST = 20_000
"""With more known names than these there is no index: it would take too much memory."""

_LONGEST = 80
"""Longer names only match but for case: comparing them takes quadratic time."""


def nearest(name: str, candidates: Iterable[str], cutoff: float = 0.65) -> str | None:
    """The candidate that `name` was most likely meant to be, or None when nothing is near.

    `cutoff` is the similarity, from 0 to 1, below which a candidate is not near. Which of equally
    near ones wins depends on the names alone, not on hashing.
    """
    index = _index(tuple(candidates))
    folded = name.casefold()
    same = index.names.get(folded)
    if same is not None:
        return same if same != name else None
    if len(folded) > _LONGEST:
        return None
    close = _closest(folded, index.one_slip_from(folded), cutoff)
    if close is None and len(index.names) <= _SOME:
        close = _closest(folded, index.likeliest(folded), cutoff)
    return None if close is None else index.names[close]


def _closest(name: str, candidates: list[str], cutoff: float) -> str | None:
    if not candidates:
        return None
    from difflib import get_close_matches  # 6 ms that only a finding pays

    close = get_close_matches(name, candidates, n=1, cutoff=cutoff)
    return close[0] if close else None


class _Index:
    """The known names, without regard to case."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self.names: Mapping[str, str] = {name.casefold(): name for name in reversed(known)}
        self._short = [name for name in self.names if len(name) <= _LONGEST]

    def one_slip_from(self, name: str) -> list[str]:
        """A few names that are as `name` is when each of the two loses at most one character.

        Those that differ in length come first, since they have more in common.
        """
        forms = _shortened(name)
        found = {form for form in forms if form in self._places}
        for form in forms:
            found.update(self._by_form.get(form, ()))
        return sorted(found, key=lambda it: (len(it) == len(name), self._places[it]))[:_FEW]

    def likeliest(self, name: str) -> list[str]:
        """The names worth comparing with `name`."""
        if len(self._short) <= _FEW:
            return self._short
        pairs = _pairs(name)
        shared = {known: len(pairs & of) for known, of in self._pairs.items()}
        return sorted(shared, key=lambda known: -shared[known])[:_LIKELIEST]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self._short)}

    @cached_property
    def _pairs(self) -> Mapping[str, frozenset[str]]:
        return {name: _pairs(name) for name in self._short}

    @cached_property
    def _by_form(self) -> Mapping[str, list[str]]:
        table: dict[str, list[str]] = {}
        for name in self._short if len(self._short) <= _MOST else ():
            for form in _shortened(name):
                names = table.setdefault(form, [])
                if len(names) < _FEW:
                    names.append(name)
        return table


def _pairs(name: str) -> frozenset[str]:
    return frozenset(map("".join, zip(f"^{name}", f"{name}$", strict=True)))


def _shortened(name: str) -> set[str]:
    """The name, and what it is without one of its characters."""
    return {name, *(name[:i] + name[i + 1 :] for i in range(len(name)))}


@lru_cache(maxsize=16)
def _index(known: tuple[str, ...]) -> _Index:
    return _Index(known)
