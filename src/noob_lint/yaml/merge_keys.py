"""Merge keys: the entries that ``<<`` brings from other mappings."""

from __future__ import annotations

from collections.abc import Collection

from noob_lint.diagnostics.diagnostic import Related
from noob_lint.yaml.document import Alias, Document, Mapping, Node, Scalar, Sequence, node_of
from noob_lint.yaml.keys import comparable
from noob_lint.yaml.scalars import Broken


def is_merge_key(key: Node | Alias) -> bool:
    """Whether a key is a plain ``<<``."""
    return isinstance(key, Scalar) and key.text == "<<" and not key.style and key.tag is None


class MergeKeys:
    """Merges the mappings of one document, as far as its limit allows."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def merge(
        self,
        node: Mapping,
        merges: list[tuple[Node, Node | Alias]],
        seen: dict[object, Node],
        around: Collection[int],
    ) -> None:
        """Add the entries that the merge keys of `node` bring, except for keys in `seen`.

        `around` are the collections that it is part of, by their `id`.
        """
        for key, _ in merges[1:]:
            related = Related(merges[0][0].span, "the first '<<'")
            message = "duplicate merge key '<<': use one, with a list of aliases"
            self._document.report("yaml-duplicate-key", key.start, key.end, message, related)
        written = merges[0][1]
        span = self._document.source.span(written.start, written.end)
        value = node_of(written)
        for base in value.items if isinstance(value, Sequence) else [value]:
            problem = _problem(node, base, around)
            if problem is not None:
                place = base if written.start <= base.start else written
                self._document.report("yaml-merge-value", place.start, place.end, problem)
            if not isinstance(base, Mapping) or problem is not None:
                return
            for entry in base.entries:
                name = comparable(entry.key)
                if name not in seen:
                    seen[name] = entry.key
                    node.add(entry._replace(merge=span))


def _problem(node: Mapping, base: Node, around: Collection[int]) -> str | None:
    """Why `base` cannot be merged into `node`; None if it can, or has been reported already."""
    if isinstance(base, Scalar) and type(base.value) is Broken:
        return None
    if not isinstance(base, Mapping):
        return f"'<<' takes a mapping, or a list of mappings, not {base.kind}"
    if base is node:
        return "'<<' cannot merge a mapping into itself"
    return "'<<' cannot merge a mapping that this one is part of" if id(base) in around else None
