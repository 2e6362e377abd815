"""Values as noob sees them, from our nodes and from ruamel.yaml's, in one comparable form."""

from __future__ import annotations

import datetime
import math
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedOrderedMap, CommentedSeq, CommentedSet

from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence
from noob_lint.yaml.scalars import Broken, Tagged


def scalar(value: object) -> str:
    """A value with the name of its type; subclasses count as the types that JSON Schema knows."""
    if isinstance(value, bool) or type(value).__name__ == "ScalarBoolean":
        return f"bool {bool(value)}"
    if isinstance(value, float):
        return "float nan" if math.isnan(value) else f"float {float(value)!r}"
    if isinstance(value, int):
        return f"int {int(value):#x}"
    if isinstance(value, str):
        return f"str {str(value)!r}"
    if isinstance(value, bytes):
        return f"bytes {value!r}"
    if isinstance(value, datetime.date):
        time = value.isoformat() if isinstance(value, datetime.datetime) else ""
        return f"date {value.year}-{value.month}-{value.day} {time}"
    return "null" if value is None else "tagged"


def of_node(node: Node) -> Any:
    """The value of one of our nodes; mappings are sorted pairs."""
    if isinstance(node, Mapping):
        pairs = [(of_node(entry.key), of_node(entry.value)) for entry in node.entries]
        return ("map", sorted(pairs, key=repr))
    if isinstance(node, Sequence):
        return ("seq", [of_node(item) for item in node.items])
    assert isinstance(node, Scalar)
    if isinstance(node.value, Tagged | Broken):
        return "tagged"
    return scalar(node.value)


def of_ruamel(value: object) -> Any:
    """The value of what ruamel.yaml's round-trip loader returns."""
    if isinstance(value, CommentedSet | CommentedOrderedMap) or _is_tagged(value):
        return "tagged"
    if isinstance(value, CommentedMap):
        return ("map", sorted(((of_key(k), of_ruamel(v)) for k, v in value.items()), key=repr))
    if isinstance(value, CommentedSeq):
        return ("seq", [of_ruamel(item) for item in value])
    return scalar(value)


def of_key(value: object) -> Any:
    """Keys that are collections are tuples in ruamel.yaml's mappings."""
    if isinstance(value, tuple):
        return ("seq", [of_key(item) for item in value])
    if hasattr(value, "items"):
        return ("map", sorted(((of_key(k), of_ruamel(v)) for k, v in value.items()), key=repr))
    return of_ruamel(value)


def _is_tagged(value: object) -> bool:
    return type(value).__name__ == "TaggedScalar"
