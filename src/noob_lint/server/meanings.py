"""What a name in a tube means, and where else it means the same.

A node of a tube is also a node of the tubes that extend it. A slot or parameter of a tube node is
an input of the nested tube, and its signals are the slots of that tube's return node. Other slots
and parameters are those of a callable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from noob_lint.calls.facts import Facts
from noob_lint.python.answers import Found, Parameter, Signature, Unknown
from noob_lint.python.answers import Kind as Callable_
from noob_lint.server.occurrences import SECTION_KINDS, Kind, Occurrence
from noob_lint.server.view import View
from noob_lint.spec.names import special_type
from noob_lint.tube.special_nodes import keyword_slots
from noob_lint.tube.tube import Element, Tube
from noob_lint.yaml.document import Mapping, Scalar

SECTIONS_BY_KIND = {kind: section for section, kind in SECTION_KINDS.items()}
"""The section of each kind of entry."""


class Meaning(NamedTuple):
    """What a name means; two meanings are the same if their `homes` overlap.

    `homes` are the tubes that declare it, the dotted path of a callable, or the path of a file.
    `owner` is the node of a signal.
    """

    kind: Kind
    name: str
    owner: str
    homes: frozenset[str]

    def is_same(self, other: Meaning) -> bool:
        """Whether two names mean the same."""
        return self[:3] == other[:3] and not self.homes.isdisjoint(other.homes)


def meaning_of(view: View, one: Occurrence) -> Meaning | None:
    """What a name means; None if noob defines it, as for the slots of a map."""
    kind, facts, element = one.kind, one.facts, one.element
    if kind in SECTIONS_BY_KIND:
        return Meaning(kind, one.name, "", homes(facts, SECTIONS_BY_KIND[kind], one.name))
    if kind is Kind.TUBE:
        return _tube(view, one)
    if kind is Kind.SIGNAL:
        return _signal(view, facts, one)
    special = None if element is None else special_type(element.type)
    if element is None:
        return None
    if kind is Kind.PARAM and special == "tube" == one.name:
        return None
    if kind in (Kind.SLOT, Kind.PARAM) and special == "tube":
        child = view.child(facts, element.name)
        return None if child is None else _input(child, one.name)
    if kind is Kind.SLOT and special == "return":
        return _returned(facts, one.name)
    found = facts.found(element)
    if found is None:
        return _by_path(one, element) if kind is Kind.TYPE else None
    if kind is Kind.TYPE:
        return Meaning(kind, found.canonical, "", frozenset({found.canonical}))
    parameter = parameter_of(found, element, one)
    name = one.name if parameter is None else parameter.name
    return Meaning(Kind.PARAM, name, "", frozenset({found.canonical}))


def _by_path(one: Occurrence, element: Element) -> Meaning | None:
    return Meaning(one.kind, one.name, "", frozenset({one.name})) if element.path else None


def _input(child: Facts, name: str) -> Meaning:
    return Meaning(Kind.INPUT, name, "", homes(child, "input", name))


def _tube(view: View, one: Occurrence) -> Meaning:
    if is_inline(view, one):
        home = _home(one.facts.tube)
    else:
        path = one.source.path if one.declares else view.project.index.find(one.name)
        home = one.name if path is None else view.key(path)
    return Meaning(Kind.TUBE, "", "", frozenset({home}))


def is_inline(view: View, one: Occurrence) -> bool:
    """Whether a name is the id of a tube that is written in a node, where nothing refers to it."""
    return one.declares and one.kind is Kind.TUBE and one.facts is not view.facts


def _signal(view: View, facts: Facts, one: Occurrence) -> Meaning | None:
    node = facts.tube.nodes.get(one.owner)
    if node is None or special_type(node.type) is None:
        return Meaning(Kind.SIGNAL, one.name, one.owner, homes(facts, "nodes", one.owner))
    child = view.child(facts, node.name) if special_type(node.type) == "tube" else None
    return None if child is None else _returned(child, one.name)


def _returned(facts: Facts, name: str) -> Meaning:
    """What a slot of the return node of a tube means."""
    declared = frozenset(_home(slot.tube) for slot in returned_slots(facts.tube, name))
    return Meaning(Kind.SIGNAL, name, "", declared or frozenset({_home(facts.tube)}))


class ReturnedSlot(NamedTuple):
    """A slot of a return node, and the tube that writes it."""

    tube: Tube
    slot: Scalar


def returned_slots(tube: Tube, name: str) -> Iterator[ReturnedSlot]:
    """Where a tube, or one that it extends, writes a slot of a return node."""
    returns = {node.name for node in tube.nodes.values() if special_type(node.type) == "return"}
    for one in _lineage(tube):
        own = Tube(one.document, one.root, one.version)
        for node in own.nodes.values():
            slots = keyword_slots(node) if node.name in returns else {}
            if name in slots:
                yield ReturnedSlot(one, slots[name])


def homes(facts: Facts, section: str, name: str) -> frozenset[str]:
    """The tubes that declare an entry, among this one and its bases; this one if none does."""
    found = frozenset(_home(tube) for tube in declaring(facts.tube, section, name))
    return found or frozenset({_home(facts.tube)})


def _home(tube: Tube) -> str:
    return f"{tube.root.source.path}:{tube.root.start}"


def declaring(tube: Tube, section: str, name: str) -> Iterator[Tube]:
    """The tubes that write an entry themselves, this one first, then its bases."""
    for one in _lineage(tube):
        entries = one.root.get(section)
        if isinstance(entries, Mapping) and name in entries.by_name:
            yield one


def _lineage(tube: Tube) -> Iterator[Tube]:
    """The tube and all its direct and indirect bases."""
    yield tube
    for base in tube.bases:
        if base.tube is not None:
            yield from _lineage(base.tube)


def parameter_of(found: Found, element: Element, one: Occurrence) -> Parameter | None:
    """The parameter of a callable that a slot or a key of `params` fills, if there is one."""
    is_class = found.kind in (Callable_.CLASS, Callable_.NODE_CLASS, Callable_.ASSET_CLASS)
    if one.kind is Kind.PARAM and is_class:
        fields = found.fields
        fields = () if fields is None or isinstance(fields, Unknown) else fields
        named = next((field for field in fields if one.name in (field.name, *field.keys)), None)
        if named is not None:
            return named
        return found.init.get(one.name) if isinstance(found.init, Signature) else None
    return found.call.get(one.name) if isinstance(found.call, Signature) else None


def occurrences_of(view: View, meaning: Meaning) -> Iterator[Occurrence]:
    """All occurrences with the same meaning, in all tubes of the project."""
    for one in view.occurrences:
        if _means(view, one, meaning):
            yield one
    for path in others(view, meaning):
        other = view.other(path)
        if other is not None:
            yield from (one for one in other.occurrences if _means(other, one, meaning))


def _means(view: View, one: Occurrence, meaning: Meaning) -> bool:
    is_spelled = one.name == meaning.name or meaning.kind in (Kind.TYPE, Kind.PARAM, Kind.TUBE)
    if not is_spelled:
        return False
    found = meaning_of(view, one)
    return found is not None and found.is_same(meaning)


def others(view: View, meaning: Meaning) -> Iterable[str]:
    """The other files in which a name may have the same meaning."""
    index = view.project.index
    if meaning.kind in (Kind.TYPE, Kind.PARAM):
        found = index.files
    else:
        is_tube = meaning.kind is Kind.TUBE
        paths = sorted(home if is_tube else home.rpartition(":")[0] for home in meaning.homes)
        found = [*paths, *index.users([*paths, view.path])]
    own = view.key(view.path)
    return dict.fromkeys(path for path in found if view.key(path) != own)
