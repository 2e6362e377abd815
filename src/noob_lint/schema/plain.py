"""Recognizes tubes that their schema certainly accepts, without loading a validator.

To load jsonschema-rs and to compile a schema takes a quarter of a run over one tube, and most tubes
have nothing odd. What is said here follows from the schemas, which decide everything else: a test
holds that they accept whatever is plain.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from collections.abc import Mapping as MappingType

from noob_lint.spec.names import (
    NOOB_MODEL,
    SECTIONS,
    SPECIAL_TYPES,
    is_absolute_identifier,
    is_id,
    is_signal_reference,
)
from noob_lint.spec.versions import SpecVersion
from noob_lint.yaml.document import Entry, Mapping, Node, Scalar, Sequence

_Keys = MappingType[str, Callable[[Node], bool]]
"""The possible keys, each with a function that says whether its value is plain."""

_Entries = MappingType[str, Entry]


def is_plain(root: Mapping, version: SpecVersion) -> bool:
    """Whether the schema of a version surely accepts a tube; False means nothing."""
    if not version.forbids_unknown_keys:
        return False
    entries = _entries(root)
    if entries is None or not _fits(entries, _TOP, ()):
        return False
    inputs = _OPTIONAL_INPUT if version.optional_inputs else _INPUT
    return (
        _are_plain(entries.get("nodes"), _NODE, ("type",), version, _is_plain_node)
        and _are_plain(entries.get("assets"), _ASSET, ("type", "scope"), version, _is_plain_asset)
        and _are_plain(entries.get("input"), inputs, ("type",), version)
    )


def _are_plain(
    section: Entry | None,
    keys: _Keys,
    required: Collection[str],
    version: SpecVersion,
    check: Callable[[_Entries, SpecVersion], bool] | None = None,
) -> bool:
    """Whether a section is plain; `check` is about the keys of one of its entries together."""
    if section is None:
        return True
    elements, reserved = _entries(section.value), version.reserved
    if elements is None:
        return False
    for name, element in elements.items():
        own = _entries(element.value)
        if own is None or not is_id(name, reserved) or not _fits(own, keys, required):
            return False
        if "id" in own and not is_id(_text(own["id"].value), reserved):
            return False
        if check is not None and not check(own, version):
            return False
    return True


def _entries(node: Node) -> _Entries | None:
    """The entries of a mapping whose keys are strings; an alias may lead back to an anchor."""
    if type(node) is not Mapping or node.anchor is not None:
        return None
    return node.by_name if len(node.by_name) == len(node.entries) else None


def _fits(entries: _Entries, keys: _Keys, required: Collection[str]) -> bool:
    for name in required:
        if name not in entries:
            return False
    for name, entry in entries.items():
        check = keys.get(name)
        if check is None or not check(entry.value):
            return False
    return True


def _is_plain_node(own: _Entries, version: SpecVersion) -> bool:
    """Whether the params of a special node are plain, and the names of all slots."""
    kind = _text(own["type"].value)
    if kind == "tube" or (kind in SPECIAL_TYPES and "params" in own):
        params = _entries(own["params"].value) if "params" in own else None
        if params is None or not _are_plain_params(kind, params, version):
            return False
    depends = own["depends"].value if "depends" in own else None
    slots = (item.by_name for item in _items(depends) if type(item) is Mapping)
    return all(is_id(name, version.reserved) for names in slots for name in names)


def _are_plain_params(kind: str, params: _Entries, version: SpecVersion) -> bool:
    """Whether the params of a special node of some kind are plain."""
    if kind != "tube":
        return kind == "gather" and _fits(params, _GATHER, ())
    is_alone = len(params) == 1 or version.tube_nodes_take_params
    return is_alone and "tube" in params and _is_text(params["tube"].value)


def _is_plain_asset(own: _Entries, _: SpecVersion) -> bool:
    """Whether `depends` of an asset fits its scope."""
    has_depends = "depends" in own and not _is_null(own["depends"].value)
    return not has_depends or _text(own["scope"].value) == "runner"


def _items(node: Node | None) -> Collection[Node]:
    return node.items if type(node) is Sequence else ()


def _text(node: Node) -> str:
    """The string that a scalar is, or an empty one."""
    value = node.value if type(node) is Scalar else None
    return value if type(value) is str else ""


def _is_text(node: Node) -> bool:
    return type(node) is Scalar and type(node.value) is str


def _is_null_or_text(node: Node) -> bool:
    return type(node) is Scalar and (node.value is None or type(node.value) is str)


def _is_boolean(node: Node) -> bool:
    return type(node) is Scalar and type(node.value) is bool


def _is_type(node: Node) -> bool:
    return is_absolute_identifier(_text(node))


def _is_tube_id(node: Node) -> bool:
    return _text(node)[:1].isalnum()


def _is_model(node: Node) -> bool:
    return _text(node) == NOOB_MODEL


def _is_null(node: Node) -> bool:
    return type(node) is Scalar and node.value is None


def _is_null_or_mapping(node: Node) -> bool:
    return type(node) is Mapping or _is_null(node)


def _is_arguments(node: Node) -> bool:
    return type(node) is Sequence or _is_null_or_mapping(node)


def _is_list_of_texts(node: Node) -> bool:
    return type(node) is Sequence and node.anchor is None and all(map(_is_text, node.items))


def _is_reference(node: Node) -> bool:
    return is_signal_reference(_text(node))


def _is_dependency(node: Node) -> bool:
    if type(node) is Scalar:
        return _is_reference(node)
    slots = _entries(node)
    return slots is not None and len(slots) == 1 and _is_reference(next(iter(slots.values())).value)


def _is_dependencies(node: Node) -> bool:
    if type(node) is Sequence:
        return node.anchor is None and all(map(_is_dependency, node.items))
    return _is_null(node) or _is_reference(node)


def _is_anything(node: Node) -> bool:
    return True


_TOP: _Keys = {
    "noob_id": _is_tube_id,
    "noob_model": _is_model,
    "noob_version": _is_text,
    "extends": _is_list_of_texts,
    "description": _is_null_or_text,
    **dict.fromkeys(SECTIONS, _is_anything),
}

_NODE: _Keys = {
    "type": _is_type,
    "id": _is_text,
    "depends": _is_dependencies,
    "params": _is_null_or_mapping,
    "enabled": _is_boolean,
    "stateful": _is_boolean,
    "description": _is_null_or_text,
}

_ASSET: _Keys = {
    "type": _is_type,
    "id": _is_text,
    "scope": lambda node: _text(node) in ("runner", "process", "node"),
    "params": _is_arguments,
    "depends": lambda node: _is_null(node) or _is_reference(node),
    "description": _is_null_or_text,
}

_INPUT: _Keys = {
    "type": _is_type,
    "id": _is_text,
    "scope": lambda node: _text(node) in ("tube", "process"),
    "default": _is_anything,
    "description": _is_null_or_text,
}

_OPTIONAL_INPUT: _Keys = {**_INPUT, "required": _is_boolean}

_GATHER: _Keys = {"n": lambda node: type(node) is Scalar and type(node.value) is int}
