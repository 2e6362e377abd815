"""Blocks of lines by their indentation, for text that cannot be parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from noob_lint.diagnostics.source import Source

_OPENING = re.compile(r"""[ ]*[^\s#\[\]{},"'&*!|>%@`?:-][^\s#:]*:[ ]*(?:\#.*)?""")
"""A line that has a key, whose value are the lines below it, and nothing else."""


class Block(NamedTuple):
    """An entry of a tube or of one of its sections: lines from `first` to before `end`.

    `head` is the line of the section that it belongs to, if there is one.
    """

    first: int
    end: int
    head: int | None

    def column(self, source: Source) -> int:
        """How far its first line is indented."""
        text = source.line(self.first)
        return len(text) - len(text.lstrip(" "))

    def shift(self, source: Source) -> int:
        """How far offsets in the whole text are ahead of those in the text of the block."""
        starts = source.line_starts
        head = 0 if self.head is None else starts[self.head + 1] - starts[self.head]
        return starts[self.first] - head

    def text(self, source: Source) -> str:
        """The lines of the block, below the one of its section."""
        starts = [*source.line_starts, len(source.text)]
        head = "" if self.head is None else source.text[starts[self.head] : starts[self.head + 1]]
        return head + source.text[starts[self.first] : starts[self.end]]


def blocks_in(source: Source) -> Iterator[Block]:
    """The blocks of a text, in order: the entries of sections, and the sections without any.

    Lines before the first block are left out, as are the lines of sections themselves.
    """
    head: int | None = None
    first: int | None = None
    column: int | None = None
    for line, indentation in _lines(source):
        if indentation == 0:
            if first is not None:
                yield Block(first, line, head)
            is_section = _OPENING.fullmatch(source.line(line)) is not None
            head, first = (line, None) if is_section else (None, line)
            column = None
        elif head is not None and (column is None or indentation <= column):
            if first is not None:
                yield Block(first, line, head)
            first, column = line, indentation
    if first is not None:
        yield Block(first, len(source.line_starts), head)


def _lines(source: Source) -> Iterator[tuple[int, int]]:
    """The lines that are neither empty nor comments, with their indentation."""
    for line in range(len(source.line_starts)):
        text = source.line(line)
        rest = text.lstrip(" ")
        if rest and not rest.startswith("#"):
            yield line, len(text) - len(rest)


def without(source: Source, block: Block) -> str:
    """The text with the lines of a block empty, so that all other offsets stay."""
    starts = [*source.line_starts, len(source.text)]
    start, end = starts[block.first], starts[block.end]
    blank = re.sub(r"[^\r\n]", " ", source.text[start:end])
    return source.text[:start] + blank + source.text[end:]
