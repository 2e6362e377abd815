"""Migrates the files of a project together, and lets the linter say what it thinks of the result.

The steps know what changed on purpose. The linter knows what each version refuses, fails on and
does otherwise: an error that is new with the new version is left to be done by hand, and so is a
tube that extends or nests one that is.
"""

# With `from __future__ import annotations`, NamedTuple would compile each annotation at start-up.
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from noob_lint.diagnostics.diagnostic import Diagnostic, Effect, Finding
from noob_lint.linting.checked import Checked, errors, refusals
from noob_lint.migration.migrate import migrate
from noob_lint.migration.model import Change, Subject, named
from noob_lint.migration.moves import Moves
from noob_lint.migration.origin import Origin, candidates, uses_later_keys
from noob_lint.migration.side import Side
from noob_lint.migration.steps.header import step as header
from noob_lint.rules import effect_of
from noob_lint.spec.versions import SpecVersion
from noob_lint.support.files import encode, shorten
from noob_lint.yaml.document import Document
from noob_lint.yaml.parser import parse


class Outcome(StrEnum):
    """What became of a file."""

    MIGRATED = "migrated"
    BY_HAND = "by hand"
    NOT_NEEDED = "not needed"


class Migrated(NamedTuple):
    """One file before and after; equal unless it was migrated.

    `by_hand` are the findings for which it was left alone, `notes` what is different in noob
    although the text is not, such as how code is called.
    """

    path: str
    before: bytes
    after: bytes
    version: SpecVersion | None
    done: tuple[Change, ...] = ()
    by_hand: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What became of it."""
        if self.by_hand:
            return Outcome.BY_HAND
        return Outcome.MIGRATED if self.done else Outcome.NOT_NEEDED


class Migrator:
    """Migrates files to one version.

    `release` is what their headers will say, `named` are the directories that were named.
    """

    def __init__(
        self,
        files: Mapping[str, bytes],
        target: SpecVersion,
        release: str,
        named: Sequence[str] = (),
    ) -> None:
        self._files = files
        self._target = target
        self._release = release
        self._named = named
        self._sides: dict[str, Side] = {}

    def migrate(self, origins: Mapping[str, Origin | None]) -> list[Migrated]:
        """What becomes of each file; `origins` says which version each is for, if anything does."""
        found = {path: self._first(path, origins[path]) for path in self._files}
        after = Side(self._target, {path: one.after for path, one in found.items()}, self._named)
        while True:
            problems = {path: tuple(self._problems(one, after)) for path, one in found.items()}
            refused = [path for path, some in problems.items() if some]
            if not refused:
                return [*found.values()]
            for path in refused:
                one = found[path]
                found[path] = one._replace(after=one.before, by_hand=problems[path])
                after.put(path, one.before)

    def _side(self, version: SpecVersion) -> Side:
        if version.name not in self._sides:
            self._sides[version.name] = Side(version, self._files, self._named)
        return self._sides[version.name]

    def _first(self, path: str, origin: Origin | None) -> Migrated:
        """What the steps make of a file."""
        data = self._files[path]
        document = parse(data, path)
        if origin is None and document.root is None:
            return self._refused(document, data, self._target)._replace(version=None)
        if origin is None:
            message = "nothing says which version of noob the tube is for: use --from"
            finding = Finding(document.source.span(0, 0), message, path=path)
            return Migrated(path, data, data, None, by_hand=(finding,))
        version = self._version(document, origin)
        if version is None:
            return self._refused(document, data, origin.version)
        if version is self._target:
            return Migrated(path, data, data, version)
        side = self._side(version)
        subject = side.subject(path, self._target, self._release)
        migration = migrate(subject)
        by_hand = (*migration.by_hand, *self._others(side, path, subject))
        text = subject.document.text if by_hand else migration.text
        after = encode(text, has_bom=document.has_bom)
        return Migrated(path, data, after, version, migration.done, by_hand, migration.notes)

    def _version(self, document: Document, origin: Origin) -> SpecVersion | None:
        """The version of a tube: the first that may be meant and does not refuse it."""
        for version in candidates(origin):
            checked = self._side(version).check(document.path)
            if not refusals(checked.found) and (
                origin.is_sure or not uses_later_keys(document, version)
            ):
                return version
        return None

    def _refused(self, document: Document, data: bytes, version: SpecVersion) -> Migrated:
        """What becomes of a file that its version refuses; it may be migrated already."""
        path = document.path
        if not refusals(self._side(self._target).check(path).found):
            return Migrated(path, data, data, self._target)
        found = refusals(self._side(version).check(path).found)
        if found:
            item = min(found, key=lambda item: (item.path != path, item.span))
            message = f"{named(version)} refuses the tube: {_told(item)}"
            finding = Finding(item.span, message, path=item.path)
        else:
            message = f"the tube has keys that {named(version)} ignores: use --from"
            finding = Finding(document.source.span(0, 0), message, path=path)
        return Migrated(path, data, data, version, by_hand=(finding,))

    def _others(self, side: Side, path: str, subject: Subject) -> Iterator[Finding]:
        """The files that a tube extends or nests, and that would have to be migrated with it."""
        mine = {side.key(one) for one in self._files}
        for other in side.referred(path):
            if side.key(other) in mine or not side.is_tube(other):
                continue
            its = side.subject(other, self._target, self._release)
            migration = migrate(its)
            trivial = {item.span for item in header(its) if isinstance(item, Change)}
            if migration.by_hand or any(change.span not in trivial for change in migration.done):
                key = subject.tube.root.key("extends")
                span = subject.source.span(0, 0) if key is None else key.span
                message = f"{shorten(other)} has to be migrated with it: name it, too"
                yield Finding(span, message, path=path)

    def _problems(self, one: Migrated, after: Side) -> Iterator[Finding]:
        """The errors that a migrated file has only in the new version, at their old places."""
        if one.by_hand:
            return
        assert one.version is not None  # otherwise something would be left by hand
        moves = Moves(edit for change in one.done for edit in change.edits)
        source = parse(one.before, one.path).source
        known = _worst(self._side(one.version).check(one.path), one.path, moves)
        for item in errors(after.check(one.path).found):
            effect = known.get(_place(item, one.path, item.span.start.offset))
            if effect is None or _rank(effect_of(item)) < _rank(effect):
                span = item.span
                if item.path == one.path:
                    span = source.span(*(moves.back(end.offset) for end in item.span))
                message = f"{named(self._target)}: {_told(item)}"
                yield Finding(span, message, path=item.path)


_Place = tuple[str, str, int | None]
"""The file, the rule, and the offset after the migration; None in files that are not its own."""


def _worst(checked: Checked, path: str, moves: Moves) -> Mapping[_Place, Effect]:
    """The worst effect of the errors of each rule at each place."""
    found: dict[_Place, Effect] = {}
    for item in errors(checked.found):
        place = _place(item, path, moves.forth(item.span.start.offset))
        effect = effect_of(item)
        if place not in found or _rank(effect) < _rank(found[place]):
            found[place] = effect
    return found


def _place(item: Diagnostic, path: str, offset: int) -> _Place:
    return item.path, item.rule, offset if item.path == path else None


def _rank(effect: Effect) -> int:
    return [*Effect].index(effect)


def _told(item: Diagnostic) -> str:
    return f"{item.message} ({item.rule})"
