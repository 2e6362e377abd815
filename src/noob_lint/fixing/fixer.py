"""Applies fixes: edits that do not overlap, again and again until nothing changes.

A fix is taken only if the text after it still parses and shows no finding that was not there
before, but for a milder one on the lines that are fixed: what is wrong with a name hides what is
odd about its value. So each step leaves fewer findings, or as many that are milder, which is why
the repetition ends, and why fixing what is fixed already changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from noob_lint.diagnostics.diagnostic import Diagnostic, Edit, Severity
from noob_lint.diagnostics.source import Source
from noob_lint.linting.checked import Checked
from noob_lint.linting.linter import Linter
from noob_lint.linting.result import FileResult, read_file
from noob_lint.rules import rule_named
from noob_lint.support.files import encode
from noob_lint.yaml.parser import parse

_MOST_TRIES = 200
"""How often one file is linted while it is fixed; only many fixes that do harm take so many."""


class Fixed(NamedTuple):
    """What became of one file.

    `result` is about the text with the fixes, which is `after`; `before` is what was read. Both are
    empty when there was nothing to fix. `gone` is the number of findings that are gone.
    """

    result: FileResult
    before: bytes = b""
    after: bytes = b""
    gone: int = 0

    @property
    def is_changed(self) -> bool:
        """Whether there is something to write."""
        return self.before != self.after


def fix_file(
    linter: Linter, path: str, *, unsafe: bool, skip: Container[str] = frozenset()
) -> Fixed:
    """Fix what can be fixed in a file, without writing it; never raises for what is in the file.

    A file in `skip` is only linted.
    """
    if path in skip:
        return Fixed(linter.lint_file(path))
    data = read_file(path)
    if isinstance(data, FileResult):
        return Fixed(data)
    return fix_source(linter, data, path, unsafe=unsafe)


def fix_source(linter: Linter, data: bytes, path: str, *, unsafe: bool) -> Fixed:
    """Fix what can be fixed in the bytes of a file; with `unsafe`, also where that is a guess.

    An internal error is part of the result, and leaves the bytes as they are.
    """
    try:
        return _fixed(linter, data, path, unsafe=unsafe)
    except Exception:  # the other files are still to be fixed
        from traceback import format_exc

        return Fixed(FileResult(path, crash=format_exc()))


def _fixed(linter: Linter, data: bytes, path: str, *, unsafe: bool) -> Fixed:
    document = parse(data, path)
    checked = linter.check(document)
    first = linter.report(checked)
    if not any(True for _ in _fixable(first, unsafe=unsafe)):
        return Fixed(first)
    fixer = _Fixer(linter, path, unsafe=unsafe, has_bom=data.startswith(BOM_UTF8))
    text = data.removeprefix(BOM_UTF8).decode("utf-8")
    state = fixer.fix(_State(text, first, fixer.judge(checked)))
    linter.release(document)  # other files see this one as it is until it is written
    gone = len(first.diagnostics) - len(state.result.diagnostics) + state.unmasked
    return Fixed(state.result, data, fixer.encode(state.text), gone)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; they do not overlap, and all are about this text."""
    parts, position = [], 0
    for edit in sorted(edits, key=lambda edit: edit.span.start.offset):
        parts += [text[position : edit.span.start.offset], edit.text]
        position = edit.span.end.offset
    return "".join([*parts, text[position:]])


class _State(NamedTuple):
    """A text, what the user's rules say about it, and the errors of all the others.

    `unmasked` findings have come with the fixes up to here.
    """

    text: str
    result: FileResult
    judgement: Sequence[Diagnostic]
    unmasked: int = 0


