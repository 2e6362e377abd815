"""What the formats of text diagrams say about nodes and wires, and how their parts are nested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from noob_lint.graph.measure import fit
from noob_lint.graph.picture import Badge, Change, Edge, Kind, Node, Picture, State
from noob_lint.support.wrapping import wrap

_WIDTH = 44
_LONGEST = 60


class Group(NamedTuple):
    """Nodes in a rectangle, with the rectangles in it: those of open tubes, or of brackets."""

    id: str
    title: str
    nodes: tuple[Node, ...]
    groups: tuple[Group, ...]
    is_bracket: bool = False


def groups(picture: Picture) -> Group:
    """The nodes of a picture as they are nested; those of the tube itself are not in a group.

    A node whose tube is shown is the first in its group.
    """
    inner: dict[str, list[Node]] = {}
    for node in picture.nodes:
        inner.setdefault(node.inside, []).append(node)
    names = {one.id: one.name for one in picture.brackets}
    return _group(inner, names, "", "", inner.get("", []), 0)


def _group(
    inner: dict[str, list[Node]],
    names: dict[str, str],
    owner: str,
    title: str,
    nodes: Iterable[Node],
    depth: int,
) -> Group:
    """A group with its own nodes, then its brackets, then the tubes inside its nodes."""
    own: list[Node] = []
    found: list[Group] = []
    bracketed: dict[str, list[Node]] = {}
    for node in nodes:
        if len(node.brackets) > depth:
            bracketed.setdefault(node.brackets[depth], []).append(node)
        elif node.is_open:
            within = _group(inner, names, node.id, node.name, inner.get(node.id, ()), 0)
            found.append(within._replace(nodes=(node, *within.nodes)))
        else:
            own.append(node)
    for bracket, members in bracketed.items():
        named = f"for each item of {names.get(bracket, '')}"
        within = _group(inner, names, bracket, named, members, depth + 1)
        found.append(within._replace(is_bracket=True))
    return Group(owner, title, tuple(own), tuple(found))


def about_node(node: Node) -> Iterator[str]:
    """The lines of text about a node, the first of which is its name."""
    yield fit(node.name, _LONGEST)
    kind = "" if node.kind is Kind.NODE else str(node.kind)
    if node.kind is Kind.MISSING:
        kind = "does not exist"
    is_special = node.kind in (Kind.MAP, Kind.GATHER, Kind.RETURN)
    path = "" if is_special else fit(node.type, _LONGEST)
    if kind or path:
        yield " ".join(one for one in (kind, path) if one)
    if node.origin:
        yield fit(f"from {node.origin}", _LONGEST)
    if node.change is not Change.NONE:
        yield str(node.change)
    if node.state is not State.RUNS:
        yield "disabled" if node.state is State.DISABLED else "waits forever"
    for param in node.own_params:
        yield fit(f"{param.name}: {param.value}", _LONGEST)
    yield from about_badges(node.badges)


def about_edge(edge: Edge) -> Iterator[str]:
    """The lines of text about a wire."""
    if edge.label:
        yield fit(edge.label, _LONGEST)
    if edge.change is not Change.NONE:
        yield str(edge.change)
    if edge.never:
        yield fit(f"never carries anything: {edge.never}", 2 * _LONGEST)
    yield from about_badges(edge.badges)


def about_badges(badges: Iterable[Badge]) -> Iterator[str]:
    """The lines of text about findings."""
    for badge in badges:
        yield from wrap(f"{badge.severity}: {badge.message}", _WIDTH)


def worst(badges: Iterable[Badge]) -> str:
    """The highest severity of some findings, "" without any."""
    found = {badge.severity for badge in badges}
    return next((one for one in ("error", "warning", "info") if one in found), "")
