"""In which epochs something surely happens."""

from __future__ import annotations

from collections.abc import Iterable
from math import lcm

from noob_lint.support.values import NamedTuple

_LATEST = 100_000
"""The last epoch that counts as surely reached."""


class Rhythm(NamedTuple):
    """In which epochs something surely happens: in every n-th, counted from the first.

    `pacer` names the gather whose rhythm it follows instead, one that collects items of a map.
    `is_limited` tells that it depends on a source that surely ends.
    """

    every: int = 1
    pacer: str = ""
    is_limited: bool = False

    @property
    def is_always(self) -> bool:
        """Whether it happens in every epoch."""
        return self.every == 1 and not self.pacer

    @property
    def when(self) -> str:
        """When it first happens, for a message."""
        if self.pacer:
            return f"once {self.pacer!r} emits"
        return f"in the {_ordinal(self.every)} epoch"

    def times(self, count: int) -> Rhythm | None:
        """The rhythm of every `count`-th time; None if there may be fewer."""
        if count <= 1:
            return self
        every = self.every * count
        return None if self.is_limited or every > _LATEST else self._replace(every=every)


def together(found: Iterable[Rhythm]) -> Rhythm | None:
    """The rhythm in which all of these happen in the same epoch; None if they may never do."""
    rhythms = [*found]
    every = lcm(*(one.every for one in rhythms))
    paced = {(one.pacer, one.every) for one in rhythms if not one.is_always}
    pacers = {pacer for pacer, _ in paced}
    if every > _LATEST or (len(paced) > 1 and pacers != {""}):
        return None
    is_limited = any(one.is_limited for one in rhythms)
    return None if is_limited and paced else Rhythm(every, next(iter(pacers), ""), is_limited)


def _ordinal(number: int) -> str:
    if number == 1:
        return "first"
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
