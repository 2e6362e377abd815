"""A picture as a Mermaid flowchart, as GitHub and GitLab show it in Markdown.

Labels are quoted, and every character in them that means something to Mermaid, to HTML or to
Markdown is written as an entity. Ids are numbers, so that no name can be a keyword. Both sites
limit the length of a diagram and the number of its wires; a diagram cannot change that itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from noob_lint.diagnostics.style import printable
from noob_lint.graph.picture import Change, Edge, Kind, Node, Picture, State, Way
from noob_lint.graph.words import Group, about_badges, about_edge, about_node, groups, worst

_SHAPES = {
    Kind.INPUT: ('(["', '"])'),
    Kind.ASSET: ('[("', '")]'),
    Kind.MAP: ('{{"', '"}}'),
    Kind.GATHER: ('{{"', '"}}'),
    Kind.RETURN: ('(["', '"])'),
    Kind.TUBE: ('[["', '"]]'),
}
_USUAL = ('["', '"]')

_CLASSES = """\
classDef plain fill:#f6f8fa,stroke:#8c959f,color:#1f2328
classDef asset fill:#fff4e0,stroke:#bc4c00,color:#1f2328
classDef input fill:#e4f1ff,stroke:#0969da,color:#1f2328
classDef special fill:#f0e9ff,stroke:#8250df,color:#1f2328
classDef idle fill:#ffffff,stroke:#8c959f,color:#59636e,stroke-dasharray:3 3
classDef warning stroke:#9a6700,stroke-width:2px
classDef error stroke:#cf222e,stroke-width:2px
classDef missing fill:#ffffff,stroke:#cf222e,color:#cf222e,stroke-dasharray:4 3
classDef added stroke:#1a7f37,stroke-width:3px
classDef removed stroke:#cf222e,stroke-width:3px,stroke-dasharray:5 4
classDef changed stroke:#8250df,stroke-width:3px"""
"""The fill and the colour of the text go together, so that both can be read on a dark page, too."""

_LINES = {
    Change.ADDED: "stroke:#1a7f37,stroke-width:3px",
    Change.REMOVED: "stroke:#cf222e,stroke-width:2px,stroke-dasharray:5 4",
    Change.CHANGED: "stroke:#8250df,stroke-width:3px",
}

_UNSAFE = re.compile(r"[^\w .,:/=+()\[\]→…-]|:(?=fa-)")
"""What is written as an entity; ``fa:fa-`` would become an icon."""


def mermaid(picture: Picture) -> str:
    """A picture as a Mermaid flowchart."""
    numbers = {node.id: f"n{number}" for number, node in enumerate(picture.nodes)}
    lines = ["---", f"title: {_title(picture)}", "---", "flowchart LR"]
    lines += _group(groups(picture), numbers, "  ", count())
    styles = []
    for number, edge in enumerate(picture.edges):
        lines.append(f"  {_edge(edge, numbers)}")
        style = _style(edge)
        if style:
            styles.append(f"  linkStyle {number} {style}")
    left = [*about_badges(picture.badges), *picture.notes]
    if left:
        lines.append(f'  about["{_label(left)}"]:::idle')
    borders = [f"  {line}" for line in _borders(picture, numbers)]
    lines += [*styles, *borders, *(f"  {line}" for line in _used(lines, borders))]
    return "\n".join([*lines, ""])


def _title(picture: Picture) -> str:
    """The title as a string of YAML."""
    was = f", compared with {picture.old}" if picture.old else ""
    return json.dumps(printable(picture.title + was))


def _group(
    group: Group, numbers: Mapping[str, str], indent: str, counter: Iterator[int]
) -> Iterator[str]:
    for node in group.nodes:
        yield f"{indent}{numbers[node.id]}{_node(node)}"
    for inner in group.groups:
        yield f'{indent}subgraph g{next(counter)}["{_label([inner.title])}"]'
        yield from _group(inner, numbers, f"{indent}  ", counter)
        yield f"{indent}end"


def _node(node: Node) -> str:
    before, after = _SHAPES.get(node.kind, _USUAL)
    return f"{before}{_label(about_node(node))}{after}:::{_class(node)}"


def _class(node: Node) -> str:
    """The class that decides about the fill of a node; `node` is a class of Mermaid's own."""
    if node.kind is Kind.MISSING:
        return "missing"
    if node.state is State.DISABLED:
        return "idle"
    if node.kind is Kind.NODE:
        return "plain"
    return str(node.kind) if node.kind in (Kind.ASSET, Kind.INPUT) else "special"


def _border(node: Node) -> str:
    """The class that decides about the border of a node, if there is another one."""
    if node.change is not Change.NONE:
        return str(node.change)
    found = worst(node.badges)
    if found in ("error", "warning"):
        return found
    return "error" if node.state is State.STUCK else ""


def _borders(picture: Picture, numbers: Mapping[str, str]) -> Iterator[str]:
    """The nodes with a second class; only one can be given where a node is written."""
    found: dict[str, list[str]] = {}
    for node in picture.nodes:
        border = _border(node)
        if border:
            found.setdefault(border, []).append(numbers[node.id])
    return (f"class {','.join(names)} {border}" for border, names in found.items())


def _edge(edge: Edge, numbers: Mapping[str, str]) -> str:
    label = _label(about_edge(edge))
    text = f'|"{label}"|' if label else ""
    arrow = "--x" if edge.never else "-.->" if edge.way is Way.UPDATE else "-->"
    return f"{numbers[edge.source]} {arrow}{text} {numbers[edge.target]}"


def _style(edge: Edge) -> str:
    if edge.change is not Change.NONE:
        return _LINES[edge.change]
    if edge.never or worst(edge.badges) == "error":
        return "stroke:#cf222e,stroke-width:2px"
    return "stroke:#9a6700,stroke-width:2px" if edge.badges else ""


def _used(lines: Iterable[str], borders: Iterable[str]) -> Iterator[str]:
    """The classes that nodes have."""
    found = {name for line in lines for name in line.split(":::")[1:]}
    found |= {line.split(" ")[-1] for line in borders}
    return (one for one in _CLASSES.split("\n") if one.split(" ")[1] in found)


def _label(lines: Iterable[str]) -> str:
    return "<br/>".join(
        _UNSAFE.sub(lambda found: f"#{ord(found[0])};", printable(line)) for line in lines
    )
