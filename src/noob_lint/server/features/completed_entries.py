"""Completions of whole entries: new nodes, assets and inputs, with what they must have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from noob_lint.calls.facts import Facts
from noob_lint.python.answers import Found, Signature
from noob_lint.python.code import Code
from noob_lint.server.features import completed_code as code
from noob_lint.server.features.completed import Item, ItemKind, escaped
from noob_lint.server.features.hover import SPECIAL
from noob_lint.spec.names import special_type
from noob_lint.tube.tube import Element, Tube

_MOST_MODULES = 5
"""The callables of so many modules are offered: those that the tube uses, or else its own."""

_SPECIAL = {
    "gather": "gathered",
    "map": "mapped",
    "return": "result",
    "tube": "inner",
}
"""For each special node an id."""

_REQUIRED = {
    "gather": "params:\n    n: $2\n  depends:\n    - value: $3",
    "gather with trigger": "depends:\n    - value: $2\n    - trigger: $3",
    "map": "depends:\n    - value: $2",
    "return": "depends:\n    - $2",
    "tube": "params:\n    tube: $2",
}
"""What each special node must have besides its type."""

_GATHER_OF_MAP = "depends:\n    - value: $2\n    - n: $3"
"""The same for a gather in a tube with a map, whose signal `n` says how many items to expect."""


def new_entries(facts: Facts, section: str, taken: Iterable[str]) -> Iterator[Item]:
    """Snippets for the entries that a section may get, with tab stops for what they require."""
    names = set(taken)
    if section == "input":
        types = "${2|int,float,str,bool|}"
        text = f"${{1:{_free('value', names)}}}:\n  type: {types}\n  scope: ${{3|tube,process|}}"
        yield Item("new input", ItemKind.SNIPPET, text)
        return
    kind = "node" if section == "nodes" else "asset"
    scope = "" if kind == "node" else "\n  scope: ${3|runner,process,node|}"
    first = f"${{1:{_free(kind, names)}}}"
    yield Item(f"new {kind}", ItemKind.SNIPPET, f"{first}:\n  type: $2{scope}")
    if kind == "node":
        yield from _special_nodes(facts.tube, names)
    if facts.project_code is not None:
        yield from _from_code(facts, facts.project_code, section, names)


def _special_nodes(tube: Tube, names: set[str]) -> Iterator[Item]:
    kinds = {special_type(one.type) for one in tube.nodes.values()}
    required = dict(_REQUIRED)
    if "map" in kinds and tube.version.gather_takes_n:
        required["gather"] = _GATHER_OF_MAP
    if "return" in kinds:
        del required["return"]
    for label, text in required.items():
        special = label.partition(" ")[0]
        whole = f"${{1:{_free(_SPECIAL[special], names)}}}:\n  type: {special}\n  {text}"
        yield Item(f"new {label}", ItemKind.SNIPPET, whole, about=SPECIAL[special])


def _from_code(facts: Facts, known: Code, section: str, names: set[str]) -> Iterator[Item]:
    for module in _modules(facts, known, section):
        for item, found in code.callables(known, module):
            is_own = known.is_own(module.partition(".")[0])
            defined_here = found.canonical.rpartition(".")[0] == module
            if is_own and not defined_here:
                continue  # what a module imports for itself
            if found.enumeration is None and _fits(found, section):
                keys, slots = code.required_of(found, section, facts.tube.version)
                yield _entry(item, found, section, _free(_name_for(found), names), keys, slots)


def _fits(found: Found, section: str) -> bool:
    """Whether an element of that section can have a callable as its type."""
    if section == "assets":
        return found.kind in code.CLASSES
    return isinstance(found.call, Signature)


def _modules(facts: Facts, known: Code, section: str) -> list[str]:
    """The modules whose callables are offered."""
    elements: Iterable[Element] = (*facts.tube.nodes.values(), *facts.tube.assets.values())
    types = [one.type for one in elements if one.type and special_type(one.type) is None]
    used = dict.fromkeys(type_.rpartition(".")[0] for type_ in types if "." in type_)
    own = (name for name in known.modules_in("") if known.is_own(name) and not name.startswith("_"))
    found = [*used] or [*own]
    return found[:_MOST_MODULES]


def _entry(
    item: Item, found: Found, section: str, name: str, keys: list[str], slots: list[str]
) -> Item:
    """An entry for a callable: its id, its type, and what must be filled in."""
    lines = [f"${{1:{escaped(name)}}}:", f"  type: {item.label}"]
    stops = count(2)
    if section == "assets":
        lines.append(f"  scope: ${{{next(stops)}|runner,process,node|}}")
        slots = []
    lines += ["  params:"] * bool(keys)
    lines += [f"    {key}: ${next(stops)}" for key in keys]
    lines += ["  depends:"] * bool(slots)
    lines += [f"    - {slot}: ${next(stops)}" for slot in slots]
    about = item.about
    return Item(f"new {item.label}", ItemKind.SNIPPET, "\n".join(lines), item.detail, about)


def _name_for(found: Found) -> str:
    """An id for a node of a callable: its own name in lower case."""
    name = found.canonical.rpartition(".")[2].lower()
    return name if name.isidentifier() else "node"


def _free(name: str, taken: set[str]) -> str:
    """A name that no entry has, nor a special type or source."""
    base, number = name, 1
    while name in taken or name in ("input", "assets", "meta", *_SPECIAL):
        number += 1
        name = f"{base}_{number}"
    return name
