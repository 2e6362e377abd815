"""Questions about the special nodes: gather, map, return and tube."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noob_lint.spec.names import NODE_ARGUMENTS, special_type
from noob_lint.spec.versions import SpecVersion
from noob_lint.tube.context import TubeContext
from noob_lint.tube.tube import Dependency, Element, Tube
from noob_lint.yaml.document import Mapping, Node, Scalar

_MALFORMED = {"depends-format", "signal-ref-format"}

VALUE = "value"
"""The slot that a gather or map requires; the first positional item fills it."""


def nodes_of(tube: Tube, *kinds: str) -> Iterator[tuple[str, Element]]:
    """The special nodes of these kinds, named by kind or by path, each as a pair with its kind."""
    for node in tube.nodes.values():
        kind = special_type(node.type)
        if kind is not None and kind in kinds:
            yield kind, node


def known_slots(kind: str, version: SpecVersion) -> tuple[str, ...]:
    """The slots of a gather or map."""
    if kind == "map":
        return (VALUE,)
    return (VALUE, "trigger", "n") if version.gather_takes_n else (VALUE, "trigger")


def node_arguments(version: SpecVersion) -> tuple[str, ...]:
    """The arguments that noob itself passes to the constructor of a node."""
    return NODE_ARGUMENTS if version.stateful_nodes else NODE_ARGUMENTS[:-1]


def keyword_slots(node: Element) -> dict[str, Scalar]:
    """The keyword slots that `depends` fills."""
    return {item.slot.text: item.slot for item in reversed(node.depends) if item.slot is not None}


def positional(node: Element) -> list[Dependency]:
    """The items of `depends` without a slot."""
    return [item for item in node.depends if item.slot is None]


def value_of(node: Element) -> Dependency | None:
    """The item of `depends` by which a gather or map gets its value."""
    for item in node.depends:
        if item.position == 0 or (item.slot is not None and item.slot.text == VALUE):
            return item
    return None


def params_of(node: Element) -> Mapping | None:
    """The `params`, where they are a mapping."""
    params = node.body.get("params")
    return params if isinstance(params, Mapping) else None


def looks_like_class(kind: str | None) -> bool:
    """Whether a type has the capital letter of a class; only its source would show for sure."""
    return kind is not None and kind.rpartition(".")[2].lstrip("_")[:1].isupper()


def may_lack(context: TubeContext) -> bool:
    """Whether what seems missing may be there: in an unknown base, or malformed."""
    return context.tube.has_unknown_bases or not context.reported.keys().isdisjoint(_MALFORMED)


def lacks_value(context: TubeContext, kind: str) -> Iterator[Element]:
    """The nodes of a kind whose slot `value` is empty, without an unknown slot that explains it."""
    if may_lack(context):
        return
    tube = context.tube
    known = known_slots(kind, tube.version)
    for _, node in nodes_of(tube, kind):
        slots = keyword_slots(node)
        if VALUE not in slots and not positional(node) and all(slot in known for slot in slots):
            yield node


_NUMBER = re.compile(r"\s*([+-]?\d+(?:_\d+)*)(?:\.0*)?\s*")
_MOST_DIGITS = 4300
"""Neither pydantic nor Python reads a longer number in a string."""


def whole_number(value: Node | None) -> int | None:
    """The whole number that pydantic converts a value to; None if it refuses it, or for null."""
    if not isinstance(value, Scalar):
        return None
    found = value.value
    if isinstance(found, str):
        match = _NUMBER.fullmatch(found)
        if match is None or len(match[1].lstrip("+-")) > _MOST_DIGITS:
            return None
        return int(match[1])
    if isinstance(found, float):
        return int(found) if found.is_integer() else None
    return int(found) if isinstance(found, int) else None
