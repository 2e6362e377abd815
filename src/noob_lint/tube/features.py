"""Which marks a tube has, whatever the code behind it is."""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.spec.names import (
    NODE_ARGUMENTS,
    RUNNER_SLOTS,
    SPECIAL_TYPES,
    is_odd_type,
    special_type,
)
from noob_lint.tube.context import TubeContext
from noob_lint.tube.header import is_plain
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import YES_OR_NO, Element, Tube
from noob_lint.yaml.document import Mapping

_KEYS = {
    mark.name.lower(): mark
    for mark in (
        *(Mark.EXTENDS, Mark.INPUT, Mark.ASSETS, Mark.ID, Mark.ENABLED, Mark.STATEFUL),
        *(Mark.REQUIRED, Mark.DEPENDS, Mark.PARAMS, Mark.DEFAULT),
    )
}
_SPECIAL = {mark.name.lower(): mark for mark in (Mark.GATHER, Mark.MAP, Mark.RETURN, Mark.TUBE)}
_NOOB = frozenset({*NODE_ARGUMENTS, "self"})


def features_of(context: TubeContext) -> frozenset[Mark]:
    """The marks of a tube."""
    tube = context.tube
    return frozenset((*_keys(tube), *_of_document(context), *_of_types(tube), *_of_names(tube)))


def _keys(tube: Tube) -> Iterator[Mark]:
    """The marks for keys of the tube and of its entries."""
    found = set(tube.root.by_name)
    for element in tube.elements:
        found.update(element.body.by_name)
    return (mark for key, mark in _KEYS.items() if key in found)


def _of_document(context: TubeContext) -> Iterator[Mark]:
    """The marks of the text, and those that depend on other files."""
    tube = context.tube
    document = tube.document
    keys = (tube.node_keys, tube.asset_keys, tube.input_keys)
    holds = {
        Mark.UNICODE: not document.text.isascii() or document.holds("\\"),
        Mark.ODD_KEYS: document.has_odd_keys,
        Mark.ANCHORS: bool(document.anchors),
        Mark.TWINS: bool(context.twins),
        Mark.DROPS_KEYS: not tube.version.forbids_unknown_keys,
        Mark.TAGS: document.has_tags,
        Mark.YAML_DIRECTIVE: document.yaml_version is not None,
        Mark.ODD_HEADER: not is_plain(document),
        Mark.MODELINE: document.holds("$schema"),
        Mark.NO_NODES: not tube.node_keys,
        Mark.YES_OR_NO: any(not YES_OR_NO.isdisjoint(names) for names in keys),
    }
    return (mark for mark, is_there in holds.items() if is_there)


def _of_types(tube: Tube) -> Iterator[Mark]:
    """The marks for special nodes, odd types, and assets that nodes update."""
    types = {node.type for node in tube.nodes.values()}
    for special in map(special_type, types):
        if special is not None:
            yield _SPECIAL[special]
    types = types.difference(SPECIAL_TYPES) | {asset.type for asset in tube.assets.values()}
    if any(kind is not None and is_odd_type(kind) for kind in types):
        yield Mark.ODD_TYPES
    if any("depends" in asset.body.by_name for asset in tube.assets.values()):
        yield Mark.UPDATES


def _of_names(tube: Tube) -> Iterator[Mark]:
    """The marks for slots, parameters and return nodes."""
    items = [item for node in tube.nodes.values() for item in node.depends]
    slots = {item.slot.text for item in items if item.slot is not None}
    sources = {item.reference.node.text for item in items if item.reference is not None}
    values = [one.body.get("params") for one in (*tube.nodes.values(), *tube.assets.values())]
    params = {name for one in values if isinstance(one, Mapping) for name in one.by_name}
    special = {name: special_type(node.type) for name, node in tube.nodes.items()}
    built = [tube.nodes[name] for name, kind in special.items() if kind not in (None, "tube")]
    returns = [tube.nodes[name] for name, kind in special.items() if kind == "return"]
    forms = [{item.slot is None for item in node.depends} for node in returns]
    holds = {
        Mark.RUNNER_NAMES: not slots.isdisjoint(RUNNER_SLOTS) or "self" in tube.inputs,
        Mark.RETURN_USED: any(special.get(name) == "return" for name in sources),
        Mark.ODD_RETURN: any(len(form) != 1 for form in forms),
        Mark.NAMED_RETURN: any(False in form for form in forms),
        Mark.SPECIAL_PARAMS: any("params" in node.body.by_name for node in built),
        Mark.ODD_PARAMS: not all(map(str.isidentifier, params)),
        Mark.NOOB_PARAMS: not params.isdisjoint(_NOOB),
        Mark.SLOT_PARAMS: not params.isdisjoint(slots),
        Mark.SHARED_SIGNALS: any(map(_shares_signals, tube.nodes.values())),
    }
    return (mark for mark, is_there in holds.items() if is_there)


def _shares_signals(node: Element) -> bool:
    taken = [item.scalar.text for item in node.depends]
    return len(set(taken)) < len(taken) and any(item.slot is not None for item in node.depends)
