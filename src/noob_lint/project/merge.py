"""Merges tubes as `extends` does, into nodes that keep their places in their own files.

This follows `merge_tube_specs` of noob 1003.0.2: a base contributes the values that it sets
explicitly and that are not the default; mappings are merged key by key, and everything else,
including `depends`, is replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Set

from noob_lint.yaml.document import Entry, Mapping, Node, Scalar

_DEFAULTS: dict[str, dict[str, object]] = {
    "nodes": {"enabled": True} | dict.fromkeys(("depends", "params", "stateful", "description")),
    "assets": dict.fromkeys(("params", "depends", "description")),
    "input": {"scope": "tube", "required": True} | dict.fromkeys(("default", "description")),
}
"""The values that a base does not pass on, since they are defaults."""


def contribution(root: Mapping) -> Mapping:
    """What a base passes on: all but its `extends`, its defaults and the ids of its nodes."""
    result = _like(root)
    for entry in without_extends(root).entries:
        name = _name(entry)
        if name in _DEFAULTS and isinstance(entry.value, Mapping):
            entry = entry._replace(value=_without_defaults(entry.value, name))
        result.add(entry)
    return result


def without_extends(root: Mapping) -> Mapping:
    """The same tube without its `extends`, so that it must be complete by itself."""
    result = _like(root)
    for entry in root.entries:
        if _name(entry) != "extends":
            result.add(entry)
    return result


def _without_defaults(section: Mapping, name: str) -> Mapping:
    result = _like(section)
    defaults = _DEFAULTS[name]
    for entry in section.entries:
        if isinstance(entry.value, Mapping):
            body = _like(entry.value)
            for field in entry.value.entries:
                key = _name(field)
                is_default = key in defaults and _equals(field.value, defaults[key])
                if not (is_default or (key == "id" and name == "nodes")):
                    body.add(field)
            entry = entry._replace(value=body)
        result.add(entry)
    return result


def _equals(node: Node, value: object) -> bool:
    return isinstance(node, Scalar) and type(node.value) is type(value) and node.value == value


def return_nodes(root: Mapping) -> list[Entry]:
    """The entries of `nodes` that contain `type: return` themselves."""
    nodes = root.get("nodes")
    if not isinstance(nodes, Mapping):
        return []
    return [entry for entry in nodes.entries if _is_return(entry.value)]


def _is_return(node: Node) -> bool:
    kind = node.get("type") if isinstance(node, Mapping) else None
    return isinstance(kind, Scalar) and kind.value == "return"


def merge(left: Mapping, right: Mapping) -> Mapping:
    """The tube `right` merged over `left`; the result has the place of `right`.

    If noob's merge crashes (a return node that `right` does not repeat), the rest is merged anyway,
    so that the linter can continue.
    """
    left_returns, right_returns = return_nodes(left), return_nodes(right)
    if left_returns and right_returns:
        left = _drop_node(left, left_returns[0])
        kept = right_returns[0]
        joined = _merge_values(left_returns[0].value, kept.value, replace={"depends"})
        right = _replace_node(right, kept._replace(value=joined))
    merged = _like(right)
    for pair in _pairs(left, right):
        merged.add(_merge_top(*pair))
    return merged


def _merge_top(left: Entry | None, right: Entry | None) -> Entry:
    if left is None or right is None:
        return _one(left, right)
    if _name(right) != "nodes" or not _both_mappings(left, right):
        return right._replace(value=_merge_values(left.value, right.value))
    assert isinstance(left.value, Mapping)
    assert isinstance(right.value, Mapping)
    nodes = _like(right.value)
    for old, new in _pairs(left.value, right.value):
        if old is None or new is None:
            nodes.add(_one(old, new))
        else:
            value = _merge_values(old.value, new.value, replace={"depends"})
            nodes.add(new._replace(value=value))
    return right._replace(value=nodes)


def _merge_values(left: Node, right: Node, replace: Set[str | None] = frozenset()) -> Node:
    if not (isinstance(left, Mapping) and isinstance(right, Mapping)):
        return right
    merged = _like(right)
    for old, new in _pairs(left, right):
        if old is None or new is None:
            merged.add(_one(old, new))
        elif _name(new) in replace:
            merged.add(new)
        else:
            merged.add(new._replace(value=_merge_values(old.value, new.value)))
    return merged


def _pairs(left: Mapping, right: Mapping) -> list[tuple[Entry | None, Entry | None]]:
    """The entries of both by key: those of `left` first, each with its counterpart."""
    theirs = {_identity(entry): entry for entry in right.entries}
    ours = {_identity(entry): entry for entry in left.entries}
    return [(ours.get(key), theirs.get(key)) for key in {**ours, **theirs}]


def _identity(entry: Entry) -> object:
    key = entry.key
    return (type(key.value), key.value) if isinstance(key, Scalar) else key


def _one(left: Entry | None, right: Entry | None) -> Entry:
    entry = right if left is None else left
    assert entry is not None  # every pair has at least one side
    return entry


def _both_mappings(left: Entry, right: Entry) -> bool:
    return isinstance(left.value, Mapping) and isinstance(right.value, Mapping)


def _name(entry: Entry) -> str | None:
    key = entry.key
    return key.value if isinstance(key, Scalar) and isinstance(key.value, str) else None


def _like(mapping: Mapping) -> Mapping:
    """An empty mapping in place of another."""
    return Mapping(mapping.source, mapping.start, mapping.end, mapping.tag, None)


def _drop_node(root: Mapping, node: Entry) -> Mapping:
    return _with_nodes(root, lambda entry: None if entry is node else entry)


def _replace_node(root: Mapping, node: Entry) -> Mapping:
    return _with_nodes(root, lambda entry: node if entry.key is node.key else entry)


def _with_nodes(root: Mapping, change: Callable[[Entry], Entry | None]) -> Mapping:
    result = _like(root)
    for entry in root.entries:
        if _name(entry) == "nodes" and isinstance(entry.value, Mapping):
            nodes = _like(entry.value)
            for changed in map(change, entry.value.entries):
                if changed is not None:
                    nodes.add(changed)
            entry = entry._replace(value=nodes)
        result.add(entry)
    return result
