"""The wires of a tube: signals into slots, inputs and assets into parameters, and updates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from noob_lint.calls.facts import Facts
from noob_lint.calls.value_types import Carried
from noob_lint.graph.elements import slot_names
from noob_lint.graph.picture import Port, Way
from noob_lint.python.types.fits import format_type
from noob_lint.spec.names import special_type
from noob_lint.tube.inputs import enabled_reference, param_texts
from noob_lint.tube.special_nodes import params_of
from noob_lint.tube.tube import Element, Reference, Tube
from noob_lint.yaml.document import Scalar

_SECTIONS = ("input", "assets")


class Wire(NamedTuple):
    """A wire between two entries of a tube, each given by its section and its name."""

    source: tuple[str, str]
    signal: str
    target: tuple[str, str]
    slot: str
    place: Scalar
    type: str
    never: str
    way: Way = Way.SIGNAL


def wires_of(facts: Facts) -> Iterator[Wire]:
    """All wires of a tube, in the order of the text."""
    tube = facts.tube
    for asset in tube.assets.values():
        yield from _in_params(facts, asset)
        yield from _updates(facts, asset)
    for node in tube.nodes.values():
        yield from _in_params(facts, node)
        yield from _in_depends(facts, node)


def _in_params(facts: Facts, element: Element) -> Iterator[Wire]:
    """The inputs that are put into parameters, or that enable a node."""
    tube = facts.tube
    takes = element.section == "nodes" or tube.version.asset_params_take_inputs
    params = params_of(element)
    entries = params.entries if params is not None else ()
    names = {entry.value: entry.key for entry in entries}
    for text in param_texts(element) if takes else ():
        part = text.reference
        if part is not None:
            key = names.get(text.scalar)
            slot = key.text if isinstance(key, Scalar) else "params"
            yield _from_input(facts, part.text, element, slot, text.scalar)
    enabled = enabled_reference(tube, element) if element.section == "nodes" else None
    if enabled is not None:
        yield _from_input(facts, enabled.text, element, "enabled", enabled.scalar)


def _from_input(facts: Facts, name: str, element: Element, slot: str, place: Scalar) -> Wire:
    carried = None if facts.emissions is None else facts.emissions.input(name)
    never, target = _absent(facts.tube, "input", name), (element.section, element.name)
    return Wire(("input", name), "", target, slot, place, _text(carried), never, Way.PARAM)


def _updates(facts: Facts, asset: Element) -> Iterator[Wire]:
    for item in asset.depends:
        if item.reference is not None:
            yield _wire(facts, item.reference, asset, "", item.scalar)._replace(way=Way.UPDATE)


def _in_depends(facts: Facts, node: Element) -> Iterator[Wire]:
    names = slot_names(facts, node)
    for item in node.depends:
        if item.reference is not None:
            yield _wire(facts, item.reference, node, names[item], item.scalar)


def _wire(facts: Facts, reference: Reference, element: Element, slot: str, place: Scalar) -> Wire:
    source, signal = reference.node.text, reference.signal.text
    carried = None if facts.emissions is None else facts.emissions.of(reference)
    is_virtual = source in _SECTIONS
    return Wire(
        (source, signal) if is_virtual else ("nodes", source),
        "" if is_virtual else signal,
        (element.section, element.name),
        slot,
        place,
        _text(carried),
        _never(facts, reference, element),
    )


def _never(facts: Facts, reference: Reference, element: Element) -> str:
    """Why nothing ever comes through a reference, as far as that is known."""
    source, signal = reference.node.text, reference.signal.text
    tube, flow = facts.tube, facts.flow
    if source in _SECTIONS:
        return _absent(tube, source, signal)
    if source not in tube.nodes:
        return _absent(tube, "nodes", source)
    if special_type(tube.nodes[source].type) == "return":
        return "a return node emits nothing"
    signals = flow.signals(source)
    if signals is not None and signal not in signals:
        return f"{source!r} has no signal {signal!r}"
    if not tube.nodes[source].takes_part:
        return f"{source!r} is disabled"
    if source in flow.stuck:
        return f"{source!r} never runs"
    if element.section != "nodes":
        return ""
    place = reference.node.scalar
    circular = any(
        one.dependency.scalar is place and flow.is_circular(one)
        for one in flow.incoming[element.name]
        if one.source == source
    )
    return "it is on a cycle" if circular else ""


def _absent(tube: Tube, section: str, name: str) -> str:
    """Why nothing comes from an entry that is not there, "" if it is or may be."""
    keys, noun = {
        "input": (tube.input_keys, "input"),
        "assets": (tube.asset_keys, "asset"),
        "nodes": (tube.node_keys, "node"),
    }[section]
    return "" if name in keys or tube.is_open(section) else f"there is no {noun} {name!r}"


def signals_of(facts: Facts, element: Element) -> tuple[Port, ...]:
    """The signals of a node with the types of their values; those of others have no name."""
    emissions, name = facts.emissions, element.name
    if element.section != "nodes":
        if emissions is None:
            carried = None
        else:
            is_asset = element.section == "assets"
            carried = emissions.asset(name) if is_asset else emissions.input(name)
        return (Port("", _text(carried)),)
    if special_type(element.type) == "return":
        return ()
    return tuple(
        Port(one, _text(None if emissions is None else emissions.signal(name, one)))
        for one in facts.flow.signals(name) or ()
    )


def _text(carried: Carried | None) -> str:
    return "" if carried is None else format_type(carried.form)
