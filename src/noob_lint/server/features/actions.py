"""Code actions for findings: fix one or all of them, ignore them, open their documentation.

What takes long is computed only when the action is chosen, by its `make`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property, partial
from itertools import takewhile
from typing import NamedTuple

from noob_lint.diagnostics.diagnostic import Diagnostic, Edit, Fix
from noob_lint.diagnostics.source import Source
from noob_lint.discovery.workspace import Workspace
from noob_lint.fixing.add_ignores import single_ignores
from noob_lint.fixing.fixer import fix_source
from noob_lint.linting.checked import Checked
from noob_lint.linting.linter import Linter
from noob_lint.server.session import Session, StaleError
from noob_lint.yaml.document import Document

FIX = "quickfix"
FIX_ALL = "source.fixAll.noob-lint"


MOST = 20
"""How many findings in a part of a document get actions of their own: more, nobody reads."""

REASON = "TODO: reason"
"""What an ignore comment ends with until its reason is written."""


class Change(NamedTuple):
    """Edits of one text; `placeholder` is a part of the new text that the user is to replace."""

    source: Source
    edits: tuple[Edit, ...]
    placeholder: str = ""


class Action(NamedTuple):
    """An action that the user can choose: `make` returns the change, None if there is none.

    `finding` is what it is about. It is `preferred` if it is certainly what is meant.
    """

    title: str
    kind: str
    make: Callable[[], Change | None]
    finding: Diagnostic | None = None
    preferred: bool = False


def actions(session: Session, document: Document, start: int, end: int) -> Iterator[Action]:
    """The actions for the findings of a document between two offsets.

    Raises:
        SettingsError: the configuration of the document is wrong.
        InternalError: the linter has crashed.
    """
    found = session.findings(document.path)
    near = [item for item in found if touches(item, document, start, end)]
    near = near[:MOST]
    for item in near:
        fix = item.fix
        if fix is not None:
            title = fix.title if fix.safe else f"{fix.title} (may change what the tube means)"
            yield Action(
                title, FIX, _fixing(session, document, item, fix), item, preferred=fix.safe
            )
    silenced = [item for item in near if item.rule != "unused-ignore"]
    changes = _Ignoring(document, silenced)
    for index, item in enumerate(silenced if document.root is not None else ()):
        title = f"ignore {item.rule} here"
        yield Action(title, FIX, partial(changes.make, index), item)
    yield from fix_all(session, document)


def fix_all(session: Session, document: Document) -> Iterator[Action]:
    """The action that fixes all that is safe to fix in a document, if there is any.

    Raises:
        SettingsError, InternalError: as `actions`.
    """
    if any(item.fix is not None and item.fix.safe for item in session.findings(document.path)):
        yield Action("fix all that is safe to fix", FIX_ALL, _fixing_all(session, document))


def touches(item: Diagnostic, document: Document, start: int, end: int) -> bool:
    """Whether a finding is shown between two offsets of a document."""
    if item.path != document.path:  # it is shown where the base is named
        key = None if document.root is None else document.root.key("extends")
        return key is not None and key.start <= end and start <= key.end
    return item.span.start.offset <= end and start <= item.span.end.offset


def _fixing(
    session: Session, document: Document, item: Diagnostic, fix: Fix
) -> Callable[[], Change | None]:
    def make() -> Change | None:
        source = document.source if item.path == document.path else session.source(item.path)
        return None if source is None else Change(source, fix.edits)

    return make


class _Ignoring:
    """The comments that silence each of several findings; computed when the first is needed."""

    def __init__(self, document: Document, found: Sequence[Diagnostic]) -> None:
        self._document = document
        self._found = found

    @cached_property
    def _edits(self) -> tuple[tuple[Edit, ...], ...]:
        return single_ignores(self._document, self._found, REASON)

    def make(self, index: int) -> Change | None:
        """The change that silences the finding with that index."""
        edits = self._edits[index]
        return Change(self._document.source, edits, REASON) if edits else None


class _Watched(Linter):
    """A linter that looks before each check whether it is still wanted."""

    def __init__(self, workspace: Workspace, watch: Callable[[], None]) -> None:
        super().__init__(workspace)
        self._watch = watch

    def check(self, document: Document) -> Checked:
        """The findings of a document, unless they are of no use any more."""
        self._watch()
        return super().check(document)


def _fixing_all(session: Session, document: Document) -> Callable[[], Change | None]:
    def make() -> Change | None:
        data = document.text.encode("utf-8", "surrogatepass")
        linter = _Watched(session.workspace, session.watch)
        try:
            fixed = fix_source(linter, data, document.path, unsafe=False)
        except StaleError:
            linter.release(document)
            raise
        return change_to(document.source, fixed.after.decode())

    return make


def change_to(source: Source, after: str) -> Change | None:
    """The line-by-line change that makes a text `after`; None if it is the same or empty."""
    if not after or after == source.text:
        return None
    before, new = source.text.splitlines(keepends=True), after.splitlines(keepends=True)
    return Change(source, tuple(_edits(source, before, new)))


def _alike(before: Sequence[str], after: Sequence[str]) -> int:
    """How many lines at the start are the same."""
    pairs = zip(before, after, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _edits(source: Source, before: Sequence[str], after: Sequence[str]) -> Iterator[Edit]:
    first = _alike(before, after)
    last = _alike(before[first:][::-1], after[first:][::-1])
    old, new = before[first : len(before) - last], after[first : len(after) - last]
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            span = source.span(starts[first + i], starts[first + j])
            yield Edit(span, "".join(new[k:m]))
