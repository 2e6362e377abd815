"""The fixes for schema errors."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from noob_lint.diagnostics.diagnostic import Edit, Fix
from noob_lint.schema import wording
from noob_lint.schema.place import SECTION_FIELDS, ErrorPlace
from noob_lint.spec import names
from noob_lint.yaml import edits
from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence


def right_type(place: ErrorPlace, expected: str) -> Fix | None:
    """Convert a value to the type of its field, where the result is certain.

    `expected` is the expected type in words.
    """
    node, where = place.node, (place.section, place.field)
    is_item = isinstance(place.path[-1], int)
    if where == ("nodes", "enabled"):
        return edits.boolean(node)
    if where in SECTION_FIELDS and isinstance(node, Scalar) and node.value is None:
        return _fill_section(place)
    if where == ("nodes", "depends"):
        is_whole = isinstance(node, Mapping) and len(place.path) == 3
        return edits.slots_into_items(node, safe=True) if is_whole else None  # type: ignore[arg-type]
    if where == ("", "extends") and isinstance(node, Scalar) and node.is_text:
        return edits.into_list(node, safe=True)
    if where == ("assets", "depends") and not is_item:
        if not place.version.asset_depends_list:
            return edits.out_of_list(node, safe=True)
        return edits.into_list(node, safe=True) if node.kind == "a string" else None
    if place.field in _TEXTS and node.kind in {"a boolean", "a number", "a date"}:
        return edits.quote(node, safe=True)
    return edits.out_of_list(node) if expected == "a string" else None


_TEXTS = frozenset({"description", "noob_id", "noob_version"})
"""Fields whose strings may look like numbers."""


def _fill_section(place: ErrorPlace) -> Fix | None:
    """Write an empty mapping for a section, unless a key at the top level may belong to it."""
    assert place.key is not None  # a section is the value of one
    if not place.root.by_name.keys() <= set(names.TOP_KEYS):
        return None
    return edits.fill(place.key, place.node, "{}", safe=True)


def right_text(place: ErrorPlace, node: Scalar) -> Fix | None:
    """Write the string that was probably meant, if a similar one is known."""
    text = node.text.strip()
    match place.section, place.field:
        case "nodes" | "assets", "depends":
            if names.is_signal_reference(text):
                return edits.replace_text(node, text, safe=True)
            if place.section == "assets" and place.version.asset_depends_list:
                return None  # any path is valid
            return edits.replace_text(node, wording.near_reference(text, place.root))
        case "nodes" | "assets", "type":
            near = text if names.is_absolute_identifier(text) else names.near_type(text)
            return edits.replace_text(node, near, safe=near == text)
        case "nodes", "enabled":
            return edits.boolean(node)
        case "", "noob_model":
            return edits.replace_text(node, names.NOOB_MODEL)
    return None


_REFERRING = {"nodes": ("depends", "params", "enabled"), "assets": ("depends", "params")}


def rename_entry(root: Mapping, section: str, key: Scalar, reserved: Collection[str]) -> Fix | None:
    """Make the name of an entry an identifier, wherever the tube refers to it."""
    old, entries = key.text, root.get(section)
    name = "".join(char if f"_{char}".isidentifier() else "_" for char in old)
    name = name if name.isidentifier() else f"_{name}"
    if not old or not isinstance(entries, Mapping) or name in entries.by_name or name in reserved:
        return None
    prefix = names.PREFIXES[section]
    edits = {key.start: Edit(key.inside(), name)}
    for scalar in _references(root, params=section == "input"):
        rest = scalar.text.removeprefix(prefix)
        is_meant = rest.startswith(f"{old}.") if not prefix else rest == old != scalar.text
        if is_meant:
            start = len(scalar.text) - len(rest)
            edits[scalar.start] = Edit(scalar.inside(start, start + len(old)), name)
    return Fix(f"rename to {name}", tuple(edits.values()), safe=False)


def _references(root: Mapping, *, params: bool) -> Iterator[Scalar]:
    """The strings in nodes and assets that may be references: those of `depends`, or all."""
    for section, fields in _REFERRING.items():
        entries = root.get(section)
        for entry in entries.entries if isinstance(entries, Mapping) else ():
            for field in fields if params else ("depends",):
                if isinstance(entry.value, Mapping):
                    yield from _texts(entry.value.get(field))


def _texts(node: Node | None) -> Iterator[Scalar]:
    """The strings in a value: itself, its items, or the values in those."""
    pending = [node]
    for _ in range(3):
        inner: list[Node | None] = []
        for one in pending:
            if isinstance(one, Scalar) and one.is_text and one.style not in {"|", ">"}:
                yield one
            elif isinstance(one, Sequence):
                inner += one.items
            elif isinstance(one, Mapping):
                inner += [entry.value for entry in one.entries]
        pending = inner
