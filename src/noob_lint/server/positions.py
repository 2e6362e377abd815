"""Columns in the units of a client; everything else counts code points.

Lines need no conversion: `noob_lint.diagnostics.source` and the protocol split them alike.
"""

from __future__ import annotations

from enum import StrEnum

from noob_lint.diagnostics.source import Source


class Encoding(StrEnum):
    """The units of a client's columns: the code units of an encoding."""

    UTF_8 = "utf-8"
    UTF_16 = "utf-16"
    UTF_32 = "utf-32"


def column_in_units(line: str, column: int, encoding: Encoding) -> int:
    """A column in code points, in the units of the client; clamped to the line."""
    return _units_in(line[:column], encoding)


def _units_in(text: str, encoding: Encoding) -> int:
    if encoding is Encoding.UTF_32 or text.isascii():
        return len(text)
    if encoding is Encoding.UTF_8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def column_in_points(line: str, units: int, encoding: Encoding) -> int:
    """A column in the units of the client, in code points; clamped to the line.

    A column inside a character counts as the place before it.
    """
    if encoding is Encoding.UTF_32 or line.isascii():
        return min(max(units, 0), len(line))
    passed = 0
    for column, character in enumerate(line):
        passed += _units_in(character, encoding)
        if passed > units:
            return column
    return len(line)


def offset_of(source: Source, line: int, units: int, encoding: Encoding) -> int:
    """The offset of a place that a client sent, clamped to the line and to the text."""
    starts = source.line_starts
    if line >= len(starts):
        return len(source.text)
    if line < 0:
        return 0
    return starts[line] + column_in_points(source.line(line), units, encoding)
