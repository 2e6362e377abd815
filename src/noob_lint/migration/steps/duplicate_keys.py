"""A key that is written twice.

noob 0.0.x read YAML with PyYAML, where the last value counts. Since 1000.0.0 it reads with
ruamel.yaml, which refuses the file. The values that never counted become comments.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Finding
from noob_lint.diagnostics.source import Position, Span
from noob_lint.migration.entries import as_comment
from noob_lint.migration.model import ByHand, Change, Item, Subject, named
from noob_lint.yaml.document import Document


def step(subject: Subject) -> Iterator[Item]:
    """Turn all but the last entry of a key into comments."""
    if not subject.gains("refuses_duplicate_keys"):
        return
    for places in _repeated(subject.document):
        for span in places[:-1]:
            yield _dropped(subject, span)


def _repeated(document: Document) -> Iterator[list[Span]]:
    """The places of the keys that are written several times in a mapping, in order."""
    found: dict[Span, list[Span]] = {}
    for report in document.reports:
        for first in report.finding.related if report.rule == "yaml-duplicate-key" else ():
            found.setdefault(first.span, [first.span]).append(report.finding.span)
    yield from found.values()


def _dropped(subject: Subject, key: Span) -> Item:
    """The change that turns the entry with that key into a comment."""
    source, start = subject.source, key.start
    name = source.text[start.offset : key.end.offset]
    last = _last_line(subject, start)
    edits = None if last is None else as_comment(source, start, last)
    if last is None or edits is None:
        said = f"{name} is written twice, which {named(subject.target)} refuses: remove this one"
        return ByHand(Finding(key, said, path=source.path))
    end = source.line_starts[last] + len(source.line(last))
    title = f"turn this {name} into a comment, since noob read a later one"
    return Change(source.span(start.offset, end), title, edits)


def _last_line(subject: Subject, start: Position) -> int | None:
    """The last line of the entry whose key starts there, if it is followed by another entry."""
    source = subject.source
    for scalar in subject.document.scalars:
        place = source.position(scalar.start)
        is_next = place.line > start.line and place.column == start.column
        if is_next and not source.line(place.line)[: place.column].strip():
            last = place.line - 1
            while last > start.line and source.line(last).strip()[:1] in {"", "#"}:
                last -= 1
            return last
    return None
