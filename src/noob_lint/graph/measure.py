"""The lines of text in the box of a node, and how large that makes it.

All text is set in a monospaced font, since no browser is asked how wide it becomes.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from noob_lint.diagnostics.style import printable
from noob_lint.graph.picture import Change, Kind, Node, State

CELL = 0.61
"""The width of a character in relation to the size of the font; DejaVu Sans Mono has 0.602."""

NAME, SMALL, PORT = 13.0, 10.5, 11.5
"""The sizes of the font: names, types and parameters, slots and signals."""

PAD = 12.0
HEAD = 16.0
"""Where wires end that have no row of their own: at the height of the name."""

_LONGEST = {"name": 32, "type": 36, "param": 38, "port": 24, "carried": 26}
_MOST_PARAMS = 6
_ROW = 17.0


class Line(NamedTuple):
    """A line of text in a box: `y` is its baseline, `role` decides its colour and size."""

    text: str
    role: str
    y: float


class Row(NamedTuple):
    """A slot and a signal on one line of a box, either of which may be missing."""

    slot: str | None
    signal: str | None
    carried: str
    y: float
    """The middle of the row, where wires end."""


class Shape(NamedTuple):
    """The contents of a box, in coordinates relative to it, and its size."""

    width: float
    height: float
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    left: dict[str, float]
    """Where wires enter, by slot; "" for the box as a whole."""
    right: dict[str, float]
    """Where wires leave, by signal."""


def cells(text: str) -> int:
    """The width of a text in cells: East Asian characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(char) in ("Mn", "Me")
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )


def width(text: str, size: float) -> float:
    """The width of a text in a font of a size."""
    return cells(text) * size * CELL


def fit(text: str, longest: int) -> str:
    """The start of a text, in printable characters and with an ellipsis if it is cut off."""
    shown = printable(text[: longest + 1])
    if cells(shown) <= longest:
        return shown
    while cells(shown) >= longest:
        shown = shown[:-1]
    return f"{shown}…"


def fit_path(path: str, longest: int) -> str:
    """The end of a dotted path, which says more than its start."""
    shown = printable(path)
    if cells(shown) <= longest:
        return shown
    parts = shown.split(".")
    while len(parts) > 1 and cells(".".join(parts)) + 2 > longest:
        parts = parts[1:]
    return fit(f"…{'.'.join(parts)}", longest)


def shape(node: Node) -> Shape:
    """The box of a node."""
    lines = [Line(fit(node.name, _LONGEST["name"]), "name", 20.0)]
    top = 20.0
    for text, role in _details(node):
        top += 14.5
        lines.append(Line(text, role, top))
    rows = tuple(_rows(node, top + 10.0))
    height = (rows[-1].y + _ROW / 2 if rows else top) + 8.0
    left: dict[str, float] = {slot.name: row.y for slot, row in zip(node.slots, rows, strict=False)}
    right: dict[str, float] = {one.name: HEAD for one in node.signals if not one.name}
    named = [one for one in node.signals if one.name]
    right |= {one.name: row.y for one, row in zip(named, rows, strict=False)}
    left[""] = HEAD
    return Shape(_width(node, lines, rows), height, tuple(lines), rows, left, right)


def _details(node: Node) -> list[tuple[str, str]]:
    """The lines below the name, each with its role."""
    found = []
    kind = {Kind.NODE: "", Kind.MISSING: "does not exist"}.get(node.kind, str(node.kind))
    path = fit_path(node.type, _LONGEST["type"])
    is_special = node.kind in (Kind.MAP, Kind.GATHER, Kind.RETURN)
    about = kind if is_special or not path else f"{kind} {path}" if kind else path
    if about:
        found.append((about, "type"))
    if node.change is not Change.NONE:
        found.append((str(node.change), "mark"))
    if node.state is not State.RUNS:
        words = {State.DISABLED: "disabled", State.STUCK: "waits forever"}
        found.append((words[node.state], "state"))
    params = node.own_params
    shown = params[:_MOST_PARAMS] if len(params) > _MOST_PARAMS + 1 else params
    found += [(fit(f"{one.name}: {one.value}", _LONGEST["param"]), "param") for one in shown]
    if len(shown) < len(params):
        found.append((f"… {len(params) - len(shown)} more", "param"))
    return found


def _rows(node: Node, top: float) -> list[Row]:
    signals = [one for one in node.signals if one.name]
    rows = []
    for number in range(max(len(node.slots), len(signals))):
        slot = node.slots[number] if number < len(node.slots) else None
        signal = signals[number] if number < len(signals) else None
        rows.append(
            Row(
                None if slot is None else fit(slot.name, _LONGEST["port"]),
                None if signal is None else fit(signal.name, _LONGEST["port"]),
                "" if signal is None else fit(signal.type, _LONGEST["carried"]),
                top + number * _ROW + _ROW / 2,
            )
        )
    return rows


def _width(node: Node, lines: list[Line], rows: tuple[Row, ...]) -> float:
    sizes = {"name": NAME, "type": SMALL, "param": SMALL, "state": SMALL, "mark": SMALL}
    widths = [width(line.text, sizes[line.role]) for line in lines]
    if node.badges:
        widths[0] += 10.0 + 20.0 * min(len(node.badges), 3)
    for row in rows:
        signal = row.signal or ""
        carried = f"  {row.carried}" if row.carried else ""
        both = 20.0 if row.slot and signal else 0.0
        widths.append(
            width(row.slot or "", PORT) + width(signal, PORT) + width(carried, SMALL) + both
        )
    return max(72.0, max(widths) + 2 * PAD)
