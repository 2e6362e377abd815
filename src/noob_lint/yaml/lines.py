"""Which lines of a tube count as one line for comments.

Those of a string on several lines, and those of a key and the string below it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from noob_lint.yaml.document import Document, Mapping, Scalar
from noob_lint.yaml.walk import nodes_below


class Lines:
    """Which lines of a document count as one for comments; each has the number of the first."""

    def __init__(self, document: Document) -> None:
        self._runs = sorted(_joined(document))
        self._starts = [start for start, _ in self._runs]
        self._ends: list[int] = []
        for _, end in self._runs:
            self._ends.append(max(end, self._ends[-1]) if self._ends else end)

    def first(self, line: int) -> int:
        """The first of the lines that count as one with `line`."""
        index = bisect_right(self._starts, line) - 1
        while index >= 0 and self._ends[index] >= line:
            line = self._starts[index]
            index -= 1
        return line


def _joined(document: Document) -> Iterator[tuple[int, int]]:
    """The first and last lines of strings on several, and of keys whose string is below."""
    position = document.source.position
    for scalar in document.scalars:
        if scalar.end > scalar.start:
            end = position(scalar.end - 1).line
            if position(scalar.start).line != end:
                yield position(scalar.start).line, end
    yield from texts_below_keys(document)


def texts_below_keys(document: Document) -> Iterator[tuple[int, int]]:
    """The lines of keys whose value is a string below them, not beside; and of the string."""
    position = document.source.position
    for node in nodes_below(document.root):
        for entry in node.entries if isinstance(node, Mapping) else ():
            value = entry.value
            if entry.alias is None and isinstance(value, Scalar) and value.end > value.start:
                start = position(entry.key.start).line
                end = position(value.start).line
                if entry.merge is None and start < end:
                    yield start, end
