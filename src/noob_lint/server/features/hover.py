"""What is known of the name under the pointer: what it is, what it carries, where it is defined."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.source import Span
from noob_lint.python.answers import CodeSpan, Found, Parameter
from noob_lint.python.types.fits import format_type
from noob_lint.server.meanings import SECTIONS_BY_KIND, parameter_of
from noob_lint.server.occurrences import Kind, Occurrence
from noob_lint.server.schemas import help_of
from noob_lint.server.sources import docstring_of, parameter_text, signature_of
from noob_lint.server.view import View
from noob_lint.spec.names import SECTIONS, special_type
from noob_lint.tube.tube import Element, Tube
from noob_lint.yaml.document import Mapping, Scalar

SPECIAL = {
    "gather": "Collects values and emits them as one list: every `n` events, or at each `trigger`.",
    "map": "Emits the items of its value one by one: what depends on it runs once for each.",
    "return": "What the tube returns: a value, a list, or a mapping, by how `depends` is written.",
    "tube": "Runs another tube: its inputs are the slots, and what it returns are the signals.",
}
"""What noob does with the special nodes."""


class Hover(NamedTuple):
    """What to show for a part of a document, in Markdown."""

    text: str
    span: Span


def hover(view: View, offset: int) -> Hover | None:
    """What is known of what stands at an offset; None if nothing is."""
    one = view.at(offset)
    if one is None:
        return _key(view, offset)
    parts = [part for part in _about(view, one) if part]
    return Hover("\n\n".join(parts), one.span) if parts else None


def _about(view: View, one: Occurrence) -> Iterator[str]:
    facts, element = one.facts, one.element
    if one.kind in SECTIONS_BY_KIND:
        yield from _entry(view, facts, SECTIONS_BY_KIND[one.kind], one.name)
    elif one.kind is Kind.TUBE:
        yield from _tube_named(view, one)
    elif one.kind is Kind.SIGNAL:
        yield from _signal(view, one)
    else:
        assert element is not None  # the head has no other names
        is_type = one.kind is Kind.TYPE
        yield from _type(view, facts, element) if is_type else _argument(view, one, element)


def _entry(view: View, facts: Facts, section: str, name: str) -> Iterator[str]:
    """A node, an asset or an input."""
    sections = {
        "nodes": facts.tube.nodes,
        "assets": facts.tube.assets,
        "input": facts.tube.inputs,
    }
    element = sections[section].get(name)
    if element is None:
        return
    about = "".join(f" · {key}: `{text}`" for key in _SHOWN if (text := _text(element, key)))
    yield f"**{SECTIONS[section]} `{name}`**{about}"
    yield _text(element, "description")
    if section == "input":
        return
    yield from _type(view, facts, element)
    if section == "nodes":
        yield _signals(facts, name)
    child = view.child(facts, name) if section == "nodes" else None
    if child is not None:
        yield from _tube(child.tube)


_SHOWN = ("scope", "type", "default", "required", "enabled", "depends")
"""The keys of an entry whose scalar values are shown."""


def _text(element: Element, key: str) -> str:
    value = element.body.get(key)
    return value.text if isinstance(value, Scalar) else ""


def _signals(facts: Facts, node: str) -> str:
    names = facts.flow.signals(node) or ()
    shown = [f"`{name}`{_carried(facts, node, name)}" for name in names]
    return f"Signals: {', '.join(shown)}" if shown else ""


def _carried(facts: Facts, node: str, signal: str) -> str:
    carried = None if facts.emissions is None else facts.emissions.signal(node, signal)
    return "" if carried is None else f" (`{format_type(carried.form)}`)"


def _signal(view: View, one: Occurrence) -> Iterator[str]:
    carried = _carried(one.facts, one.owner, one.name)
    yield f"**signal `{one.name}`** of node `{one.owner}`{carried}"
    node = one.facts.tube.nodes.get(one.owner)
    if node is not None:
        yield from _type(view, one.facts, node)


def _type(view: View, facts: Facts, element: Element) -> Iterator[str]:
    kind = special_type(element.type)
    if kind is not None:
        yield f"`{kind}`: {SPECIAL[kind]}"
        return
    found = facts.found(element)
    if found is None:
        return
    yield f"```python\n{_header(found)}\n```"
    yield docstring_of(found.place)
    yield f"{found.label}, {_where(view, found.place)}" if found.place else found.label


def _header(found: Found) -> str:
    name = found.canonical.rpartition(".")[2]
    signature = signature_of(found)
    prefix = "class " if found.init is not None else ""
    return f"{prefix}{found.canonical}" if signature is None else f"{prefix}{name}{signature}"


def _where(view: View, place: CodeSpan) -> str:
    return f"defined in `{_shown(view, place.path)}`, line {place.span.start.line + 1}"


def _shown(view: View, path: str) -> str:
    """A path relative to the root of the project, if it lies below that."""
    return path.removeprefix(os.path.join(view.project.root, "")) if view.project.root else path


def _argument(view: View, one: Occurrence, element: Element) -> Iterator[str]:
    special = special_type(element.type)
    if special == "tube":
        child = view.child(one.facts, element.name)
        if child is not None:
            yield from _entry(view, child, "input", one.name)
    found = one.facts.found(element)
    if found is None:
        return
    parameter = parameter_of(found, element, one)
    if parameter is not None:
        yield f"**{one.kind} `{one.name}`** of `{found.canonical}`"
        yield f"```python\n{parameter_text(parameter)}\n```"
        yield _fate(parameter)


def _fate(parameter: Parameter) -> str:
    if parameter.injected is not None:
        return f"noob passes the {parameter.injected} itself."
    if parameter.optional_edge:
        return "Optional: noob calls the node without it when there is no event."
    return "Required." if parameter.required else ""


def _tube_named(view: View, one: Occurrence) -> Iterator[str]:
    if one.declares:
        yield from _tube(one.facts.tube)
        return
    path = view.project.index.find(one.name)
    other = None if path is None else view.other(path)
    if other is not None and other.tube is not None:
        yield from _tube(other.tube)
        yield f"defined in `{_shown(view, other.path)}`"


def _tube(tube: Tube) -> Iterator[str]:
    """A tube: its description, what it takes and what it returns."""
    yield f"**tube `{tube.tube_id}`**" if tube.tube_id else "**tube**"
    about = tube.merged.get("description")
    yield about.text if isinstance(about, Scalar) else ""
    inputs = [f"`{name}`" for name in tube.inputs]
    yield f"Inputs: {', '.join(inputs)}" if inputs else ""
    outlet = next((one for one in tube.nodes.values() if one.type == "return"), None)
    slots = [] if outlet is None else [one.slot.text for one in outlet.depends if one.slot]
    yield f"Returns: {', '.join(f'`{slot}`' for slot in slots)}" if slots else ""


def _key(view: View, offset: int) -> Hover | None:
    """What the schema says of a key of the tube, or of an entry."""
    for facts in reversed(view.tubes):
        found = _key_in(facts.tube, offset)
        if found is not None:
            return found
    return None


def _key_in(tube: Tube, offset: int) -> Hover | None:
    for section, mapping in _mappings(tube):
        for entry in mapping.entries:
            key = entry.key
            if key.start <= offset <= key.end:
                text = key.text if isinstance(key, Scalar) else ""
                found = help_of(tube.version.edition, section, text)
                return None if found is None else Hover(found.about, key.span)
    return None


def _mappings(tube: Tube) -> Iterator[tuple[str, Mapping]]:
    """The mappings with keys that the schema knows, each with its section ("": the tube)."""
    yield "", tube.root
    for section in SECTIONS:
        entries = tube.root.get(section)
        for entry in entries.entries if isinstance(entries, Mapping) else ():
            if isinstance(entry.value, Mapping):
                yield section, entry.value
