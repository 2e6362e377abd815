"""The outline of a tube, and the tubes of a workspace with their entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from noob_lint.diagnostics.source import Source, Span
from noob_lint.server.occurrences import SECTION_KINDS, Kind
from noob_lint.server.view import View
from noob_lint.spec.names import SECTIONS
from noob_lint.tube.tube import Tube
from noob_lint.yaml.document import Mapping, Scalar


class Symbol(NamedTuple):
    """A named thing; a section has no kind. `span` is its whole extent, `name_span` its name.

    `detail` is the type of an entry.
    """

    name: str
    kind: Kind | None
    source: Source
    span: Span
    name_span: Span
    detail: str = ""
    children: tuple[Symbol, ...] = ()


def outline(view: View) -> list[Symbol]:
    """The outline of a document: its sections and their entries."""
    return [] if view.tube is None else list(_sections(view.tube, _inner(view)))


def _inner(view: View) -> dict[int, Tube]:
    """The tubes that are written inline in nodes, by the offsets at which they begin."""
    return {facts.tube.root.start: facts.tube for facts in view.tubes[1:]}


def _sections(tube: Tube, inner: dict[int, Tube]) -> Iterator[Symbol]:
    for section in SECTIONS:
        key, value = tube.root.key(section), tube.root.get(section)
        if not isinstance(value, Mapping) or key is None:
            continue
        children = tuple(_entries(section, value, inner))
        span = value.source.span(key.start, max(key.end, value.end))
        yield Symbol(section, None, value.source, span, key.span, children=children)


def _entries(section: str, mapping: Mapping, inner: dict[int, Tube]) -> Iterator[Symbol]:
    for entry in mapping.entries:
        key, body = entry.key, entry.value
        if not isinstance(key, Scalar):
            continue
        kind = body.get("type") if isinstance(body, Mapping) else None
        end = body.end if body.start >= key.end else key.end  # an alias stands for what is above
        params = body.get("params") if isinstance(body, Mapping) else None
        child = params.get("tube") if isinstance(params, Mapping) else None
        tube = None if child is None else inner.get(child.start)
        yield Symbol(
            key.text,
            SECTION_KINDS[section],
            key.source,
            key.source.span(key.start, end),
            key.span,
            kind.text if isinstance(kind, Scalar) else "",
            () if tube is None else tuple(_sections(tube, inner)),
        )


def named(view: View, query: str) -> Iterator[Symbol]:
    """The tube and entries of a document whose names contain the letters of a query in order."""
    tube = view.tube
    if tube is None:
        return
    tube_id = tube.root.get("noob_id")
    if isinstance(tube_id, Scalar) and tube_id.is_text and matches(query, tube_id.text):
        yield Symbol(tube_id.text, Kind.TUBE, tube_id.source, tube_id.span, tube_id.span)
    for section in outline(view):
        for entry in section.children:
            if matches(query, entry.name):
                yield entry._replace(detail=tube.tube_id)


def matches(query: str, name: str) -> bool:
    """Whether a name contains the letters of a query in order."""
    letters = iter(name.casefold())
    return all(letter in letters for letter in query.casefold() if not letter.isspace())
