"""The keys of mappings: duplicates, and keys that noob cannot build."""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Related
from noob_lint.yaml.document import Alias, Document, Entry, Mapping, Node, Scalar, Sequence
from noob_lint.yaml.scalars import COLLECTIONS, Broken, Tagged, abbreviated


class KeysSoFar:
    """The keys of one mapping that have been read, and those that could not simply be added."""

    __slots__ = ("duplicates", "merges", "seen")

    def __init__(self) -> None:
        self.seen: dict[object, Node] = {}
        self.merges: list[tuple[Node, Node | Alias]] = []
        self.duplicates: dict[Node, Entry] = {}


class Keys:
    """Compares the keys of one document as noob does: as Python values."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._duplicates: list[tuple[Node, Node, Entry | None]] = []

    def earlier(
        self, key: Node, value: Node | Alias, node: Mapping, seen: dict[object, Node]
    ) -> Node | None:
        """The key of the same name before `key`; `seen` are those so far."""
        meant = key.value if isinstance(key, Scalar) else self._collection_key(key)
        if isinstance(meant, Tagged) and meant.tag in COLLECTIONS:
            message = f"a '!!{meant.tag}' cannot be a key: noob cannot build one"
            self._document.report("yaml-syntax", key.start, key.end, message)
        if isinstance(meant, Tagged | Broken):
            return None
        first = seen.setdefault(meant, key)
        if first is key:
            return None
        self._duplicates.append((first, key, _repetition(node, first, key, value)))
        return first

    def report_duplicates(self) -> None:
        """Report the keys that had an earlier one, once the whole document could be read."""
        if not self._duplicates:
            return
        from noob_lint.yaml.edits import drop_entry  # most tubes have no duplicate keys

        for first, key, repetition in self._duplicates:
            name, other = self._shown(key), self._shown(first)
            related = Related(first.span, f"the first {other}")
            same = "" if name == other else f", which equals {other}"
            message = f"duplicate key {name}{same}: noob refuses duplicate keys"
            fix = None if repetition is None else drop_entry(repetition, safe=True)
            report = self._document.report
            report("yaml-duplicate-key", key.start, key.end, message, related, fix=fix)

    def _shown(self, key: Node) -> str:
        if isinstance(key, Scalar):
            text = key.text
        else:
            text = " ".join(self._document.text[key.start : key.end].split())
        return abbreviated(text)

    def _collection_key(self, key: Node) -> object:
        """What a key that is a list or mapping is compared by; noob builds no deeper ones."""
        if isinstance(key, Mapping):
            values = [entry.value for entry in key.entries]
        else:
            values = key.items if isinstance(key, Sequence) else []
        if any(not isinstance(value, Scalar) for value in values):
            message = f"{key.kind} with a list or mapping in it cannot be a key: noob cannot build"
            self._document.report("yaml-syntax", key.start, key.end, f"{message} one")
            return Broken("key")
        if isinstance(key, Mapping):
            keys = [comparable(entry.key) for entry in key.entries]
            return ("?", *keys, *map(comparable, values))
        return tuple(map(comparable, values))


def comparable(node: Node) -> object:
    """What `node` is compared by inside a key; values that noob only wraps are all different."""
    if isinstance(node, Scalar) and not isinstance(node.value, Tagged | Broken):
        return node.value
    return tuple(map(comparable, node.items)) if isinstance(node, Sequence) else node


def _repetition(node: Mapping, first: Node, key: Node, value: Node | Alias) -> Entry | None:
    """The entry of a key with the same scalar as the first of its name."""
    entry = node.by_name.get(first.text) if isinstance(first, Scalar) else None
    if entry is None or entry.key is not first or not isinstance(value, Scalar):
        return None
    other = entry.value
    if not isinstance(other, Scalar) or (other.text, other.tag) != (value.text, value.tag):
        return None
    if type(other.value) is not type(value.value):
        return None
    return Entry(key, value)
