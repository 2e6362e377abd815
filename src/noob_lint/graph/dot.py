"""A picture in the language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from noob_lint.diagnostics.style import printable
from noob_lint.graph.picture import Change, Edge, Kind, Node, Picture, State, Way
from noob_lint.graph.words import Group, about_badges, about_edge, about_node, groups, worst

_FILLS = {
    Kind.NODE: "#f6f8fa",
    Kind.ASSET: "#fff4e0",
    Kind.INPUT: "#e4f1ff",
    Kind.MISSING: "#ffffff",
}
_SPECIAL = "#f0e9ff"
_COLORS = {"error": "#cf222e", "warning": "#9a6700", "info": "#0969da"}
_CHANGES = {Change.ADDED: "#1a7f37", Change.REMOVED: "#cf222e", Change.CHANGED: "#8250df"}


def dot(picture: Picture) -> str:
    """A picture as a directed graph, from left to right, with clusters."""
    numbers = {node.id: f"n{number}" for number, node in enumerate(picture.nodes)}
    about = [picture.title, *about_badges(picture.badges), *picture.notes]
    if picture.old:
        about.insert(1, f"compared with {picture.old}")
    lines = [
        "digraph tube {",
        f"  graph [rankdir=LR, label={_left(about)}, labelloc=t, labeljust=l, fontname=monospace]",
        '  node [shape=box, style=filled, fontname=monospace, fontsize=11, color="#8c959f"]',
        '  edge [fontname=monospace, fontsize=9, color="#6e7781"]',
    ]
    lines += _group(groups(picture), numbers, "  ", count())
    lines += (f"  {_edge(edge, numbers)}" for edge in picture.edges)
    return "\n".join([*lines, "}", ""])


def _group(
    group: Group, numbers: Mapping[str, str], indent: str, counter: Iterator[int]
) -> Iterator[str]:
    for node in group.nodes:
        yield f"{indent}{numbers[node.id]} [{_node(node)}]"
    for inner in group.groups:
        yield f"{indent}subgraph cluster_{next(counter)} {{"
        style = "dashed" if inner.is_bracket else "solid"
        yield f"{indent}  graph [label={_quoted(inner.title)}, style={style}]"
        yield from _group(inner, numbers, f"{indent}  ", counter)
        yield f"{indent}}}"


def _node(node: Node) -> str:
    styles = ["filled"]
    if node.kind in (Kind.INPUT, Kind.ASSET):
        styles.append("rounded")
    if node.kind is Kind.MISSING or node.state is State.DISABLED or node.change is Change.REMOVED:
        styles.append("dashed")
    found = worst(node.badges) or ("error" if _is_wrong(node) else "")
    color = _CHANGES.get(node.change) or _COLORS.get(found, "")
    border = f', color="{color}", penwidth=2' if color else ""
    fill = _FILLS.get(node.kind, _SPECIAL)
    style = f'style="{",".join(styles)}", fillcolor="{fill}"'
    return f"label={_left(about_node(node))}, {style}{border}"


def _is_wrong(node: Node) -> bool:
    return node.kind is Kind.MISSING or node.state is State.STUCK


def _edge(edge: Edge, numbers: Mapping[str, str]) -> str:
    attributes = [f"label={_left(about_edge(edge))}"]
    found = "error" if edge.never else worst(edge.badges)
    color = _CHANGES.get(edge.change) or _COLORS.get(found)
    if color:
        attributes.append(f'color="{color}", penwidth=2')
    if edge.never:
        attributes.append("style=dotted, arrowhead=tee")
    elif edge.way is Way.UPDATE or edge.change is Change.REMOVED:
        attributes.append("style=dashed")
    if edge.way is Way.UPDATE:
        attributes.append("constraint=false")
    return f"{numbers[edge.source]} -> {numbers[edge.target]} [{', '.join(attributes)}]"


def _quoted(text: str) -> str:
    r"""A text as a string of Graphviz: quotes, and the backslashes of escapes such as ``\N``."""
    shown = printable(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_without_entities(shown)}"'


def _left(lines: Iterable[str]) -> str:
    """Lines of text, each of which begins at the left."""
    return '"' + "".join(f"{_quoted(line)[1:-1]}\\l" for line in lines) + '"'


def _without_entities(text: str) -> str:
    """A text in which Graphviz finds no entities of HTML, which it replaces in all strings."""
    return text.replace("&", "&amp;")
