"""Applies fixes: edits that do not overlap, again and again until nothing changes.

A fix is applied only if the text still parses afterwards and has no new finding, except a milder
one on the lines that are fixed: an error in a name can hide a warning about its value. So each step
leaves fewer findings, or as many milder ones. That is why the repetition ends, and why fixing a
fixed file changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from noob_lint.diagnostics.diagnostic import Diagnostic, Edit, Severity
from noob_lint.diagnostics.source import Source
from noob_lint.linting.checked import Checked
from noob_lint.linting.linter import Linter
from noob_lint.linting.result import FileResult
from noob_lint.project.reads import Reads
from noob_lint.rules import rule_named
from noob_lint.support.files import encode
from noob_lint.yaml.document import Document
from noob_lint.yaml.parser import parse

_MOST_TRIES = 200
"""The most times that a file is linted while it is fixed; only harmful fixes need so many."""

_SOME = 250
"""For each so many findings, a try counts once more, since it takes longer."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; they do not overlap, and all are about this text."""
    parts, position = [], 0
    for edit in sorted(edits, key=lambda edit: edit.span.start.offset):
        parts += [text[position : edit.span.start.offset], edit.text]
        position = edit.span.end.offset
    return "".join([*parts, text[position:]])


class State(NamedTuple):
    """A document, the findings of the selected rules, and the errors of all other rules.

    `origins` holds, for each diagnostic, its index among those of the first text; -1 for a new one.
    """

    document: Document
    result: FileResult
    judgement: Sequence[Diagnostic]
    origins: tuple[int, ...]

    @classmethod
    def first(
        cls, document: Document, result: FileResult, judgement: Sequence[Diagnostic]
    ) -> State:
        """The state before any fix."""
        return cls(document, result, judgement, tuple(range(len(result.diagnostics))))

    @property
    def pairs(self) -> Iterator[tuple[Diagnostic, int]]:
        """The diagnostics with their indexes among the first ones."""
        return zip(self.result.diagnostics, self.origins, strict=True)

    def origin(self, item: Diagnostic) -> int:
        """The index of one of the diagnostics among the first ones, or -1."""
        return next(origin for one, origin in self.pairs if one is item)

    def left(self, *, unsafe: bool) -> set[int]:
        """The indexes of the first diagnostics that are still there and have a fix."""
        wanted = {id(item) for item in fixable(self.result, unsafe=unsafe)}
        return {origin for one, origin in self.pairs if id(one) in wanted} - {-1}


class Fixer:
    """Fixes one file, and lints it at most `most` times, or fewer if it has very many findings.

    `reasons` says why fixes were not applied, by the index of their findings among the first ones;
    `reads` is everything that this depends on. If it `has_all_rules`, all are selected.
    It `gave_up` if there were more fixes to try.
    """

    def __init__(self, linter: Linter, path: str, *, unsafe: bool, most: int = _MOST_TRIES) -> None:
        self._linter = linter
        self.has_all_rules = linter.selection(path).is_complete
        self._path = path
        self._unsafe = unsafe
        self._left = most
        self._reason = ""
        self.reasons: dict[int, str] = {}
        self.reads = Reads()

    @property
    def gave_up(self) -> bool:
        """Whether there may have been more to try."""
        return self._left <= 0

    def judge(self, checked: Checked) -> Sequence[Diagnostic]:
        """The errors of the rules that are not selected; their warnings do not matter."""
        return () if self.has_all_rules else self._linter.errors(checked)

    def fix(self, state: State) -> State:
        """The state after all rounds, each of which applies fixes that do not overlap."""
        while True:
            chosen = _without_overlaps(fixable(state.result, unsafe=self._unsafe))
            after = self._largest(state, chosen)
            if after is None:
                return state
            state = after

    def _largest(self, state: State, chosen: list[Diagnostic]) -> State | None:
        """The state after as many of the chosen fixes as are harmless; None if none is."""
        best: State | None = None
        taken: list[Diagnostic] = []
        groups = [chosen] if chosen else []
        while groups and self._left > 0:
            group = groups.pop()
            after = self._try(state, [*taken, *group])
            if after is not None:
                best, taken = after, [*taken, *group]
            elif len(group) > 1:
                groups += reversed(_halves(group))
            else:
                self.reasons[state.origin(group[0])] = self._reason
        return best

    def _try(self, state: State, chosen: Sequence[Diagnostic]) -> State | None:
        """The state after the fixes of `chosen`, or None with the reason if they do harm."""
        self._left -= 1 + len(state.result.diagnostics) // _SOME
        edits = [edit for item in chosen for edit in _edits(item)]
        before = state.document
        text = apply(before.text, edits)
        document = parse(encode(text, has_bom=before.has_bom), self._path)
        if document.root is None:
            self._reason = "the file could not be read after it"
            return None
        checked = self._linter.check(document)
        result = self._linter.report(checked)
        self.reads = self.reads.plus(result.reads)
        left = _subtract(state.result.diagnostics, chosen)
        moves = _Moves(self._path, edits)
        new = moves.unexplained(result.diagnostics, left)
        # a fixed value may well deserve a remark
        told = [item for item in new if not rule_named(item.rule).opt_in]
        if told and not _are_milder(told, chosen, moves, document.source):
            self._reason = _harm(told[0], self._path)
            return None
        judgement = self.judge(checked)
        harm = moves.unexplained(judgement, state.judgement)
        if harm:
            self._reason = _harm(harm[0], self._path)
            return None
        origins = moves.origins(result.diagnostics, state)
        return State(document, result, judgement, tuple(origins))


