"""Completions at the cursor, however unfinished its line is.

Nothing is imported or run. An accepted item causes no finding, except about what is still to be
filled in: that is marked by the tab stops of snippets, ``$1`` or ``${1:what is meant}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from noob_lint.calls.facts import Facts
from noob_lint.server.features import completed_code as code
from noob_lint.server.features import completed_entries as entries
from noob_lint.server.features import completed_wires as wires
from noob_lint.server.features.completed import Item, ItemKind
from noob_lint.server.schemas import KeyHelp, help_of, keys_of
from noob_lint.server.spots import MARKER, Role, Spot, spot_at
from noob_lint.server.view import View
from noob_lint.spec.names import NOOB_MODEL, SECTIONS, special_type
from noob_lint.spec.versions import SpecVersion
from noob_lint.tube.tube import Element
from noob_lint.yaml.document import Mapping as YamlMapping


class Completion(NamedTuple):
    """The items that can replace the text between two offsets."""

    start: int
    end: int
    items: tuple[Item, ...]


class _Place(NamedTuple):
    """A spot with the tube that it is in, and its path in that."""

    spot: Spot
    view: View
    facts: Facts
    path: tuple[str | int, ...]

    @property
    def is_key(self) -> bool:
        return self.spot.role is Role.KEY

    def element(self) -> Element | None:
        """The node, asset or input around the cursor."""
        tube = self.facts.tube
        sections = {"nodes": tube.nodes, "assets": tube.assets, "input": tube.inputs}
        section, name = self.path[:2]
        return sections[str(section)].get(str(name)) if section in sections else None


def complete(view: View, offset: int) -> Completion | None:
    """The completions at an offset; None if the place cannot be determined."""
    spot = spot_at(view.written.text, view.path, offset)
    if spot is None:
        return None
    finished = view.of(spot.document)
    place = _place(spot, finished)
    if place is None:
        return None
    items = tuple(dict.fromkeys(_items(place)))
    behind = view.written.text[spot.end :].partition("\n")[0].strip()
    if behind:
        items = tuple(one for one in items if one.kind is not ItemKind.SNIPPET)
    if behind.startswith(":"):  # of a key that has its value already
        items = tuple(one._replace(insert="") for one in items)
    if spot.needs_dash:
        items = tuple(item._replace(insert=f"- {item.insert or item.label}") for item in items)
    return Completion(spot.start, spot.end, items)


def _place(spot: Spot, view: View) -> _Place | None:
    """The innermost tube around a spot, and the path inside that tube."""
    roots = {id(facts.tube.root): facts for facts in view.tubes}
    for depth in reversed(range(len(spot.around))):
        facts = roots.get(id(spot.around[depth]))
        if facts is not None:
            return _Place(spot, view, facts, spot.path[depth:])
    return None


def _items(place: _Place) -> Iterator[Item]:
    path, length = place.path, len(place.path)
    if not length or path[0] not in SECTIONS:
        yield from _in_head(place)
    elif length == 1:
        yield from _names(place)
    elif length == 2:
        yield from _keys(place, str(path[0]))
    elif path[0] == "input":
        yield from _values_of_key(place, "input", str(path[2]))
    else:
        yield from _in_entry(place, str(path[2]))


def _in_head(place: _Place) -> Iterator[Item]:
    path = place.path
    if place.is_key and not path:
        yield from _keys(place, "")
    elif not path:
        return
    elif path[0] == "extends":
        is_bare = len(path) == 1  # noob wants a list
        for item in wires.tube_ids(place.view, place.facts):
            yield item._replace(insert=f"[{item.label}]") if is_bare else item
    elif path[0] == "noob_model":
        yield Item(NOOB_MODEL, ItemKind.VALUE)
    elif path[0] == "noob_version":
        yield Item(_release(place.facts.tube.version), ItemKind.VALUE)


def _release(version: SpecVersion) -> str:
    """The newest release of noob whose tubes a spec version describes, as far as it is known."""
    return version.first_release


_ONLY_VALUES: Mapping[str, Callable[[SpecVersion], str]] = {
    "noob_model": lambda _: NOOB_MODEL,
    "noob_version": _release,
}
"""What the keys of the header have as their value that leave no choice."""


_ENTRIES = {"nodes": ItemKind.NODE, "assets": ItemKind.ASSET, "input": ItemKind.INPUT}


def _names(place: _Place) -> Iterator[Item]:
    """The entries of bases that a section of the tube does not have itself."""
    if not place.spot.begins_mapping:
        return
    section = str(place.path[0])
    written = place.facts.tube.root.get(section)
    own = set(written.by_name) if isinstance(written, YamlMapping) else set()
    roots = [base.root for base in place.facts.tube.bases if base.root is not None]
    given = [root.get(section) for root in roots]
    for name in (one for part in given if isinstance(part, YamlMapping) for one in part.by_name):
        if name not in own:
            yield Item(name, _ENTRIES[section], insert=f"{name}: {{$1}}", detail="from a base")
    if _is_alone(place.spot):
        yield from entries.new_entries(place.facts, section, own)


def _is_alone(spot: Spot) -> bool:
    """Whether the word at the cursor is alone on its line, so that more lines can follow."""
    text, around = spot.document.text, spot.around[-1]
    before = text[text.rfind("\n", 0, spot.node.start) + 1 : spot.node.start]
    return not before.strip() and text[around.start : around.start + 1] != "{"


def _keys(place: _Place, section: str) -> Iterator[Item]:
    """The keys that a mapping may have and has not yet, the required ones first."""
    if not place.spot.begins_mapping:
        return
    around = place.spot.around[-1]
    here = around if place.is_key else None
    names = here.by_name if isinstance(here, YamlMapping) else ()
    present = {name for name in names if MARKER not in name}
    version = place.facts.tube.version
    for one in keys_of(version.edition, section):
        if one.name not in present:
            value = _ONLY_VALUES[one.name](version) if one.name in _ONLY_VALUES else ""
            is_single = section == "assets" and not version.asset_depends_list
            yield _key(one, value, has_lists=not is_single)
    if not section and not present:
        yield _new_tube(version)


def _new_tube(version: SpecVersion) -> Item:
    """A snippet for a whole tube with one node."""
    lines = (
        "noob_id: ${1:my-tube}",
        *(f"{name}: {value(version)}" for name, value in _ONLY_VALUES.items()),
        "nodes:",
        "  ${2:node}:",
        "    type: $3",
    )
    return Item("noob tube", ItemKind.SNIPPET, "\n".join(lines), detail="a tube with one node")


def _key(one: KeyHelp, value: str, *, has_lists: bool) -> Item:
    """A key, with the only `value` that it can have, if there is just one."""
    insert = f"{one.name}: {value or '$1'}"
    if one.values:
        insert = f"{one.name}: ${{1|{','.join(one.values)}|}}"
    elif one.name in _MAPPINGS:
        insert = f"{one.name}:\n  $1"
    elif one.name in _LISTS and has_lists:
        insert = f"{one.name}:\n  - $1"
    return Item(one.name, ItemKind.KEY, insert, about=one.about, is_required=one.required)


_LISTS = frozenset({"depends", "extends"})
_MAPPINGS = frozenset({*SECTIONS, "params"})


_SWITCHES = frozenset({"enabled", "required", "stateful"})
"""Keys that take a boolean, among others."""


_INPUT_TYPES = ("int", "float", "str", "bool", "list", "dict")


def _values_of_key(place: _Place, section: str, key: str) -> Iterator[Item]:
    """The values that the schema lists."""
    found = help_of(place.facts.tube.version.edition, section, key)
    if found is None:
        return
    helps = dict(zip(found.values, found.value_helps, strict=False))
    for value in found.values or (("true", "false") if key in _SWITCHES else ()):
        yield Item(value, ItemKind.VALUE, about=helps.get(value, ""))
    if (section, key) == ("input", "type"):
        yield from (Item(name, ItemKind.CLASS) for name in _INPUT_TYPES)


def _in_entry(place: _Place, key: str) -> Iterator[Item]:
    """What can stand below a key of a node or an asset."""
    element = place.element()
    if element is None:
        return
    section = element.section
    if key == "type":
        node = element if section == "nodes" and _is_bare(place.spot, element) else None
        yield from code.types(place.facts, section, place.spot.word, node=node)
    elif key == "depends":
        yield from _in_depends(place, element)
    elif key == "params":
        yield from _in_params(place, element)
    elif key == "enabled":
        yield from _values_of_key(place, section, key)
        yield from wires.inputs(place.facts, scope="tube")
    else:
        yield from _values_of_key(place, section, key)


def _is_bare(spot: Spot, node: Element) -> bool:
    """Whether lines for `params` and `depends` can follow the `type` of a node."""
    text, start, end = spot.document.text, spot.node.start, spot.node.end
    before = text[text.rfind("\n", 0, start) + 1 : start]
    behind = text[end:].partition("\n")[0]
    is_alone = before.strip() == "type:" and not behind.strip()
    return is_alone and node.body.by_name.keys().isdisjoint(("params", "depends"))


def _in_depends(place: _Place, element: Element) -> Iterator[Item]:
    if element.section == "assets":
        yield from wires.signals(place.facts, element, with_virtual=False)
        return
    depth, role = len(place.path), place.spot.role
    if depth == 4 and role is not Role.VALUE:  # an item, or the key of one
        yield from code.slots(place.view, place.facts, element)
    if place.is_key or depth > 5 or (role is Role.ITEM and depth > 4):
        return
    is_by_name = role is Role.VALUE and depth == 5
    if is_by_name or code.takes_position(place.facts, element):
        # a return node takes inputs and assets only by position
        is_slot_of_return = is_by_name and special_type(element.type) == "return"
        yield from wires.signals(place.facts, element, with_virtual=not is_slot_of_return)


def _in_params(place: _Place, element: Element) -> Iterator[Item]:
    depth = len(place.path)
    if depth == 3 and place.spot.begins_mapping:
        yield from code.params(place.view, place.facts, element)
    elif depth == 4 and not place.is_key:
        name = str(place.path[3])
        if special_type(element.type) == "tube" and name == "tube":
            yield from wires.tube_ids(place.view, place.facts)
            return
        yield from code.values(place.view, place.facts, element, name)
        yield from wires.inputs(place.facts, scope="tube")
