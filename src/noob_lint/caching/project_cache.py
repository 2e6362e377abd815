"""The cached results for the files of one project."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from noob_lint.caching.encoding import MALFORMED, Fresh, decoded, found_in, twins_in
from noob_lint.caching.states import States
from noob_lint.caching.store import Store
from noob_lint.caching.table import Table
from noob_lint.caching.tubes import Tubes
from noob_lint.support.files import shown_as

if TYPE_CHECKING:
    from noob_lint.linting.result import FileResult
    from noob_lint.project.project import Project


class ProjectCache:
    """What is known from earlier runs about the files of a project, and what this run adds.

    `tops` are the directories in which tubes are looked up. Files are known by their real paths;
    `names` maps these to the paths by which this run was given them.
    """

    def __init__(
        self, store: Store, states: States, tops: list[str], names: Mapping[str, str]
    ) -> None:
        self._store = store
        self._states = states
        self._names = names
        said = store.read()
        self._table = Table(said.get("entries"), said.get("sets"), states)
        self._results = _mapping(said.get("results"))
        self._kinds = _mapping(said.get("kinds"))
        self._tubes = Tubes(tops, self._table, said.get("tubes"))
        self._asked: set[str] = set()
        self._new: dict[str, Fresh] = {}
        self._new_kinds: dict[str, dict[str, str]] = {}

    def kind(self, real: str, way: str) -> str | None:
        """What a way of looking at a file said about it; None if that is not known any more."""
        try:
            number, said = self._kinds[real]
            kind = said[way]
            return kind if isinstance(kind, str) and self._table.hold([number]) else None
        except MALFORMED:
            return None

    def note_kind(self, real: str, way: str, kind: str) -> None:
        """Keep what a way of looking at a file said about it."""
        self._new_kinds.setdefault(real, {})[way] = kind

    def result(
        self, real: str, path: str, top: str, project: Callable[[], Project]
    ) -> FileResult | None:
        """The result for a file that is named `path`, if nothing that it depends on has changed.

        `top` is the working copy that it is in; `project` is asked only if other tubes have
        changed.
        """
        try:
            named, own, code, place, answers, shown, said = self._results[real]
            if named != path or not self._table.hold(own) or not self._table.hold_set(code):
                return None
            if place[0] != top or not self._table.hold_set(place[1]):
                return None
            if any(shown_as(other, self._names) != name for other, name in shown.items()):
                return None
            if not self._answer(answers, project):
                return None
            result = decoded(path, said)
        except MALFORMED:
            return None
        self._asked.add(real)
        return result

    def _answer(self, answers: Any, project: Callable[[], Project]) -> bool:
        """Whether the other tubes of the project say what they said."""
        found, twins, is_current = answers
        if not (found or twins) or (is_current and self._tubes.are_same):
            return True
        opened = project()
        return all(
            opened.index.look_up(one.name, one.asker) == one for one in map(found_in, found)
        ) and all(opened.twins(one.tube_id, one.path) == one for one in map(twins_in, twins))

    def note(self, real: str, fresh: Fresh) -> None:
        """Keep a new result."""
        self._new[real] = fresh

    def save(self, deciding: Callable[[str], Iterable[str]]) -> None:
        """Write what is known, if there is anything new.

        `deciding` tells for a path what decides where the code of its tube is.
        """
        if not (self._new or self._new_kinds or self._table.is_renewed):
            return
        from noob_lint.caching.writer import Writer

        checked = self._results.keys() | self._new.keys()
        writer = Writer(self._states, self._table, self._tubes, self._names, checked)
        is_same = self._tubes.are_same
        for real, said in self._results.items():
            if real not in self._new:
                writer.keep_result(real, said, is_current=is_same, is_asked=real in self._asked)
        for real, said in self._kinds.items():
            if real not in self._new_kinds:
                writer.keep_kind(real, said)
        for real, kinds in self._new_kinds.items():
            writer.add_kind(real, kinds)
        for real in [*self._new]:  # each takes more memory than what is written of it
            writer.add_result(real, self._new.pop(real), deciding)
        self._store.write(writer.content, writer.results)


def _mapping(said: object) -> dict[str, Any]:
    return said if isinstance(said, dict) else {}
