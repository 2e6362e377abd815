"""Every name in a tube with its span, and what kind of thing it names.

Tolerant: a half-written reference counts as far as it goes, and a name that does not exist is
listed like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.source import Source, Span
from noob_lint.spec.names import VIRTUAL_SOURCES, special_type
from noob_lint.tube.inputs import enabled_reference, input_name, param_references
from noob_lint.tube.special_nodes import params_of
from noob_lint.tube.tube import Dependency, Element, Part, Tube
from noob_lint.yaml.document import Node, Scalar
from noob_lint.yaml.document import Sequence as List


class Kind(StrEnum):
    """The kinds of things that a name in a tube can refer to."""

    NODE = "node"
    ASSET = "asset"
    INPUT = "input"
    SIGNAL = "signal"
    SLOT = "slot"
    PARAM = "param"
    TYPE = "type"
    TUBE = "tube"


SECTION_KINDS = {"nodes": Kind.NODE, "assets": Kind.ASSET, "input": Kind.INPUT}
"""The kind of the entries of each section."""


class Occurrence(NamedTuple):
    """A name in a tube: a place, as findings have them.

    `facts` are those of the tube that contains it, `element` is the node, asset or input whose
    entry contains it (None: the head), `owner` is the node of a signal. `declares` is true for
    the key of an entry and for the id of the tube.
    """

    kind: Kind
    name: str
    source: Source
    span: Span
    facts: Facts
    element: Element | None
    owner: str = ""
    declares: bool = False

    @property
    def width(self) -> int:
        """Its length in characters."""
        return self.span.end.offset - self.span.start.offset

    def holds(self, offset: int) -> bool:
        """Whether a cursor at an offset is inside it or at one of its ends."""
        return self.span.start.offset <= offset <= self.span.end.offset


def occurrences_in(facts: Facts) -> Iterator[Occurrence]:
    """The names that a tube itself writes, without those of tubes that are written in its nodes."""
    tube = facts.tube
    own = Tube(tube.document, tube.root, tube.version)
    seen: set[tuple[Kind, Span]] = set()
    for one in (*_in_head(facts, own), *_in_sections(facts, own)):
        key = (one.kind, one.span)
        if key not in seen:  # an alias can repeat them
            seen.add(key)
            yield one


def occurrence_at(occurrences: Sequence[Occurrence], offset: int) -> Occurrence | None:
    """The name at an offset: the narrowest one around it."""
    around = [one for one in occurrences if one.holds(offset)]
    return min(around, key=lambda one: one.width, default=None)


def _in_head(facts: Facts, own: Tube) -> Iterator[Occurrence]:
    tube_id = own.root.get("noob_id")
    if isinstance(tube_id, Scalar) and tube_id.is_text:
        yield _whole(Kind.TUBE, tube_id, facts, declares=True)
    extends = own.root.get("extends") if own.version.extends else None
    items: Sequence[Node | None] = extends.items if isinstance(extends, List) else [extends]
    for item in items:
        if isinstance(item, Scalar) and item.is_text:
            yield _whole(Kind.TUBE, item, facts)


def _in_sections(facts: Facts, own: Tube) -> Iterator[Occurrence]:
    sections = {"nodes": own.node_keys, "assets": own.asset_keys, "input": own.input_keys}
    elements = {"nodes": own.nodes, "assets": own.assets, "input": own.inputs}
    for section, keys in sections.items():
        for name, key in keys.items():
            element = elements[section].get(name)
            yield _whole(SECTION_KINDS[section], key, facts, element, declares=True)
            if element is not None:
                yield from _in_element(facts, own, element)


def _in_element(facts: Facts, own: Tube, element: Element) -> Iterator[Occurrence]:
    kind = SECTION_KINDS[element.section]
    own_id, type_ = element.text("id"), element.text("type")
    if own_id is not None and own_id.text == element.name:
        yield _whole(kind, own_id, facts, element)
    if element.section == "input":
        yield from _input_in(facts, element, element.body.get("default"))
        return
    if type_ is not None:
        yield _whole(Kind.TYPE, type_, facts, element)
    for dependency in element.depends:
        yield from _in_dependency(facts, element, dependency)
    yield from _in_params(facts, own, element)
    enabled = enabled_reference(own, element)
    if enabled is not None:
        yield _part(Kind.INPUT, enabled, facts, element)


def _in_dependency(facts: Facts, element: Element, item: Dependency) -> Iterator[Occurrence]:
    if item.slot is not None:
        yield _whole(Kind.SLOT, item.slot, facts, element)
    text = item.scalar.text
    source, dot, rest = text.partition(".")
    if source in VIRTUAL_SOURCES:
        kind = Kind.INPUT if source == "input" else Kind.ASSET
        if rest:
            yield _part(kind, Part(rest, item.scalar, len(source) + 1), facts, element)
        return
    if source:
        yield _part(Kind.NODE, Part(source, item.scalar, 0), facts, element)
    if dot:
        signal = Part(rest, item.scalar, len(source) + 1)
        yield _part(Kind.SIGNAL, signal, facts, element)._replace(owner=source)


def _in_params(facts: Facts, own: Tube, element: Element) -> Iterator[Occurrence]:
    params = params_of(element)
    for entry in params.entries if params is not None else ():
        if isinstance(entry.key, Scalar) and entry.key.is_text:
            yield _whole(Kind.PARAM, entry.key, facts, element)
    for part in param_references(own, element):
        yield _part(Kind.INPUT, part, facts, element)
    if params is not None and special_type(element.type) == "tube":
        name = params.get("tube")
        if isinstance(name, Scalar) and name.is_text and not name.text.startswith("input."):
            yield _whole(Kind.TUBE, name, facts, element)


def _input_in(facts: Facts, element: Element, value: Node | None) -> Iterator[Occurrence]:
    part = input_name(value) if isinstance(value, Scalar) else None
    if part is not None:
        yield _part(Kind.INPUT, part, facts, element)


def _whole(
    kind: Kind,
    scalar: Scalar,
    facts: Facts,
    element: Element | None = None,
    *,
    declares: bool = False,
) -> Occurrence:
    """The occurrence that is a whole scalar, without its quotes."""
    return Occurrence(
        kind, scalar.text, scalar.source, scalar.inside(), facts, element, declares=declares
    )


def _part(kind: Kind, part: Part, facts: Facts, element: Element) -> Occurrence:
    return Occurrence(kind, part.text, part.source, part.span, facts, element)
