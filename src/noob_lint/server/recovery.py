"""The tree of a text with one half-written line.

The line of the last edit, or the one that the parser complains about, is completed in one way after
the other, and finally left out, until the text parses. If several lines are half-written, the tree
is that of the parser, which leaves out the entries with errors. No new findings are reported for
such a text: what they miss may be on that line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from noob_lint.diagnostics.diagnostic import Diagnostic, Edit, Finding
from noob_lint.diagnostics.source import Position, Source, Span
from noob_lint.server.spots import closing_of
from noob_lint.yaml.document import Document
from noob_lint.yaml.parser import parse_if_valid

_STRAY = "*&%@`!|>"
_MOST_LINES = 3


class Recovered(NamedTuple):
    """A document whose text differs in one `line` from what is written; without one, in more."""

    document: Document
    line: int | None


def recovered(broken: Document, edited: int | None) -> Recovered | None:
    """The tree of a text that could not be parsed; `edited` is the line of the last edit."""
    source = broken.source
    lines = list(dict.fromkeys(_suspects(broken, edited)))[:_MOST_LINES]
    for ways in (_finished, _left_out):
        for line in lines:
            start = source.line_starts[line]
            written = source.line(line)
            end = start + len(written)
            for other in dict.fromkeys(ways(written)):
                text = source.text[:start] + other + source.text[end:]
                document = parse_if_valid(text, broken.path)
                if document is not None:
                    return Recovered(document, line)
    return None if broken.rest is None else Recovered(broken.rest, None)


def _suspects(broken: Document, edited: int | None) -> Iterator[int]:
    """The lines that may be unfinished: the edited one, that of the error, the one before that."""
    lines = len(broken.source.line_starts)
    if edited is not None and edited < lines:
        yield edited
    for report in broken.reports:
        line = report.finding.span.start.line
        yield line
        while line > 0:
            line -= 1
            if broken.source.line(line).strip():
                yield line
                break


def _finished(line: str) -> Iterator[str]:
    """The ways to complete a line, likeliest first."""
    text = line.rstrip().expandtabs(2)  # the C parser misreads some tabs
    for one in dict.fromkeys([text, text.rstrip(_STRAY).rstrip()]):
        closed = one + closing_of(one)
        yield from (closed, f"{closed}:", f"{one}:{closing_of(one)}")
        if one.endswith((",", "[", "{")):
            yield one.rstrip(", ") + closing_of(one)


def _left_out(line: str) -> Iterator[str]:
    """The line without its unfinished part, or empty."""
    text = line.rstrip()
    shorter = re.sub(r"[\[{\"'].*", "", text).rstrip()
    yield from (shorter, f"{shorter} null" if shorter.endswith(":") else "")
    yield ""


Known = Counter[tuple[str, str, str]]
"""The findings of a document: how often each rule reports each text, with the file of the text."""


def known_in(found: Iterable[Diagnostic], document: Document) -> Known:
    """Count the findings of a document, by keys that do not depend on the rest of its text."""
    return Counter(_key(item, document) for item in found)


def _key(item: Diagnostic, document: Document) -> tuple[str, str, str]:
    start, end = item.span.start.offset, item.span.end.offset
    is_own = item.path == document.path
    return item.path, item.rule, document.text[start:end] if is_own else item.message


def kept(
    found: Iterable[Diagnostic], before: Known, repair: Recovered, source: Source
) -> list[Diagnostic]:
    """The findings in the last complete tree that are also found in a recovered one."""
    left = Counter(before)
    result = []
    for item in found:
        key = _key(item, repair.document)
        is_own = item.path == repair.document.path
        if left[key] and not (is_own and item.span.start.line == repair.line):
            left[key] -= 1
            result.append(_moved(item, source) if is_own else item)
    return result


def _moved(item: Diagnostic, source: Source) -> Diagnostic:
    """A finding with its places mapped to the text as written."""
    finding: Finding = item.finding
    fix = finding.fix
    if fix is not None:
        fix = fix._replace(
            edits=tuple(Edit(_span(one.span, source), one.text) for one in fix.edits)
        )
    related = tuple(
        one._replace(span=_span(one.span, source)) if one.path in (None, item.path) else one
        for one in finding.related
    )
    span = _span(finding.span, source)
    return item._replace(finding=finding._replace(span=span, fix=fix, related=related))


def _span(span: Span, source: Source) -> Span:
    return Span(_position(span.start, source), _position(span.end, source))


def _position(position: Position, source: Source) -> Position:
    line = min(position.line, len(source.line_starts) - 1)
    return position._replace(line=line, offset=source.line_starts[line] + position.column)
