"""Compares the pictures of two tubes: what was added, removed and rewired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noob_lint.graph.picture import Change, Edge, Node, Param, Picture, Port, Way

_NOTHING = "nothing"


def compare(old: Picture, new: Picture) -> Picture:
    """The new picture with its changes marked, and with what was removed from the old one.

    A wire counts as changed if the slot got its values from somewhere else before; then the old
    wire is there too, as removed. Only findings about the new tube are shown.
    """
    before = {node.id: node for node in old.nodes}
    after = {node.id: node for node in new.nodes}
    nodes = [_node(before.get(node.id), node) for node in new.nodes]
    brackets = {node.brackets for node in new.nodes}
    nodes += [_removed(node, brackets) for node in old.nodes if node.id not in after]
    edges = tuple(_edges(old.edges, new.edges))
    changes = {*(node.change for node in nodes), *(edge.change for edge in edges)}
    is_same = changes <= {Change.NONE}
    notes = (*new.notes, *old.notes, *(("no node and no wire has changed",) if is_same else ()))
    return new._replace(
        nodes=tuple(nodes),
        edges=edges,
        origins=tuple(dict.fromkeys((*new.origins, *(one.origin for one in nodes if one.origin)))),
        notes=tuple(dict.fromkeys(notes)),
        old=old.path if old.path != new.path else "its old text",
    )


def _node(old: Node | None, new: Node) -> Node:
    if old is None:
        return new._replace(change=Change.ADDED)
    joined = new._replace(
        slots=_joined(new.slots, old.slots),
        signals=_joined(new.signals, old.signals),
        is_open=new.is_open or old.is_open,
    )
    params = tuple(_params(old, new))
    is_same = (old.kind, old.type, old.state) == (new.kind, new.type, new.state)
    if is_same and params == new.params:
        return joined
    return joined._replace(change=Change.CHANGED, params=params, text=_difference(old, new))


def _joined(new: tuple[Port, ...], old: Iterable[Port]) -> tuple[Port, ...]:
    """The ports of a node, with those that it had before."""
    names = {one.name for one in new}
    return (*new, *(one for one in old if one.name not in names))


def _params(old: Node, new: Node) -> Iterator[Param]:
    """The parameters of a node; for one that changed, its value before and after."""
    if old.type != new.type:
        yield Param("type", f"{old.type or _NOTHING} → {new.type or _NOTHING}")
    before = {one.name: one for one in old.params}
    after = {one.name: one for one in new.params}
    for name in dict.fromkeys((*after, *before)):
        was = before.get(name, Param(name, _NOTHING))
        is_now = after.get(name, Param(name, _NOTHING))
        if was == is_now:
            yield is_now
        elif was.value != is_now.value:
            yield Param(name, f"{was.value} → {is_now.value}", is_now.text)
        else:
            yield Param(name, f"{is_now.value} (changed)", is_now.text)


def _difference(old: Node, new: Node) -> str:
    from difflib import ndiff

    lines = ndiff(old.text.splitlines(), new.text.splitlines())
    return "\n".join(line for line in lines if not line.startswith("?"))


def _removed(node: Node, brackets: set[tuple[str, ...]]) -> Node:
    kept = node.brackets if node.brackets in brackets else ()
    return node._replace(change=Change.REMOVED, brackets=kept, badges=())


def _edges(old: Iterable[Edge], new: Iterable[Edge]) -> Iterator[Edge]:
    before = {_wiring(edge): edge for edge in old}
    after = {_wiring(edge): edge for edge in new}
    freed = {_end(edge) for wiring, edge in before.items() if wiring not in after}
    for wiring, edge in after.items():
        if wiring in before:
            yield edge
        else:
            change = Change.CHANGED if _end(edge) in freed else Change.ADDED
            yield edge._replace(change=change)
    for wiring, edge in before.items():
        if wiring not in after:
            yield edge._replace(change=Change.REMOVED, badges=(), never="")


def _wiring(edge: Edge) -> tuple[str, str, str, str, Way]:
    """What is the same in two tubes if an edge has not changed."""
    return edge.source, edge.signal, edge.target, edge.slot, edge.way


def _end(edge: Edge) -> tuple[str, str, Way]:
    """Where an edge ends."""
    return edge.target, edge.slot, edge.way
