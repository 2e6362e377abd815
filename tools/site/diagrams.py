"""Flowcharts in Mermaid as nested lists.

Mermaid would have to be loaded from a foreign host, or be shipped with its three megabytes; a list
reads well on a phone, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_BLOCK = re.compile(r"^```mermaid\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NODE = re.compile(r'(?P<id>\w+)(?:[\[{]+"(?P<text>.*?)"[\]}]+)?')
_ARROW = re.compile(r'\s*-->\s*|\s*--\s*"(?P<label>.*?)"\s*-->\s*')

Edges = Mapping[str, list[tuple[str, str]]]
"""The targets of each node, with the label of the arrow."""


def as_lists(page: str) -> str:
    """The page with nested lists in place of its flowcharts."""
    return _BLOCK.sub(lambda found: "\n".join(_items(*_parse(found[1]))), page)


def _parse(source: str) -> tuple[Mapping[str, str], Edges]:
    """The texts of the nodes, and the arrows between them."""
    texts: dict[str, str] = {}
    edges: dict[str, list[tuple[str, str]]] = {}
    for line in source.splitlines()[1:]:
        rest, before, label = line.strip(), "", ""
        while node := _NODE.match(rest):
            name = node["id"]
            if node["text"] or name not in texts:
                texts[name] = _markdown(node["text"] or name)
            if before:
                edges.setdefault(before, []).append((name, label))
            arrow = _ARROW.match(rest, node.end())
            if arrow is None:
                break
            before, label, rest = name, arrow["label"] or "", rest[arrow.end() :]
    return texts, edges


def _items(texts: Mapping[str, str], edges: Edges) -> Iterator[str]:
    """A list that goes down the arrows from the first node, and tells each node once.

    Where several arrows meet, the node stands at the end of the list.
    """
    targets = [target for pairs in edges.values() for target, _ in pairs]
    meeting = [name for name in texts if targets.count(name) > 1]
    for name in [next(iter(texts)), *meeting]:
        yield from _below(name, "", 0, texts, edges, frozenset(meeting) - {name})


def _below(
    name: str, label: str, depth: int, texts: Mapping[str, str], edges: Edges, later: frozenset[str]
) -> Iterator[str]:
    yield f"{' ' * 4 * depth}- {f'*{label}*: ' if label else ''}{texts[name]}"
    for target, more in edges.get(name, ()):
        if target not in later:
            yield from _below(target, more, depth + 1, texts, edges, later)


def _markdown(text: str) -> str:
    """The HTML of a label as Markdown; names of tables are no links."""
    text = re.sub(r"</?b>", "**", text.replace("<br>**", "; **").replace("<br><b>", "; <b>"))
    return text.replace("<br>", " ").replace("[", r"\[")
