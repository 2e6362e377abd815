"""The nodes and scalars in a part of a document."""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence


def scalars_below(node: Node | None) -> Iterator[Scalar]:
    """The scalars in a node, keys included, in order; each once, though aliases may repeat them."""
    for here in nodes_below(node):
        if isinstance(here, Scalar):
            yield here


def nodes_below(node: Node | None) -> Iterator[Node]:
    """The node and all nodes in it, keys included, in order; each once."""
    seen: set[int] = set()
    pending = [node]
    while pending:
        here = pending.pop()
        if here is not None and id(here) not in seen:
            yield here
            seen.add(id(here))
            if type(here) is not Scalar:  # as most are
                pending += reversed(list(children(here)))


def children(node: Node) -> Iterator[Node]:
    """The nodes directly in a mapping (keys and values) or a list."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key
            yield entry.value
    elif isinstance(node, Sequence):
        yield from node.items
