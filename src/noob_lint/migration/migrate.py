"""Takes one tube through the steps. A pure function from a document and facts to a new text."""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Finding
from noob_lint.fixing.rounds import apply
from noob_lint.migration.model import ByHand, Change, Migration, Note, Subject
from noob_lint.migration.steps import STEPS


def migrate(subject: Subject) -> Migration:
    """The tube in the new version; unchanged if anything is left to be done by hand.

    Takes nothing into account that no step is about: whether noob loads the new text is for
    `noob_lint.migration.judge` to find out.
    """
    done: list[Change] = []
    by_hand: list[Finding] = []
    notes: list[Finding] = []
    for step in STEPS:
        earlier = tuple(done)
        for item in step(subject):
            others = done if isinstance(item, Change) else earlier
            if any(_overlaps(item, change) for change in others):
                continue
            match item:
                case Change():
                    done.append(item)
                case ByHand(finding):
                    by_hand.append(finding)
                case Note(finding):
                    notes.append(finding)
    done.sort(key=lambda change: change.span)
    edits = [edit for change in done for edit in change.edits]
    text = subject.document.text if by_hand else apply(subject.document.text, edits)
    return Migration(text, tuple(done), tuple(by_hand), tuple(notes))


def _overlaps(item: Change | ByHand | Note, change: Change) -> bool:
    """Whether something is inside what has been changed, such as the same text by an alias."""
    span = item.span if isinstance(item, Change) else item.finding.span
    start, end = change.span.start.offset, change.span.end.offset
    return start <= span.start.offset < end or (
        isinstance(item, Change) and span.start.offset < end and start < span.end.offset
    )