class _Fixer:
    """Fixes one file; counts how often it was linted for that."""

    def __init__(self, linter: Linter, path: str, *, unsafe: bool, has_bom: bool) -> None:
        self._linter = linter
        self._has_all_rules = linter.selection(path).is_complete
        self._path = path
        self._unsafe = unsafe
        self._has_bom = has_bom
        self._tries = 0

    def encode(self, text: str) -> bytes:
        """The bytes of the file when it holds `text`."""
        return encode(text, has_bom=self._has_bom)

    def judge(self, checked: Checked) -> Sequence[Diagnostic]:
        """The errors of the rules that are not selected; nobody asked for their warnings."""
        return () if self._has_all_rules else self._linter.errors(checked)

    def fix(self, state: _State) -> _State:
        """The state after all rounds, each of which takes what fits together."""
        while True:
            chosen = _without_overlaps(_fixable(state.result, unsafe=self._unsafe))
            after = self._largest(state, chosen)
            if after is None:
                return state
            state = after

    def _largest(self, state: _State, chosen: list[Diagnostic]) -> _State | None:
        """The state after as many of the chosen fixes as do no harm; None if all of them do."""
        best: _State | None = None
        taken: list[Diagnostic] = []
        groups = [chosen] if chosen else []
        while groups and self._tries < _MOST_TRIES:
            group = groups.pop()
            after = self._try(state, [*taken, *group])
            if after is not None:
                best, taken = after, [*taken, *group]
            elif len(group) > 1:
                middle = len(group) // 2
                groups += [group[middle:], group[:middle]]
        return best

    def _try(self, state: _State, chosen: Sequence[Diagnostic]) -> _State | None:
        """The state after the fixes of `chosen`, or None if that is no good."""
        self._tries += 1
        edits = [edit for item in chosen for edit in _edits(item)]
        text = apply(state.text, edits)
        document = parse(self.encode(text), self._path)
        checked = self._linter.check(document)
        result = self._linter.report(checked)
        left = _subtract(state.result.diagnostics, chosen)
        moves = _Moves(self._path, edits)
        new = moves.unexplained(result.diagnostics, left)
        # what a fix makes right may well be worth a remark
        told = [item for item in new if not rule_named(item.rule).opt_in]
        is_milder = _are_milder(told, chosen, moves, Source(text)) if told else True
        if document.root is None or not is_milder:
            return None
        judgement = self.judge(checked)
        if moves.unexplained(judgement, state.judgement):
            return None
        return _State(text, result, judgement, state.unmasked + len(new))


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


def _edits(item: Diagnostic) -> Sequence[Edit]:
    return () if item.fix is None else item.fix.edits


def _fixable(result: FileResult, *, unsafe: bool) -> Iterator[Diagnostic]:
    """The findings in the file itself that can be fixed; those in its bases are theirs."""
    for item in result.diagnostics:
        if item.fix is not None and item.path == result.path and (unsafe or item.fix.safe):
            yield item


def _without_overlaps(items: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The items, in order, but for those whose edits touch the edits of one before."""
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
    """Whether a place meets one of those taken, which are sorted and do not overlap."""
    index = bisect_left(taken, place)
    start, end = place
    return (index < len(taken) and taken[index][0] <= end) or (
        index > 0 and taken[index - 1][1] >= start
    )


def _subtract(items: Sequence[Diagnostic], chosen: Sequence[Diagnostic]) -> list[Diagnostic]:
    gone = {id(item) for item in chosen}
    return [item for item in items if id(item) not in gone]


class _Moves:
    """Tells findings that were there before some edits of a file from those that are new."""

    def __init__(self, path: str, edits: Iterable[Edit]) -> None:
        self.path = path
        self._edits = sorted(edits, key=lambda edit: edit.span.start.offset)

    def unexplained(
        self, after: Sequence[Diagnostic], before: Sequence[Diagnostic]
    ) -> list[Diagnostic]:
        """The findings after the edits that were not there before.

        One is the same if it says the same, or if it is of the same rule at the same place: a
        message can list names that an edit has changed.
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

    def moved(self, path: str, offset: int) -> int:
        """Where an offset lies after the edits; one inside an edit lies at its start."""
        shift = 0
        for edit in self._edits if path == self.path else ():
            start, end = edit.span.start.offset, edit.span.end.offset
            if offset < end:
                return min(offset, start) + shift
            shift += len(edit.text) - (end - start)
        return offset + shift


def _pair_off(
    after: Sequence[Diagnostic], before: Sequence[Diagnostic]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The items of either side that no item of the other says the same as."""
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
