"""A picture as SVG: one self-contained image for light and dark screens, with text to select."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from noob_lint.diagnostics.style import printable
from noob_lint.graph.layout import Box, Frame, Layout, Path, lay_out
from noob_lint.graph.measure import CELL, PAD, PORT, cells, fit, width
from noob_lint.graph.picture import Badge, Change, Kind, Node, Picture, State, Way
from noob_lint.graph.style import style
from noob_lint.support.wrapping import wrap


def escaped(text: str) -> str:
    """A text as the content or an attribute of an element.

    Characters that XML cannot have, and those that could deceive, are written as in Python.
    """
    text = "\n".join(map(printable, text.split("\n")))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#39;")


def svg(picture: Picture) -> str:
    """The image of a picture; the same on every run, and without any reference to other files.

    Raises:
        TooLargeError: it is too large to be drawn.
    """
    return drawn(picture, lay_out(picture))


def drawn(picture: Picture, layout: Layout) -> str:
    """The image of a picture whose layout is known."""
    numbers = {badge: number for number, badge in enumerate(picture.findings, 1)}
    top = 46.0
    legend = list(_legend(picture, numbers))
    wide = max(layout.width, 360.0, *(x + size for x, size, _ in _widths(picture, legend)))
    head = top + layout.height
    high = head + 18.0 * len(legend) + (16.0 if legend else 0.0)
    body = [
        *_title(picture),
        f'<g transform="translate(0 {top:g})">',
        *_drawing(picture, layout, numbers),
        "</g>",
        *_listed(legend, head + 12.0),
    ]
    size = f'width="{_n(wide)}" height="{_n(high)}" viewBox="0 0 {_n(wide)} {_n(high)}"'
    start = f'<svg xmlns="http://www.w3.org/2000/svg" class="noob-lint-graph" role="img" {size}>'
    ground = f'<rect class="bg" width="{_n(wide)}" height="{_n(high)}"/>'
    title = f"<title>{escaped(picture.title)}</title>"
    lines = [start, title, f"<style>\n{style(len(picture.origins))}\n</style>", ground, *body]
    return "\n".join([*lines, "</svg>", ""])


def _subtitle(picture: Picture) -> str:
    where = picture.path if picture.path != picture.title else ""
    was = f"compared with {picture.old}" if picture.old else ""
    return " · ".join(one for one in (where, was, picture.about.split("\n")[0]) if one)


def _title(picture: Picture) -> Iterator[str]:
    yield _text(24, 28, fit(picture.title, 60), "title")
    yield _text(24, 45, fit(_subtitle(picture), _LONGEST_ROW), "note")


def _text(x: float, y: float, text: str, role: str) -> str:
    return f'<text x="{_n(x)}" y="{_n(y)}" class="{role}">{escaped(text)}</text>'


def _drawing(picture: Picture, layout: Layout, numbers: Mapping[Badge, int]) -> Iterator[str]:
    """The picture proper: what contains something comes first, then wires, then boxes."""
    for heading in layout.headings:
        yield _text(heading.x, heading.y, heading.text, "heading middle")
    opened = [box for box in layout.boxes if box.node.is_open]
    for box in opened:
        yield from _box(picture, box, numbers)
    for frame in layout.frames:
        yield from _frame(frame)
    taken: dict[tuple[float, float], int] = {}
    for path in layout.paths:
        end = path.points[-1]
        yield from _wire(path, numbers, taken.get(end, 0))
        taken[end] = taken.get(end, 0) + min(len(path.edge.badges), 3)
    for box in layout.boxes:
        if not box.node.is_open:
            yield from _box(picture, box, numbers)


def _frame(frame: Frame) -> Iterator[str]:
    place = f'x="{_n(frame.x)}" y="{_n(frame.y)}"'
    size = f'width="{_n(frame.width)}" height="{_n(frame.height)}"'
    yield f'<g><rect class="frame" {place} {size} rx="10"/>'
    label = f"for each item of {fit(frame.bracket.name, 30)}"
    yield _text(frame.x + 10, frame.y + 15, label, "frame-name") + "</g>"


def _wire(path: Path, numbers: Mapping[Badge, int], taken: int) -> Iterator[str]:
    """A wire with its arrow head, its findings, and a text to show under the pointer.

    `taken` badges are at the same place already.
    """
    edge = path.edge
    classes = ["edge"]
    if edge.way is Way.UPDATE:
        classes.append("update")
    if edge.never:
        classes.append("never")
    severities = {badge.severity for badge in edge.badges}
    classes += [f"w-{one}" for one in ("error", "warning") if one in severities][:1]
    if edge.change:
        classes.append(str(edge.change))
    about = f"{_name(edge.source)} → {_name(edge.target)}\n{edge.label}".rstrip()
    if edge.never:
        about += f"\nnever carries anything: {edge.never}"
    yield f'<g class="{" ".join(classes)}"><title>{escaped(about)}</title>'
    line = _line(path)
    yield f'<path class="wire" d="{line}"/><path class="hit" d="{line}"/>'
    x, y = path.points[-1]
    yield f'<path class="tip" d="M{_n(x)} {_n(y)}l-8 -4v8z"/>'
    if edge.never:
        x, y = _near_end(path)
        yield f'<path class="cross" d="M{_n(x - 5)} {_n(y - 5)}l10 10m0 -10l-10 10"/>'
    if edge.badges:
        x, y = _near_end(path)
        x -= 19.0 * taken + (14.0 if edge.never else 0.0)
        yield from _badges(edge.badges, x, y - 12, numbers)
    yield "</g>"


def _name(owner: str) -> str:
    """A node as a text under the pointer names it."""
    names = (part.partition(".")[2] for part in owner.split("/"))
    return " / ".join(one.replace("~1", "/").replace("~0", "~") for one in names)


def _near_end(path: Path) -> tuple[float, float]:
    """A point on the wire shortly before its end, where no other wire is likely to be."""
    x, y = path.points[-1]
    return x - 20.0, y


def _line(path: Path) -> str:
    """The commands that draw a wire."""
    if path.is_angular:
        return _angular(path.points)
    x, y = path.points[0]
    found = [f"M{_n(x)} {_n(y)}"]
    for to_x, to_y in path.points[1:]:
        if to_y == y:
            found.append(f"H{_n(to_x)}")
        else:
            middle = _n((x + to_x) / 2)
            found.append(f"C{middle} {_n(y)} {middle} {_n(to_y)} {_n(to_x)} {_n(to_y)}")
        x, y = to_x, to_y
    return "".join(found)


def _angular(points: tuple[tuple[float, float], ...]) -> str:
    """Straight lines with rounded corners."""
    radius = 6.0
    found = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for before, (x, y), after in zip(points, points[1:], points[2:], strict=False):
        enter = _towards((x, y), before, radius)
        leave = _towards((x, y), after, radius)
        found.append(f"L{_pair(*enter)}Q{_pair(x, y)} {_pair(*leave)}")
    return "".join([*found, f"L{_pair(*points[-1])}"])


def _pair(x: float, y: float) -> str:
    return f"{_n(x)} {_n(y)}"


def _towards(
    start: tuple[float, float], end: tuple[float, float], most: float
) -> tuple[float, float]:
    """A point on a horizontal or vertical line."""
    length = abs(end[0] - start[0]) + abs(end[1] - start[1])
    part = min(most, length / 2) / length if length else 0.0
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _box(picture: Picture, box: Box, numbers: Mapping[Badge, int]) -> Iterator[str]:
    node, shape = box.node, box.shape
    classes = ["node", str(node.kind)]
    if node.is_open:
        classes.append("open")
    if node.state is not State.RUNS:
        classes.append(str(node.state))
    severities = {badge.severity for badge in node.badges}
    classes += [f"has-{one}" for one in ("error", "warning") if one in severities][:1]
    if node.change is not Change.NONE:
        classes.append(str(node.change))
    at = f'transform="translate({_n(box.x)} {_n(box.y)})"'
    yield f'<g class="{" ".join(classes)}" data-node="{escaped(node.id)}" {at}>'
    yield f"<title>{escaped(_about(node))}</title>"
    radius = 15 if node.kind in (Kind.INPUT, Kind.ASSET) else 6
    yield f'<rect class="box" width="{_n(box.width)}" height="{_n(box.height)}" rx="{radius}"/>'
    if node.origin:
        number = picture.origins.index(node.origin)
        size = f'x="4" y="9" width="3.5" height="{_n(shape.height - 18)}" rx="1.7"'
        yield f'<rect class="origin-{number}" {size}/>'
    for line in shape.lines:
        yield _text(PAD, line.y, line.text, line.role)
    yield from _ports(box)
    yield from _badges(node.badges, box.width - 13.0, 0.0, numbers)
    yield "</g>"


def _about(node: Node) -> str:
    """What is shown when the pointer is over a node."""
    lines = [f"{node.kind} {node.name}", node.type, node.about]
    lines += [f"{one.severity}: {one.message}" for one in node.badges]
    lines += [str(one) for one in (node.where, node.code) if one is not None]
    return "\n".join(line for line in lines if line)


def _ports(box: Box) -> Iterator[str]:
    """The slots on the left and the signals on the right, with the types that they carry."""
    for row in box.shape.rows:
        base = row.y + 4.0
        if row.slot is not None:
            yield f'<circle class="dot" cy="{_n(row.y)}" r="2.5"/>'
            yield _text(PAD, base, row.slot, "port")
        if row.signal is not None:
            right = box.width - PAD
            yield f'<circle class="dot" cx="{_n(box.width)}" cy="{_n(row.y)}" r="2.5"/>'
            yield _text(right, base, row.signal, "port end")
            if row.carried:
                right -= width(row.signal, PORT) + PORT * CELL
                yield _text(right, base, row.carried, "carried end")


def _badges(
    badges: Iterable[Badge], x: float, y: float, numbers: Mapping[Badge, int]
) -> Iterator[str]:
    """Numbered badges from right to left, with their messages."""
    found = sorted(badges, key=lambda one: numbers[one])
    shown = found if len(found) <= 3 else found[:2]
    for place, badge in enumerate(shown):
        yield _badge(badge, str(numbers[badge]), x - 19.0 * place, y, badge.message)
    if len(shown) < len(found):
        rest = "\n".join(one.message for one in found[2:])
        yield _badge(found[2], f"+{len(found) - 2}", x - 38.0, y, rest)


def _badge(badge: Badge, label: str, x: float, y: float, about: str) -> str:
    half = 8.5 if len(label) < 3 else 11.0
    shape = f'x="{_n(x - half)}" y="{_n(y - 8.5)}" width="{_n(2 * half)}" height="17" rx="8.5"'
    title = f"<title>{escaped(f'{badge.severity}[{badge.rule}]: {about}')}</title>"
    rect = f'<rect class="badge b-{badge.severity}" {shape}/>'
    return f"<g>{title}{rect}{_text(x, y + 4.0, label, 'badge-text')}</g>"


Row = tuple[str, str, str]
"""A line below the picture: what its mark looks like, the label on that, and a text."""


def _legend(picture: Picture, numbers: Mapping[Badge, int]) -> Iterator[Row]:
    """The lines below the picture: the findings, the other files, and the notes."""
    for number, origin in enumerate(picture.origins):
        yield f"origin-{number}", "", f"from {origin}"
    for badge, number in numbers.items():
        text = f"{badge.severity}[{badge.rule}]: {badge.message} ({badge.where})"
        first, *others = wrap(printable(text), _LONGEST_ROW)
        yield f"badge b-{badge.severity}", str(number), first
        yield from (("", " ", other) for other in others)
    for note in picture.notes:
        yield "", "", note


_LONGEST_ROW = 120


def _widths(picture: Picture, legend: Iterable[Row]) -> Iterator[tuple[float, float, str]]:
    """The left end, the width and the text of every line outside of the picture."""
    yield 24.0, width(fit(picture.title, 60), 15.0) + 24.0, picture.title
    yield 24.0, width(fit(_subtitle(picture), _LONGEST_ROW), 10.5) + 24.0, ""
    for _, _, text in legend:
        yield 48.0, min(cells(text), 2 * _LONGEST_ROW) * PORT * CELL + 24.0, text


def _listed(legend: Iterable[Row], top: float) -> Iterator[str]:
    for number, (mark, label, text) in enumerate(legend):
        y = top + 18.0 * number
        if mark:
            size = 'x="24" width="17" height="13" rx="6"'
            yield f'<rect class="{mark}" y="{_n(y - 10)}" {size}/>'
        if mark and label:
            yield _text(32.5, y, label, "badge-text")
        x = 48 if mark or label else 24
        yield _text(x, y, fit(text, 2 * _LONGEST_ROW), "message" if label else "note")


def _n(number: float) -> str:
    """A number as short as possible; half a pixel is exact enough."""
    return f"{round(number, 1):g}" if abs(number) < 100_000 else f"{round(number)}"
