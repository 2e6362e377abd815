"""The pure parser's error in a long text, found without reading all of it.

Its messages and places are those that noob shows, but it needs a second for a few thousand lines.
What an entry of a tube looks like to it does not depend on the entries before, so it starts two
entries above the place where the C parser has stopped.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from noob_lint.diagnostics.source import Source
from noob_lint.yaml.blocks import Block, blocks_in

_BEFORE = 2


class Mark:
    """A position, as far as messages need it."""

    __slots__ = ("index",)

    def __init__(self, index: int) -> None:
        self.index = index


def error_like(source: Source, error: YAMLError) -> YAMLError | None:
    """The pure parser's error for one of the C parser; None if it has none there."""
    problem: Any = getattr(error, "problem_mark", None)
    context: Any = getattr(error, "context_mark", None)
    said = f"{getattr(error, 'context', '')}: {getattr(error, 'problem', '')}"
    if said == "while scanning a quoted scalar: found unexpected end of stream":
        return error  # the same in both
    if problem is None:
        return None
    is_near = context is not None and "block" not in said
    return error_near(source, min(problem.index, context.index) if is_near else problem.index)


def error_near(source: Source, offset: int) -> YAMLError | None:
    """The error that the pure parser has near an offset; None if it has none there."""
    blocks = [*blocks_in(source)]
    line = source.position(offset).line
    index = bisect_right(blocks, line, key=lambda one: one.first) - 1 - _BEFORE
    if index < 1:
        return None
    block = blocks[index]
    if block.head is None or "%" in source.line(0)[:1]:
        return None
    rest = Block(block.first, len(source.line_starts), block.head)
    try:
        for _ in YAML().parse(rest.text(source)):
            pass
    except MarkedYAMLError as error:
        shift, starts = rest.shift(source), source.line_starts
        for name in ("problem_mark", "context_mark"):
            mark: Any = getattr(error, name)
            if mark is not None:
                setattr(error, name, Mark(_whole(mark.index + shift, block, blocks, source)))
        place: Any = error.problem_mark
        return error if place.index >= starts[block.end] else None
    except Exception:
        return None
    return None


def _whole(index: int, block: Block, blocks: list[Block], source: Source) -> int:
    """The offset in the whole text; what begins with the first entry there, begins further up."""
    first = _start(block.first, source)
    if index < first:
        return _start(blocks[0].first if blocks[0].head is None else blocks[0].head, source)
    if index == first:
        return _start(next(one.first for one in blocks if one.head == block.head), source)
    return index


def _start(line: int | None, source: Source) -> int:
    text = source.line(line or 0)
    return source.line_starts[line or 0] + len(text) - len(text.lstrip(" "))
