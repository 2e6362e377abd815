"""A document as plain data for JSON Schema validators, and the way back from data to nodes."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as MappingType

from noob_lint.yaml.document import Entry, Mapping, Node, Scalar, Sequence

_NO_JSON = -1
"""Represents a value that JSON does not have (a date, binary data, a tagged value). noob expects no
number anywhere in a tube, so no schema accepts it by mistake."""

_LARGE = 2**53
"""Larger numbers are not exact in JSON; the schemas do not depend on their size."""


def to_data(node: Node, _open: tuple[Node, ...] = ()) -> object:
    """The value of `node` as dicts, lists and JSON scalars.

    Keys that are not strings are given as written. An alias inside its own anchor is empty.
    """
    if type(node) is Scalar:
        value = node.value
        if value is None or type(value) is str:
            return value
        in_range = isinstance(value, int | float) and -_LARGE < value < _LARGE
        return value if in_range else _NO_JSON
    if node in _open:
        return {} if isinstance(node, Mapping) else []
    within = (*_open, node) if node.anchor is not None else _open
    if isinstance(node, Mapping):
        named = named_entries(node)
        return {name: to_data(entry.value, within) for name, entry in named.items()}
    assert isinstance(node, Sequence)  # the only other kind
    return [to_data(item, within) for item in node.items]


def key_text(entry: Entry) -> str:
    """The name of a key in the data: its text, or the source of a list or mapping."""
    key = entry.key
    if isinstance(key, Scalar):
        return key.text
    return " ".join(key.source.text[key.start : key.end].split())


def named_entries(node: Mapping) -> MappingType[str, Entry]:
    """The entries of a mapping by their names in the data, in document order.

    If a key that is not a string looks like another, such as 1 beside "1", a space is appended.
    """
    if len(node.by_name) == len(node.entries):
        return node.by_name
    named: dict[str, Entry] = {}
    for entry in node.entries:
        name = key_text(entry)
        if node.by_name.get(name) is not entry:
            while name in node.by_name or name in named:
                name += " "
        named[name] = entry
    return named


def find_entry(node: Node, name: str) -> Entry | None:
    """The entry of a mapping that is called `name` in the data."""
    if not isinstance(node, Mapping):
        return None
    return named_entries(node).get(name)


def node_at(root: Node, path: Iterable[str | int]) -> tuple[Node, Node | None]:
    """The node at a path of the data, and its key, if it is the value of one."""
    node, key = root, None
    for step in path:
        if isinstance(step, int):
            assert isinstance(node, Sequence)  # the data has the structure of the nodes
            node, key = node.items[step], None
        else:
            entry = find_entry(node, step)
            assert entry is not None  # the data has the names of the nodes
            node, key = entry.value, entry.key
    return node, key


Tables = dict[Node, dict[str, int]]


def steps(root: Node, path: Iterable[str | int], tables: Tables) -> tuple[int, ...]:
    """The path to a node as indexes, so that paths sort in document order.

    `tables` caches the indexes of keys for other paths in the same document.
    """
    node, places = root, []
    for step in path:
        if isinstance(step, int):
            assert isinstance(node, Sequence)  # the data has the structure of the nodes
            place, node = step, node.items[step]
        else:
            assert isinstance(node, Mapping)
            named = named_entries(node)
            if node not in tables:
                tables[node] = {name: place for place, name in enumerate(named)}
            place, node = tables[node][step], named[step].value
        places.append(place)
    return tuple(places)
