"""The known name that an unknown one was most likely meant to be, at a bounded cost.

Comparing two names takes some ten microseconds, so a tube with thousands of unknown names cannot
have each of them compared with each of thousands of known ones. Names one slip apart (a character
too many, too few or wrong, or two in the wrong order) are found through an index however many are
known; others only among a few known names, and the likeliest of some more. `difflib` alone on up to
200 names takes seven times as long, and suggests far-fetched ones: 'owner' for 'cone'.

Names made of several words have to be similar in the words that they do not share: 'glow-base' is
not a misspelt 'glow-s2', nor is 'cam_1' a misspelt 'cam_2'.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
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

_WORD = r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|\d+"


def nearest(
    name: str,
    candidates: Iterable[str],
    cutoff: float = 0.65,
    *,
    without: Collection[str] = (),
) -> str | None:
    """The candidate that `name` was most likely meant to be, or None when nothing is near.

    `cutoff` is the similarity, from 0 to 1, below which a candidate is not near. Candidates in
    `without` are passed over. Which of equally near ones wins depends on the names alone, not on
    hashing.
    """
    index = _index(tuple(candidates))
    folded = name.casefold()
    same = index.names.get(folded)
    if same is not None and same not in without:
        return same if same != name else None
    if len(folded) > _LONGEST:
        return None
    groups: list[tuple[list[str], Callable[[str, list[str], float], Iterable[str]]]]
    groups = [(index.one_slip_from(folded), _ranked)]
    if len(index.names) <= _SOME:
        groups.append((index.likeliest(folded), _closest))
    for group, rank in groups:
        known = [one for one in group if index.names[one] not in without]
        for close in rank(folded, known, cutoff):
            if _differs_by_a_slip(name, index.names[close], cutoff):
                return index.names[close]
    return None


def _ranked(name: str, candidates: list[str], cutoff: float) -> Iterator[str]:
    """What `_closest` says of names that are one slip apart; mostly the first of them is meant.

    How much these have in common is plain from their lengths.
    """

    def likeness(one: str) -> float:
        shorter, longer = sorted((len(name), len(one)))
        return min(shorter, longer - 1) / (shorter + longer)

    for one in sorted(candidates, key=lambda one: (likeness(one), one), reverse=True):
        yield from _closest(name, [one], cutoff)


def _closest(name: str, candidates: list[str], cutoff: float) -> list[str]:
    if not candidates:
        return []
    from difflib import get_close_matches  # 6 ms that only a finding pays

    return get_close_matches(name, candidates, n=len(candidates), cutoff=cutoff)


def _differs_by_a_slip(name: str, known: str, cutoff: float) -> bool:
    """Whether two similar names are still similar without the words that both begin or end with.

    A name that only has more words, or another number, is not a misspelt one.
    """
    own, other = re.findall(_WORD, name), re.findall(_WORD, known)
    start = _shared(own, other)
    own, other = own[start:], other[start:]
    end = _shared(own[::-1], other[::-1])
    left = "".join(own[: len(own) - end]).casefold()
    right = "".join(other[: len(other) - end]).casefold()
    if left == right:
        return True
    if not (left and right):
        return len(left + right) == 1 or bool(start and end)
    if left.isdigit() and right.isdigit():
        return False
    return not (start or end) or bool(_closest(left, [right], cutoff))


def _shared(own: list[str], other: list[str]) -> int:
    """How many words two lists have in common at their start, whatever their case."""
    pairs = zip(own, other, strict=False)
    different = (at for at, (one, two) in enumerate(pairs) if one.casefold() != two.casefold())
    return next(different, min(len(own), len(other)))


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
    def _pairs(self) -> Mapping[str, frozenset[tuple[str, str]]]:
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


def _pairs(name: str) -> frozenset[tuple[str, str]]:
    return frozenset(zip(f"^{name}", f"{name}$", strict=True))


def _shortened(name: str) -> set[str]:
    """The name, and what it is without one of its characters."""
    return {name, *(name[:i] + name[i + 1 :] for i in range(len(name)))}


@lru_cache(maxsize=16)
def _index(known: tuple[str, ...]) -> _Index:
    return _Index(known)
