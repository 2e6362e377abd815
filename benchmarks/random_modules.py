"""Changes modules of Python at random so that most of them still parse.

Expressions, names and statements are replaced by others of the same kind, dropped, repeated and
nested; a change of bytes would leave nothing but syntax errors.
"""

from __future__ import annotations

import ast
import random
from collections.abc import Sequence
from typing import NamedTuple

_MOST_BYTES = 200_000
_OFTEN = (2, 20, 300, 2000)
_ABSURD = (b"9" * 400, b"0x" + b"f" * 900, b"1e999", b"-0.0", b"1j", b"1_0" * 50, b"True")
_AROUND = (
    *((b"[", b"]"), (b"(", b",)"), (b"{1: ", b"}"), (b"(not ", b")"), (b"(lambda: ", b")")),
    *((b"f'{", b"}'"), (b"(x if ", b" else y)"), (b"list[", b"]"), (b"None | (", b")")),
)


class Parts(NamedTuple):
    """Where the parts of a module are, in bytes: statements with their columns."""

    data: bytes
    expressions: list[tuple[int, int]]
    names: list[tuple[int, int]]
    numbers: list[tuple[int, int]]
    statements: list[tuple[int, int, int]]


class _Edit(NamedTuple):
    start: int
    end: int
    new: bytes


def parts_of(data: bytes) -> Parts | None:
    """The parts of a module; None if it cannot be parsed."""
    try:
        tree = ast.parse(data)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    starts = [0]
    for line in data.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = Parts(data, [], [], [], [])
    in_strings: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):  # of which old versions of Python have no places
            in_strings |= {id(one) for one in ast.walk(node)}
        if not isinstance(node, ast.expr | ast.stmt) or id(node) in in_strings:
            continue
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0)
        if isinstance(node, ast.stmt):
            found.statements.append((start, end, node.col_offset))
        elif isinstance(getattr(node, "ctx", None), ast.Store | ast.Del):
            continue
        else:
            found.expressions.append((start, end))
            if isinstance(node, ast.Name):
                found.names.append((start, end))
            elif isinstance(node, ast.Constant) and isinstance(node.value, int | float):
                found.numbers.append((start, end))
    return found


def changed(parts: Parts, other: Parts, count: int, dice: random.Random, *, large: bool) -> bytes:
    """A module with about so many changes, into which expressions of another module may come.

    With `large`, one of them repeats or nests something very often.
    """
    edits: list[_Edit] = []
    for number in range(count):
        edit = _edit(parts, other, dice, often=dice.choice(_OFTEN) if large and not number else 2)
        if edit and all(edit.end <= one.start or one.end <= edit.start for one in edits):
            edits.append(edit)
    data = parts.data
    for start, end, new in sorted(edits, reverse=True):
        data = data[:start] + new + data[end:]
    return data if len(data) <= _MOST_BYTES else parts.data


def _edit(parts: Parts, other: Parts, dice: random.Random, often: int) -> _Edit | None:
    kind = dice.randrange(7)
    if kind == 0 and parts.numbers:
        return _Edit(*dice.choice(parts.numbers), dice.choice(_ABSURD))
    if kind == 1 and parts.names:
        return _Edit(*dice.choice(parts.names), _text(parts, dice.choice(parts.names)))
    if kind in (2, 3) and parts.statements:
        return _statement(parts, dice, often)
    if not parts.expressions or not other.expressions:
        return None
    place = dice.choice(parts.expressions)
    if kind == 4:
        before, after = dice.choice(_AROUND)
        times = min(often, 80)  # Python's own parser gives up above
        return _Edit(*place, before * times + _text(parts, place) + after * times)
    giver = dice.choice((parts, other))
    return _Edit(*place, b"(" + _text(giver, dice.choice(giver.expressions)) + b")")


def _statement(parts: Parts, dice: random.Random, often: int) -> _Edit:
    """A statement is dropped, repeated, or replaced by another at the same column."""
    start, end, column = dice.choice(parts.statements)
    data, gap = parts.data, b"\n" + b" " * column
    is_alone = not data[data.rfind(b"\n", 0, start) + 1 : start].strip()
    if not is_alone or dice.random() < 0.3:
        return _Edit(start, end, b"pass")
    if dice.random() < 0.5:
        same = [one for one in parts.statements if one[2] == column]
        first, last, _ = dice.choice(same)
        return _Edit(start, end, data[first:last])
    return _Edit(start, end, gap.join([data[start:end]] * often))


def _text(parts: Parts, place: Sequence[int]) -> bytes:
    return parts.data[place[0] : place[1]]
