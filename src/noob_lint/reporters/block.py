"""One diagnostic for people to read: its message, the marked source lines, and advice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from noob_lint.diagnostics.diagnostic import Diagnostic, Related
from noob_lint.diagnostics.marks import fix_mark
from noob_lint.diagnostics.source import Position, Source, Span
from noob_lint.diagnostics.style import Style, printable
from noob_lint.reporters.excerpt import FULL, excerpt
from noob_lint.reporters.summary import count
from noob_lint.support.wrapping import wrap

_INDENT = 4
"""The indent of a message from its second line on."""
_LABEL = 24
"""The least number of cells for a label, if the terminal has them."""


class _Mark(NamedTuple):
    """A place to point at in the file of the diagnostic."""

    span: Span
    label: str
    primary: bool


class Block:
    """One diagnostic as lines of text; without a `source`, no source lines are shown.

    On a terminal, `width` is the number of its columns. Only places are not wrapped to it, so that
    they can be clicked and copied.
    """

    def __init__(
        self, diagnostic: Diagnostic, source: Source | None, style: Style, width: int | None = None
    ) -> None:
        self._width = width
        self._diagnostic = diagnostic
        self._source = source
        self._style = style
        here = [
            place
            for place in diagnostic.related
            if source is not None and place.path in (None, diagnostic.path)
        ]
        self._elsewhere = [place for place in diagnostic.related if place not in here]
        labels = [place.message for place in here if place.span == diagnostic.span]
        self._marks = [_Mark(diagnostic.span, ", ".join(labels), primary=True)]
        for place in here:
            if place.span != diagnostic.span:
                self._marks.append(_Mark(place.span, place.message, primary=False))
        lines = [mark.span.start.line for mark in self._marks]
        lines += [place.span.start.line for place in self._elsewhere if _line(place) is not None]
        self._gutter = len(str(max(lines) + 1))

    def lines(self) -> Iterator[str]:
        """The lines, without line breaks."""
        diagnostic, style = self._diagnostic, self._style
        kind, mark = style.kind(diagnostic.severity, diagnostic.rule), f"{fix_mark(diagnostic)}: "
        used = len(f"{diagnostic.severity}[{diagnostic.rule}]{mark}")
        first, *more = wrap(printable(diagnostic.message), self._width, used=used, indent=_INDENT)
        yield f"{kind}{mark}{style.bold(first)}".rstrip()
        for line in more:
            yield " " * _INDENT + style.bold(line)
        yield " " * self._gutter + style.frame("-->") + " " + self._place(diagnostic.span.start)
        if self._source is not None:
            yield from self._snippet(self._source)
        for place in self._elsewhere:
            yield from self._other(place)
        for kind, advice in self._advice():
            yield from self._note(kind, printable(advice))

    def _other(self, place: Related) -> Iterator[str]:
        """A related place in another file, with its source line if that is known."""
        where, line = self._place(place.span.start, place.path), _line(place)
        if line is None:
            yield from self._note("note", f"{where}: {printable(place.message)}")
            return
        yield " " * self._gutter + self._style.frame(":::") + " " + where
        yield self._blank
        mark = _Mark(place.span, place.message, primary=False)
        yield from self._marked(place.span.start.line, line, [mark])

    def _place(self, start: Position, path: str | None = None) -> str:
        return f"{printable(path or self._diagnostic.path)}:{start.line + 1}:{start.column + 1}"

    def _advice(self) -> Iterator[tuple[str, str]]:
        finding = self._diagnostic.finding
        if finding.help:
            yield "help", finding.help
        if finding.fix is not None and finding.fix.title != finding.help:
            yield ("fix" if finding.help else "help"), finding.fix.title
        if finding.withheld:
            yield "note", f"not fixable: {finding.withheld}"

    def _note(self, kind: str, text: str) -> Iterator[str]:
        style, margin = self._style, self._gutter + len(" = ")
        indent = margin + len(f"{kind}: ")
        first, *more = wrap(text, self._width, used=indent, indent=indent)
        yield f"{' ' * self._gutter} {style.frame('=')} {style.bold(f'{kind}:')} {first}"
        for line in more:
            yield " " * indent + line

    def _snippet(self, source: Source) -> Iterator[str]:
        """The marked lines from top to bottom, with dots between lines that are not adjacent."""
        yield self._blank
        marks = sorted(self._marks, key=lambda mark: (mark.span.start.line, not mark.primary))
        before = None
        for number, on_line in groupby(marks, key=lambda mark: mark.span.start.line):
            if before is not None and number > before + 1:
                yield self._style.frame("...")
            before = number
            yield from self._marked(number, source.line(number), list(on_line))

    @property
    def _blank(self) -> str:
        """The frame of a line without a number."""
        return f"{' ' * self._gutter} {self._style.frame('|')}"

    def _marked(self, number: int, line: str, marks: Sequence[_Mark]) -> Iterator[str]:
        """A line with its number, and the marks below it."""
        label, bar = self._style.frame(f"{number + 1:>{self._gutter}}"), self._style.frame("|")
        for shown, below in _annotated(line, marks, self._room):
            yield f"{label} {bar} {shown}".rstrip()
            for mark, left, width in below:
                for indent, text in self._pointer(mark, left, width):
                    yield f"{self._blank} {' ' * indent}{text}"

    @property
    def _room(self) -> int | None:
        """The cells to the right of the frame, on a terminal."""
        return None if self._width is None else self._width - self._gutter - len(" | ")

    def _pointer(self, mark: _Mark, left: int, width: int) -> Iterator[tuple[int, str]]:
        """The lines below a marked place, with their indents: the mark, and what it stands for.

        A label that does not fit next to the mark goes below it, further to the left if necessary.
        """
        more = mark.span.end.line - mark.span.start.line
        if more and mark.span.end.column == 0:
            more -= 1  # the span ends with the line break before
        labels = [printable(mark.label)] if mark.label else []
        if more:
            labels.append(f"and {count(more, 'more line', 'more lines')}")
        pointer, label, room = ("^" if mark.primary else "-") * width, " ".join(labels), self._room
        if room is None or left + len(f"{pointer} {label}") <= room:
            yield left, self._painted(mark, f"{pointer} {label}".rstrip())
            return
        yield left, self._painted(mark, pointer)
        indent = max(min(left, room - _LABEL), 0)
        for line in wrap(label, room, used=indent, indent=indent) if label else ():
            yield indent, self._painted(mark, line)

    def _painted(self, mark: _Mark, text: str) -> str:
        if mark.primary:
            return self._style.severity(self._diagnostic.severity, text)
        return self._style.frame(text)


def _line(place: Related) -> str | None:
    """The line to show for a place in another file; None for the file as a whole."""
    return None if place.span.is_empty and place.span.start.offset == 0 else place.line


def _annotated(
    line: str, marks: Sequence[_Mark], room: int | None
) -> Iterator[tuple[str, list[tuple[_Mark, int, int]]]]:
    """The line and the cells of its marks; a line that is cut is repeated for each mark."""
    width = FULL if room is None else room
    first = excerpt(line, marks[0].span.start.column, width)
    groups = [[mark] for mark in marks] if first.is_cut or first.first else [list(marks)]
    for group in groups:
        part = excerpt(line, group[0].span.start.column, width)
        below = []
        for mark in group:
            start, end = mark.span
            stop = end.column if end.line == start.line else len(line.rstrip())
            below.append((mark, *part.mark(start.column, stop)))
        yield part.text, below
