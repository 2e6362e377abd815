"""The texts in a part of a document, and the inputs and assets that they mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from noob_lint.document import Mapping, Node, Scalar, Sequence


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
            pending += reversed(list(children(here)))


def children(node: Node) -> Iterator[Node]:
    """The nodes directly in a mapping (keys and values) or a list."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key
            yield entry.value
    elif isinstance(node, Sequence):
        yield from node.items


def mentions(nodes: Iterable[Node], source: str, name: str) -> bool:
    """Whether a text in one of `nodes` speaks of ``input.<name>`` or ``assets.<name>``.

    Also where noob does not see a reference: whoever wrote it meant one, and another rule says that
    it is none, so the name must not be called unused besides.
    """
    pattern = re.compile(
        rf"(?<![\w.]){re.escape(source)}s?\.{re.escape(name)}(?!\w)", re.IGNORECASE
    )
    texts = (scalar.text for node in nodes for scalar in scalars_below(node))
    return any(pattern.search(text) for text in texts)
