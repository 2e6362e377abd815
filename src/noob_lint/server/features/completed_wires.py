"""What a tube can refer to: signals of nodes, inputs, assets, other tubes."""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.python.types.fits import format_type
from noob_lint.server.features.completed import Item, ItemKind
from noob_lint.server.spots import MARKER
from noob_lint.server.view import View
from noob_lint.spec.names import PREFIXES, special_type
from noob_lint.tube.tube import Element
from noob_lint.yaml.document import Scalar


def signals(facts: Facts, element: Element, *, with_virtual: bool) -> Iterator[Item]:
    """What the `depends` of a node or asset can refer to without a cycle."""
    behind = _behind(facts, element) if element.section == "nodes" else {element.name}
    for name, node in facts.tube.nodes.items():
        is_usable = name not in behind and special_type(node.type) != "return"
        if is_usable and node.takes_part and MARKER not in name:
            yield from _signals_of(facts, name)
    if with_virtual:
        yield from inputs(facts)
        for name, asset in facts.tube.assets.items():
            yield Item(f"{PREFIXES['assets']}{name}", ItemKind.ASSET, detail=asset.type or "")


def _signals_of(facts: Facts, node: str) -> Iterator[Item]:
    names = facts.flow.signals(node)
    for signal in ("value",) if names is None else names:
        carried = None if facts.emissions is None else facts.emissions.signal(node, signal)
        detail = "" if carried is None else format_type(carried.form)
        yield Item(f"{node}.{signal}", ItemKind.SIGNAL, detail=detail)


def _behind(facts: Facts, element: Element) -> set[str]:
    """A node and everything that depends on it, directly or indirectly."""
    found, pending = {element.name}, [element.name]
    while pending:
        for name in facts.downstream.get(pending.pop(), ()):
            if name not in found:
                found.add(name)
                pending.append(name)
    return found


def inputs(facts: Facts, scope: str = "") -> Iterator[Item]:
    """The inputs of a tube; with a `scope`, only those with that scope."""
    for name, spec in facts.tube.inputs.items():
        said = spec.text("scope")
        if not scope or said is None or said.text == scope:
            kind, about = spec.text("type"), spec.text("description")
            yield Item(
                f"{PREFIXES['input']}{name}",
                ItemKind.INPUT,
                detail="" if kind is None else kind.text,
                about="" if about is None else about.text,
            )


def tube_ids(view: View, facts: Facts) -> Iterator[Item]:
    """The ids of the project's other tubes that do not lead back to this one."""
    index = view.project.index
    back = {view.key(path) for path in (view.path, *index.users([view.path]))}
    for name in sorted(index.known_ids()):
        path = index.find(name)
        if path is None or view.key(path) in back or name == facts.tube.tube_id:
            continue
        other = view.other(path)
        about = None
        if other is not None and other.document.root is not None:
            about = other.document.root.get("description")
        yield Item(name, ItemKind.TUBE, about=about.text if isinstance(about, Scalar) else "")
