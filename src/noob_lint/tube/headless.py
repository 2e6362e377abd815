"""Whether a document without a header is a tube, judged by its content.

Other tools have files with `nodes` too, and agent and workflow files give each a `type`. A tube has
no top-level key that noob does not know; each of its nodes has a `type` that is an identifier, and
most have only noob's keys; and it has something that only noob has.
"""

from __future__ import annotations

from noob_lint.spec.keys import known_keys
from noob_lint.spec.names import SPECIAL_TYPES, TOP_KEYS, is_signal_reference
from noob_lint.spec.versions import LATEST
from noob_lint.support.similar import nearest
from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence

_NODE_KEYS = known_keys(LATEST, "nodes")
_TYPO = 0.85
"""How similar a key must be to one of noob's to count as misspelt.

`depend` is; `depends_on` and `parameters` belong to other tools.
"""


def is_headless_tube(root: Node | None) -> bool:
    """Whether the document with this root, which has no header, is a tube."""
    if not isinstance(root, Mapping) or not has_tube_body(root):
        return False
    nodes = _entries(root.get("nodes"))
    strangers = sum(not _has_known_keys(node) for node in nodes)
    return 2 * strangers <= len(nodes) and _has_evidence(root, nodes)


def has_tube_body(root: Mapping) -> bool:
    """Whether the top level has only a tube's keys, and all `nodes` have a valid `type`."""
    if len(root.by_name) < len(root.entries) or not root.by_name.keys() <= set(TOP_KEYS):
        return False
    nodes = _entries(root.get("nodes"))
    return bool(nodes) and all(_is_identifier(node.get("type")) for node in nodes)


def _has_evidence(root: Mapping, nodes: list[Mapping]) -> bool:
    for section in ("assets", "input"):
        entries = _entries(root.get(section))
        if entries and all(entry.get("type") is not None for entry in entries):
            return True
    return any(
        _text(node.get("type")) in SPECIAL_TYPES or _is_depends(node.get("depends"))
        for node in nodes
    )


def _entries(section: Node | None) -> list[Mapping]:
    """The entries of a section of a tube; none if it is not a mapping of mappings."""
    if not isinstance(section, Mapping):
        return []
    entries = [entry.value for entry in section.entries if isinstance(entry.value, Mapping)]
    return entries if len(entries) == len(section.entries) else []


def _has_known_keys(node: Mapping) -> bool:
    if len(node.by_name) < len(node.entries):
        return False
    unknown = node.by_name.keys() - _NODE_KEYS
    return all(nearest(name, _NODE_KEYS, cutoff=_TYPO) is not None for name in unknown)


def _is_depends(node: Node | None) -> bool:
    """Whether the section has anything that noob would take for a dependency."""
    return any(map(_is_dependency, node.items if isinstance(node, Sequence) else [node]))


def _is_dependency(item: Node | None) -> bool:
    if isinstance(item, Mapping) and len(item.entries) == 1:
        item = item.entries[0].value
    return is_signal_reference(_text(item))


def _is_identifier(node: Node | None) -> bool:
    return all(part.isidentifier() for part in _text(node).split("."))


def _text(node: Node | None) -> str:
    """The string that a node is, or an empty string."""
    return node.text if isinstance(node, Scalar) and node.is_text else ""