def _harm(item: Diagnostic, path: str) -> str:
    """The part of a message about a finding that a fix would cause."""
    line = item.span.start.line + 1
    where = f"line {line}" if item.path == path else f"{item.path}:{line}"
    return f"it would cause {item.severity}[{item.rule}] in {where}"


def _are_milder(
    new: Iterable[Diagnostic], chosen: Iterable[Diagnostic], moves: _Moves, after: Source
) -> bool:
    """Whether each new finding is milder than one that was fixed on its line."""
    fixed: dict[int, Severity] = {}
    for item in chosen:
        for edit in _edits(item):
            start = moves.moved(item.path, edit.span.start.offset)
            lines = (after.position(offset).line for offset in (start, start + len(edit.text)))
            for line in lines:
                worst = fixed.get(line, item.severity)
                fixed[line] = min(worst, item.severity, key=lambda level: level.rank)
    return all(
        one.path == moves.path
        and one.span.start.line in fixed
        and fixed[one.span.start.line].rank < one.severity.rank
        for one in new
    )


def _halves(group: list[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Two parts of a group that does harm: the safe fixes first, which rarely do."""
    safe = [item for item in group if item.fix is not None and item.fix.safe]
    if 0 < len(safe) < len(group):
        return safe, _subtract(group, safe)
    middle = len(group) // 2
    return group[:middle], group[middle:]


def _edits(item: Diagnostic) -> Sequence[Edit]:
    return () if item.fix is None else item.fix.edits


def fixable(result: FileResult, *, unsafe: bool) -> Iterator[Diagnostic]:
    """The findings in the file itself that can be fixed, without those in its bases."""
    for item in result.diagnostics:
        if item.fix is not None and item.path == result.path and (unsafe or item.fix.safe):
            yield item


def _without_overlaps(items: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The items, in order, without those whose edits touch the edits of an earlier one."""
    taken: list[tuple[int, int]] = []
    chosen = []
    for item in items:
        places = [(edit.span.start.offset, edit.span.end.offset) for edit in _edits(item)]
        if not any(_touches(place, taken) for place in places):
            chosen.append(item)
            for place in places:
                insort(taken, place)
    return chosen


def _touches(place: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a place touches one of the taken places, which are sorted and do not overlap."""
    index = bisect_left(taken, place)
    start, end = place
    return (index < len(taken) and taken[index][0] <= end) or (
        index > 0 and taken[index - 1][1] >= start
    )


def _subtract(items: Sequence[Diagnostic], chosen: Sequence[Diagnostic]) -> list[Diagnostic]:
    gone = {id(item) for item in chosen}
    return [item for item in items if id(item) not in gone]


class _Moves:
    """Tells old findings from those that are new after some edits of a file."""

    def __init__(self, path: str, edits: Iterable[Edit]) -> None:
        self.path = path
        ordered = sorted(edits, key=lambda edit: edit.span.start.offset)
        self._starts = [edit.span.start.offset for edit in ordered]
        self._ends = [edit.span.end.offset for edit in ordered]
        growths = (
            len(edit.text) - (end - start)
            for edit, start, end in zip(ordered, self._starts, self._ends, strict=True)
        )
        self._shifts = [0, *accumulate(growths)]

    def unexplained(
        self, after: Sequence[Diagnostic], before: Sequence[Diagnostic]
    ) -> list[Diagnostic]:
        """The findings after the edits that were not there before.

        A finding is the same if its message is the same, or if it is of the same rule at the same
        place: a message can list names that an edit has changed.
        """
        new, old = _pair_off(after, before)
        places = Counter(
            (item.path, item.rule, self.moved(item.path, item.span.start.offset)) for item in old
        )
        left = []
        for item in new:
            place = (item.path, item.rule, item.span.start.offset)
            if places[place]:
                places[place] -= 1
            else:
                left.append(item)
        return left

    def origins(self, after: Sequence[Diagnostic], before: State) -> Iterator[int]:
        """For each finding after the edits, its index among those of the first text, or -1."""
        places: dict[tuple[str, str, int], list[int]] = {}
        for item, origin in before.pairs:
            start = self.moved(item.path, item.span.start.offset)
            places.setdefault((item.path, item.rule, start), []).append(origin)
        for item in after:
            known = places.get((item.path, item.rule, item.span.start.offset))
            yield known.pop(0) if known else -1

    def moved(self, path: str, offset: int) -> int:
        """An offset after the edits; one inside an edit moves to its start."""
        if path != self.path:
            return offset
        passed = bisect_right(self._ends, offset)
        if passed < len(self._starts):
            offset = min(offset, self._starts[passed])
        return offset + self._shifts[passed]


def _pair_off(
    after: Sequence[Diagnostic], before: Sequence[Diagnostic]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The items of each side that have no equal on the other."""
    said = Counter(map(_saying, before)) & Counter(map(_saying, after))
    return _beyond(after, said.copy()), _beyond(before, said)


def _beyond(items: Sequence[Diagnostic], said: Counter[tuple[str, str, str]]) -> list[Diagnostic]:
    left = []
    for item in items:
        if said[_saying(item)]:
            said[_saying(item)] -= 1
        else:
            left.append(item)
    return left


def _saying(item: Diagnostic) -> tuple[str, str, str]:
    return item.path, item.rule, item.message
