"""Writes a cache: what is still known, and what a run has added."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any

from noob_lint.caching.encoding import MALFORMED, Fresh, encoded
from noob_lint.caching.states import Aspect, States
from noob_lint.caching.store import as_json
from noob_lint.caching.table import NewTable, Table
from noob_lint.caching.tubes import Tubes
from noob_lint.linting.result import FileResult
from noob_lint.support.files import shown_as
from noob_lint.support.walk import SUFFIXES

_PACKAGES = ("site-packages", "dist-packages")


class Writer:
    """Collects what a cache is to hold. A result is left out if what it rests on is uncertain."""

    def __init__(
        self,
        states: States,
        before: Table,
        tubes: Tubes,
        names: Mapping[str, str],
        checked: Container[str],
    ) -> None:
        self._states = states
        self._before = before
        self._names = names
        self._tops = tubes.tops
        self._table = NewTable()
        self.results: dict[str, str] = {}
        """The results in JSON, which takes much less memory."""
        self._kinds: dict[str, Any] = {}
        self._known: dict[tuple[str, Iterable[str]], int | None] = {}
        self._index = self._index_of(tubes, checked)

    @property
    def content(self) -> dict[str, Any]:
        """What to write besides the results."""
        return {
            "entries": self._table.entries,
            "sets": self._table.sets,
            "tubes": self._index,
            "kinds": self._kinds,
        }

    def keep_result(self, real: str, said: Any, *, is_current: bool, is_asked: bool) -> None:
        """Keep what was read, unless the file is gone.

        It `is_asked` if it was found to be valid in this run. Others answer for the tubes that are
        there now only if those are still the same (`is_current`).
        """
        try:
            named, own, code, (top, place), (found, twins, was_current), shown, rest = said
            holds = self._index is not None and (is_asked or (is_current and was_current))
            kept = [
                *(named, self._again(own), self._set_again(code), [top, self._set_again(place)]),
                *([found, twins, holds], shown, rest),
            ]
        except MALFORMED:
            return
        if os.path.lexists(real):
            self.results[real] = as_json(kept)

    def keep_kind(self, real: str, said: Any) -> None:
        """Keep what was read about the kind of a file, unless the file is gone."""
        try:
            number, kinds = said
            kept = [*self._again([number]), kinds]
        except MALFORMED:
            return
        if os.path.lexists(real):
            self._kinds[real] = kept

    def add_kind(self, real: str, kinds: Mapping[str, str]) -> None:
        """Add what this run found out about the kind of a file."""
        numbers = self._numbers([real], Aspect.ATTRIBUTES)
        if numbers is not None:
            self._kinds[real] = [*numbers, dict(kinds)]

    def add_result(self, real: str, fresh: Fresh, deciding: Callable[[str], Iterable[str]]) -> None:
        """Add a result, if everything that it depends on is certain."""
        result, reads = fresh.result, fresh.result.reads
        if any(one.path is None for one in reads.names):
            return  # the answer depends on much that no tube names
        said, shown = encoded(result), self._shown(result)
        own = self._numbers(sorted({*reads.files, *self._places(result)}), Aspect.CONTENT)
        code = self._set(reads.code, Aspect.MODULES)
        place = self._set(tuple(deciding(result.path)), Aspect.DIRECTORIES)
        if said is None or shown is None or own is None or code is None or place is None:
            return
        found, twins = [[*one] for one in reads.names], [[*one] for one in reads.twins]
        answers = [found, twins, self._index is not None]
        row = [result.path, own, code, [fresh.top, place], answers, shown, said]
        self.results[real] = as_json(row)

    def _places(self, result: FileResult) -> Iterable[str]:
        """Where the files are looked for that the tube names by their paths."""
        for one in result.reads.names:
            if one.name.endswith(SUFFIXES):
                tops = [""] if os.path.isabs(one.name) else self._tops
                yield from (os.path.normpath(os.path.join(top, one.name)) for top in tops)

    def _shown(self, result: FileResult) -> dict[str, str] | None:
        """How other tubes are named in a result, by their real paths; None if that is unclear."""
        found = {one.path for one in result.reads.names if one.path is not None}
        items = [*result.diagnostics, *(one.diagnostic for one in result.suppressed)]
        found.update(result.texts, (item.path for item in items))
        found.update(one.path for item in items for one in item.related if one.path is not None)
        found.update(one.path for one in result.callables.values() if one is not None)
        found.discard(result.path)
        shown = {os.path.realpath(one): one for one in found if one.endswith(SUFFIXES)}
        is_clear = all(shown_as(real, self._names) == one for real, one in shown.items())
        return shown if is_clear else None

    def _index_of(self, tubes: Tubes, checked: Container[str]) -> list[Any] | None:
        """The tubes of the project, None if any may have changed while the run lasted.

        Only `checked` files are read: there may be very many others.
        """
        if tubes.is_cut:
            return None
        found: list[int] = []
        for path in tubes.paths:
            aspect = Aspect.CONTENT if path in checked else Aspect.ATTRIBUTES
            numbers = self._numbers([path], aspect)
            if numbers is None:
                return None
            found += numbers
        ignores = self._numbers(tubes.ignore_files, Aspect.CONTENT)
        return None if ignores is None else [found, ignores]

    def _again(self, numbers: Iterable[int]) -> list[int]:
        """The new numbers of entries that were read."""
        return [self._table.number(*self._before.entry(number)) for number in numbers]

    def _set_again(self, number: int) -> int:
        return self._table.set_number(self._again(self._before.set_at(number)))

    def _set(self, paths: Iterable[str], aspect: Aspect) -> int | None:
        key = (aspect, paths)
        if key not in self._known:
            numbers = self._numbers(sorted(set(paths)), aspect)
            self._known[key] = None if numbers is None else self._table.set_number(numbers)
        return self._known[key]

    def _numbers(self, paths: Iterable[str], aspect: Aspect) -> list[int] | None:
        """The numbers of entries with the states of paths; None if one is uncertain."""
        found = []
        for path in paths:
            is_packages = aspect is Aspect.DIRECTORIES and path.endswith(_PACKAGES)
            wanted = Aspect.NAMES if is_packages else aspect
            state = self._states.of(path, wanted)
            if state is None:
                return None
            found.append(self._table.number(path, wanted, state))
        return found
