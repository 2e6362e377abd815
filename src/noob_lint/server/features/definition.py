"""Where the thing that a name refers to is defined: in this tube, in another one, or in Python."""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Place
from noob_lint.python.answers import CodeSpan, Found, Signature
from noob_lint.server.meanings import SECTIONS_BY_KIND, declaring, parameter_of, returned_slots
from noob_lint.server.occurrences import Kind, Occurrence
from noob_lint.server.view import View
from noob_lint.spec.names import special_type
from noob_lint.tube.tube import Element, Tube
from noob_lint.yaml.document import Mapping, Scalar


def definitions(view: View, offset: int) -> list[Place]:
    """The places that define the name at an offset, nearest first."""
    one = view.at(offset)
    return [] if one is None else list(defining(view, one))


def defining(view: View, one: Occurrence) -> Iterator[Place]:
    """The places that define what a name refers to."""
    element = one.element
    if one.kind in SECTIONS_BY_KIND:
        yield from entries(one.facts.tube, SECTIONS_BY_KIND[one.kind], one.name)
    elif one.kind is Kind.TUBE:
        yield from _tube(view, one)
    elif one.kind is Kind.SIGNAL:
        yield from _signal(view, one)
    else:
        assert element is not None  # the head has no other names
        yield from _in_element(view, one, element)


def _in_element(view: View, one: Occurrence, element: Element) -> Iterator[Place]:
    if one.kind is not Kind.TYPE:
        yield from _argument(view, one, element)
        return
    found = one.facts.found(element)
    if found is not None and found.place is not None:
        yield found.place


def entries(tube: Tube, section: str, name: str) -> Iterator[Scalar]:
    """The keys of an entry: in this tube, then in its bases."""
    for one in declaring(tube, section, name):
        mapping = one.root.get(section)
        key = mapping.key(name) if isinstance(mapping, Mapping) else None
        if isinstance(key, Scalar):
            yield key


def _tube(view: View, one: Occurrence) -> Iterator[Place]:
    if one.declares:
        yield one
        return
    path = view.project.index.find(one.name)
    other = None if path is None else view.other(path)
    if other is None or other.document.root is None:
        return
    tube_id = other.document.root.get("noob_id")
    yield tube_id if tube_id is not None else other.document.root


def _signal(view: View, one: Occurrence) -> Iterator[Place]:
    node = one.facts.tube.nodes.get(one.owner)
    if node is None:
        return
    kind = special_type(node.type)
    child = view.child(one.facts, node.name) if kind == "tube" else None
    if child is not None:
        slots = [slot.slot for slot in returned_slots(child.tube, one.name)]
        returns = (one for one in child.tube.nodes.values() if special_type(one.type) == "return")
        yield from slots or [key.key for key in returns]
        return
    found = one.facts.found(node)
    place = None if found is None else emitting(found, one.name)
    body = one.facts.body(node) if found is not None else None
    returned = body.returns if body is not None else None
    if place is not None:
        yield place
    elif returned:
        yield from (one.place for one in returned)
    elif found is not None and found.place is not None:
        yield found.place
    else:
        yield node.key


def emitting(found: Found, signal: str) -> CodeSpan | None:
    """The part of an annotation that names a signal, or the whole annotation."""
    returns = found.call.returns if isinstance(found.call, Signature) else None
    if returns is None or returns.place is None:
        return None
    source, span = returns.place
    text = source.text[span.start.offset : span.end.offset]
    for quote in ('"', "'"):
        index = text.find(f"{quote}{signal}{quote}")
        if index >= 0:
            start = span.start.offset + index + 1
            return CodeSpan(source, source.span(start, start + len(signal)))
    return returns.place


def _argument(view: View, one: Occurrence, element: Element) -> Iterator[Place]:
    """Where the parameter or input that a slot or a key of `params` fills is defined."""
    special = special_type(element.type)
    if special == "tube":
        child = view.child(one.facts, element.name)
        if child is not None:
            yield from entries(child.tube, "input", one.name)
    elif special == "return" and one.kind is Kind.SLOT:
        yield one
    found = one.facts.found(element)
    parameter = None if found is None else parameter_of(found, element, one)
    if parameter is not None and parameter.place is not None:
        yield parameter.place
    elif found is not None and found.place is not None:
        yield found.place
