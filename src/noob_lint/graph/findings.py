"""Finds out which part of a picture each finding belongs to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import NamedTuple

from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.graph.picture import Badge, Where
from noob_lint.spec.names import SECTIONS
from noob_lint.tube.tube import Element, Tube
from noob_lint.yaml.document import Entry, Mapping, Scalar


class Region(NamedTuple):
    """A part of a file that stands for a part of the picture."""

    path: str
    start: int
    end: int
    owner: Hashable


def regions_of(element: Element, owner: Hashable) -> Iterator[Region]:
    """The parts of files that an element is written in; with bases, these can be several."""
    key, body = element.key, element.body
    is_here = body.source is key.source and body.start >= key.start  # not where an alias leads
    end = body.end if is_here else key.end
    yield Region(key.source.path, key.start, max(end, key.end), owner)
    for entry in body.entries:
        if entry.key.source is not key.source:
            end = entry.value.end if entry.value.source is entry.key.source else entry.key.end
            yield Region(entry.key.source.path, entry.key.start, end, owner)


def region_of(entry: Entry, owner: Hashable) -> Region:
    """The part of a file that an entry is written in."""
    key, end = entry.key, entry.key.end
    if entry.alias is not None:
        end = max(end, entry.alias.end)
    elif entry.value.source is key.source:
        end = max(end, entry.value.end)
    return Region(key.source.path, key.start, end, owner)


def aliased(tube: Tube, owner: Callable[[str, str], Hashable]) -> Iterator[Region]:
    """The aliases that stand for an element, each with its name."""
    for section in SECTIONS:
        entries = tube.merged.get(section)
        for entry in entries.entries if isinstance(entries, Mapping) else ():
            if entry.alias is not None and isinstance(entry.key, Scalar):
                yield region_of(entry, owner(section, entry.key.text))


def owners(
    regions: Iterable[Region], found: Iterable[Diagnostic]
) -> Iterator[tuple[Diagnostic, Hashable | None]]:
    """Each finding with the owner of the smallest region around its start, None without one."""
    points: dict[str, list[tuple[int, int, int, Region | Diagnostic]]] = {}
    for number, region in enumerate(regions):
        point = (region.start, -region.end, number, region)
        points.setdefault(region.path, []).append(point)
    for number, item in enumerate(found):
        start = item.span.start.offset
        points.setdefault(item.path, []).append((start, 1, number, item))
    for events in points.values():
        events.sort(key=lambda one: one[:3])
        around: list[Region] = []
        for start, _, _, event in events:
            while around and around[-1].end < start:
                around.pop()
            if isinstance(event, Region):
                around.append(event)
            else:
                yield event, around[-1].owner if around else None


def badge(item: Diagnostic, shown: str) -> Badge:
    """A finding as a picture has it; `shown` is its path."""
    start = item.span.start
    where = Where(shown, start.line + 1, start.column + 1)
    return Badge(str(item.severity), item.rule, item.message, where)
