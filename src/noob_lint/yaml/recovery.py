"""What else is wrong in a text that cannot be parsed, and the tree of what is left of it.

noob refuses such a text at its first error. The author wants to know of all, but a parser that goes
on makes up errors that are none. So the entry of the tube that has the error is left out, if it has
the same error on its own, and the rest is parsed; what is found then counts if an entry has it on
its own, too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from noob_lint.diagnostics.diagnostic import Finding
from noob_lint.diagnostics.source import Source
from noob_lint.yaml.blocks import Block, blocks_in, without
from noob_lint.yaml.document import Document

MOST = 10
"""As many errors of one text are reported."""


class Recovery(NamedTuple):
    """The errors after the first one, in order, and the tree of the text without them.

    `rest` is None if an error cannot be pinned to an entry of the tube. Its offsets are those of
    the whole text.
    """

    errors: tuple[Finding, ...] = ()
    rest: Document | None = None


Parse = Callable[[str], Document]
"""Parses a text, and reports its first error only."""


def recover(broken: Document, parse: Parse) -> Recovery:
    """What can be said beyond the first error of a text."""
    source = broken.source
    blocks = [*_even_blocks(source)]
    errors: list[Finding] = []
    document = broken
    has_open = False
    for _ in range(MOST):
        error = document.reports[0].finding
        is_first = document is broken
        if not (is_first or _is_news(error, [broken.reports[0].finding, *errors])):
            break
        if has_open and source.text[error.span.start.offset : error.span.end.offset] in _CLOSING:
            break
        culprit = _culprit(source, blocks, error, parse)
        if culprit is None or (culprit[0].head is None and not is_first):
            break  # a line at the left edge may also be the rest of one that was broken
        if not is_first:
            errors.append(error)
        block, is_open = culprit
        has_open = has_open or is_open
        source = Source(without(source, block))
        document = parse(source.text)
        if document.root is not None:
            return Recovery(tuple(errors), document)
        if not _is_broken(document):
            break
    return Recovery(tuple(errors))


def _even_blocks(source: Source) -> Iterator[Block]:
    """The blocks of sections whose entries begin at one column, so that none is taken for two."""
    found = [*blocks_in(source)]
    columns: dict[int | None, set[int]] = {}
    for block in found:
        columns.setdefault(block.head, set()).add(block.column(source))
    return (block for block in found if len(columns[block.head]) == 1)


_CLOSING = frozenset(",]}")
"""What may belong to a bracket that was left open in an entry above."""


def _is_broken(document: Document) -> bool:
    return [one.rule for one in document.reports] == ["yaml-syntax"]


def _is_news(error: Finding, before: Sequence[Finding]) -> bool:
    """Whether an error is behind all others, and does not follow from one of them."""
    has_moved = error.message == UNFIT and any(one.message == UNFIT for one in before)
    return error.span.start.line > max(one.span.start.line for one in before) and not has_moved


def _culprit(
    source: Source, blocks: Sequence[Block], error: Finding, parse: Parse
) -> tuple[Block, bool] | None:
    """The block that has an error on its own, and whether a bracket stays open in it."""
    places = [error.span, *(one.span for one in error.related)]
    for place in reversed(places):  # a bracket that is not closed is noticed below
        index = bisect_right(blocks, place.start.line, key=lambda one: one.first) - 1
        if index < 0 or blocks[index].end <= place.start.line:
            continue
        block = blocks[index]
        alone = parse(block.text(source))
        found = alone.reports[0].finding if _is_broken(alone) else None
        if found is None or found.span.start.offset != place.start.offset - block.shift(source):
            continue
        if _is_unbalanced(block.text(source)):
            is_noticed = index + 1 < len(blocks) and _begins(blocks[index + 1], error, source)
            is_sibling = is_noticed and blocks[index + 1].head == block.head
            return (block, True) if is_sibling else None
        if found.message == error.message and not (block.head is None and found.message == ENDLESS):
            return block, False
    return None


def _begins(block: Block, error: Finding, source: Source) -> bool:
    """Whether an error is the key of a block, at which an open bracket was noticed."""
    start = error.span.start
    is_first = start.line == block.first and not source.line(start.line)[: start.column].strip()
    return is_first and error.message == NOTICED


def _is_unbalanced(text: str) -> bool:
    """Whether brackets may be open at the end of a text; those in strings count, too."""
    opened = sum(map(text.count, "[{"))
    return opened != sum(map(text.count, "]}"))


UNFIT = "this line does not fit the block around it: check its indentation"
NOTICED = "a bracket is not closed before this key"
ENDLESS = "this quote is never closed"
"""After a key at the top, the lines below may be meant as part of the string."""
