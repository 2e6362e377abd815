"""Writes ignore comments for the findings of a tube into its text.

A comment goes to the end of the line that a finding starts on, or into the brackets of a comment
that applies to that line already. It goes on a line of its own above where the end of the line is
inside a multi-line string or between a key and its string, which noob's YAML parser may not accept,
and for the line of `noob_id`, where noob takes a comment for part of the id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from noob_lint.diagnostics.diagnostic import Diagnostic, Edit
from noob_lint.fixing.rounds import apply
from noob_lint.linting.ignore_comments import Ignores, Instruction
from noob_lint.yaml.document import Document, Node, Scalar
from noob_lint.yaml.lines import Lines, texts_below_keys
from noob_lint.yaml.parser import parse
from noob_lint.yaml.walk import children


class Placement(NamedTuple):
    """Names of rules, and the line that a comment must apply to: that of a finding."""

    line: int
    names: tuple[str, ...]


def with_ignores(document: Document, diagnostics: Iterable[Diagnostic], reason: str = "") -> str:
    """The text of a document with comments that silence the diagnostics, where possible.

    The text is unchanged if the document could not be parsed, since comments do not count then, or
    if comments would change its meaning. A diagnostic in a base is silenced at the `extends` of the
    document. New comments end with the `reason`.
    """
    return apply(document.text, ignoring_edits(document, list(diagnostics), reason))


def ignoring_edits(
    document: Document, diagnostics: Sequence[Diagnostic], reason: str = ""
) -> tuple[Edit, ...]:
    """The edits that write the comments of `with_ignores`; none if there cannot be any."""
    writer = _writer_for(document, diagnostics, reason)
    return () if writer is None else tuple(writer.edits(diagnostics))


def single_ignores(
    document: Document, diagnostics: Sequence[Diagnostic], reason: str = ""
) -> tuple[tuple[Edit, ...], ...]:
    """For each diagnostic, the edits that silence it alone.

    What comments do to the text is tried once for all of them, and one by one only if that fails.
    """
    writer = _writer_for(document, diagnostics, reason)
    if writer is not None:
        return tuple(tuple(writer.edits([one])) for one in diagnostics)
    return tuple(ignoring_edits(document, [one], reason) for one in diagnostics)


def _writer_for(
    document: Document, diagnostics: Sequence[Diagnostic], reason: str
) -> _Writer | None:
    """What writes the comments, unless they would change the meaning."""
    if document.root is None:
        return None
    writer = _Writer(document, reason)
    after = parse(apply(document.text, writer.edits(diagnostics))).root
    return writer if after is not None and _same(document.root, after) else None


class _Writer:
    """Decides where the comments of one document go."""

    def __init__(self, document: Document, reason: str) -> None:
        self._reason = f" {reason}" if reason else ""
        self._document = document
        self._source = document.source
        self._lines = Lines(document)
        self._ignores = Ignores(document)
        self._closed = set(_lines_without_end(document))

    def edits(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Edit]:
        """The edits that write the comments, at most one at each place."""
        merged: dict[Instruction, list[str]] = {}
        for placement in self._placements(diagnostics):
            instruction = self._instruction(placement.line)
            if instruction is None:
                yield self._comment(placement)
            else:
                merged.setdefault(instruction, []).extend(placement.names)
        for instruction, names in merged.items():
            end = instruction.names[-1][1].end.offset
            yield Edit(self._source.span(end, end), "".join(f", {name}" for name in _unique(names)))

    def _placements(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Placement]:
        """One placement for each line with findings, or group of lines that count as one."""
        names: dict[int, list[str]] = {}
        lines: dict[int, int] = {}
        for item in diagnostics:
            line = item.span.start.line
            if item.path != self._document.path:
                line = self._line_of_extends()
            first = self._lines.first(line)
            lines.setdefault(first, line)
            names.setdefault(first, []).append(item.rule)
        for first in sorted(names):
            yield Placement(lines[first], tuple(_unique(names[first])))

    def _line_of_extends(self) -> int:
        key = self._document.root.key("extends") if self._document.root is not None else None
        return 0 if key is None else key.span.start.line

    def _instruction(self, line: int) -> Instruction | None:
        """The instruction with names that applies to a line; one on the line itself comes first."""
        found = [
            one for one in self._ignores.speaking_for(line) if one.word == "ignore" and one.names
        ]
        return next((one for one in found if one.span.start.line == line), next(iter(found), None))

    def _comment(self, placement: Placement) -> Edit:
        """The edit that writes a new comment."""
        source, line = self._source, placement.line
        comment = f"# noob-lint: ignore[{', '.join(placement.names)}]{self._reason}"
        if line in self._closed:
            return self._above(self._lines.first(line), comment)
        start = source.line_starts[line]
        text = source.line(line)
        code = text.rstrip(" \t")
        span = source.span(start + len(code), start + len(text))
        return Edit(span, f"  {comment}" if code else text + comment)

    def _above(self, line: int, comment: str) -> Edit:
        source = self._source
        start, text = source.line_starts[line], source.line(line)
        indentation = text[: len(text) - len(text.lstrip(" "))]
        after = start + len(text)
        end = source.line_starts[line + 1] if line + 1 < len(source.line_starts) else after
        line_break = source.text[after:end] or "\n"
        return Edit(source.span(start, start), f"{indentation}{comment}{line_break}")


def _lines_without_end(document: Document) -> Iterator[int]:
    """The lines at whose ends a comment would become part of a string, or break it."""
    position = document.source.position
    tube_id = document.root.key("noob_id") if document.root is not None else None
    if tube_id is not None and not document.has_bom:  # which hides the first line from noob
        yield position(tube_id.start).line
    for key, value in texts_below_keys(document):
        yield from range(key, value)
    for scalar in document.scalars:
        first, last = position(scalar.start).line, position(scalar.end - 1).line
        is_block = scalar.style in {"|", ">"}
        yield from range(first + 1, last + 1) if is_block else range(first, last)


def _unique(names: Iterable[str]) -> list[str]:
    return sorted(set(names))


def _same(one: Node, other: Node) -> bool:
    """Whether two nodes read the same: shapes, tags, anchors, strings and their styles."""
    pending = [(one, other)]
    seen: set[tuple[Node, Node]] = set()
    while pending:
        pair = pending.pop()
        if pair not in seen:
            seen.add(pair)
            if _signature(pair[0]) != _signature(pair[1]):
                return False
            pending += zip(children(pair[0]), children(pair[1]), strict=True)
    return True


def _signature(node: Node) -> tuple[object, ...]:
    anchor = None if node.anchor is None else node.anchor.name
    head = (type(node), node.tag, anchor, len(list(children(node))))
    return (*head, node.style, node.text) if isinstance(node, Scalar) else head
