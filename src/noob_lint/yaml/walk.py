"""The texts in a part of a document, and the inputs and assets that they mention."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from noob_lint.spec.names import nearest
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
            pending += reversed(list(children(here)))


def children(node: Node) -> Iterator[Node]:
    """The nodes directly in a mapping (keys and values) or a list."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key
            yield entry.value
    elif isinstance(node, Sequence):
        yield from node.items


def mentioned(nodes: Iterable[Node], source: str) -> set[str]:
    """The names for which a text in `nodes` speaks of ``input.<name>`` or ``assets.<name>``.

    Also where noob does not see a reference: whoever wrote it meant one, and another rule says that
    it is none, so the name must not be called unused besides. `source` is "input" or "asset".
    """
    pattern = re.compile(rf"(?<![\w.]){source}s?\.([^\W\d]\w*)", re.IGNORECASE)
    texts = (scalar.text for node in nodes for scalar in scalars_below(node))
    return {found[1] for text in texts for found in pattern.finditer(text)}


def likely_meant(used: Iterable[str], known: Collection[str]) -> set[str]:
    """The known names that misspelt ones were likely meant to be; another rule is about those."""
    near = (nearest(name, known) for name in used if name not in known)
    return {name for name in near if name is not None}
