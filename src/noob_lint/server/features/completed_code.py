"""Completions from Python code: callables, their slots and parameters, and the values of those."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.python.answers import Found, Kind, Parameter, Signature, TypeForm, Unknown
from noob_lint.python.code import Code
from noob_lint.server.features.completed import Item, ItemKind, escaped
from noob_lint.server.features.hover import SPECIAL
from noob_lint.server.sources import docstring_of, parameter_text, signature_of
from noob_lint.server.spots import MARKER
from noob_lint.server.view import View
from noob_lint.spec.names import special_type
from noob_lint.spec.versions import SpecVersion
from noob_lint.tube.inputs import can_be_left_out, is_process_input
from noob_lint.tube.special_nodes import (
    VALUE,
    keyword_slots,
    known_slots,
    node_arguments,
    params_of,
)
from noob_lint.tube.tube import Element

_MOST_LOOKED_AT = 300
"""So many names of a module are looked at; no module that people write has more."""

_SAME_IN_YAML = re.compile(r"""-?\d+(?:\.\d+)?(?:e-?\d+)?|'[^'\\\n]*'|"[^"\\\n]*\"""")
"""Numbers and strings that Python and YAML write alike."""

CLASSES = (Kind.CLASS, Kind.NODE_CLASS, Kind.ASSET_CLASS)
"""The kinds of callables whose constructor takes `params`."""


# --- types ----------------------------------------------------------------------------------------


def types(facts: Facts, section: str, word: str, *, node: Element | None) -> Iterator[Item]:
    """The callables and modules that can complete a `type`, as whole paths."""
    code = facts.project_code
    owner = word.rpartition(".")[0]
    if not owner and section == "nodes":
        for kind, about in SPECIAL.items():
            yield Item(kind, ItemKind.VALUE, about=about)
    if code is None:
        return
    for item, found in callables(code, owner) if owner else ():
        if section == "nodes" and _cannot_be_node(found):
            continue
        yield item
        snippet = None if node is None else _whole_node(item, found, facts.tube.version)
        if snippet is not None:
            yield snippet
    yield from _modules(code, owner)


def callables(code: Code, module: str) -> Iterator[tuple[Item, Found]]:
    """The callables that a module has, by their whole paths."""
    for name in code.names_in(module)[:_MOST_LOOKED_AT]:
        dotted = f"{module}.{name}"
        found = code.look_up(dotted)
        if isinstance(found, Found) and found.kind is not Kind.NOT_CALLABLE:
            kind = ItemKind.CLASS if found.kind in CLASSES else ItemKind.FUNCTION
            signature = signature_of(found) or ""
            about = docstring_of(found.place)
            yield Item(dotted, kind, detail=signature, about=about), found


def _cannot_be_node(found: Found) -> bool:
    """Whether something is surely a class that noob cannot call in each epoch."""
    return found.kind in CLASSES and found.process == () and found.abstract == ()


def required_of(found: Found, section: str, version: SpecVersion) -> tuple[list[str], list[str]]:
    """The keys of `params` and the slots that an element of a callable must have."""
    signature = found.call if isinstance(found.call, Signature) else None
    required = () if signature is None else signature.parameters
    taken = [one for one in required if one.required and one.by_keyword and one.injected is None]
    names = [one.name for one in taken]
    if found.kind in CLASSES:
        own = _own(section, found, version)
        of_class = (one for one in parameters(found) if one.required and one.injected is None)
        return [one.name for one in of_class if one.name not in own], names
    return (names, []) if found.is_generator else ([], names)


def _whole_node(item: Item, found: Found, version: SpecVersion) -> Item | None:
    """A snippet with the required slots and parameters of a callable; None if it has none."""
    keys, slots = required_of(found, "nodes", version)
    if not (slots or keys):
        return None
    lines = [item.label]
    lines += ["params:"] * bool(keys)
    lines += [f"  {name}: ${number}" for number, name in enumerate(keys, 1)]
    lines += ["depends:"] * bool(slots)
    lines += [f"  - {name}: ${number}" for number, name in enumerate(slots, len(keys) + 1)]
    label = f"{item.label} with {', '.join([*keys, *slots])}"
    return Item(label, ItemKind.SNIPPET, "\n".join(lines), item.detail, item.about)


def _modules(code: Code, package: str) -> Iterator[Item]:
    names = code.modules_in(package)
    for name in names:
        if name.startswith("_") or name.endswith("-stubs"):
            continue
        dotted = f"{package}.{name}" if package else name
        is_own = bool(package) or code.is_own(name)
        yield Item(dotted, ItemKind.MODULE, is_required=is_own)


# --- slots ----------------------------------------------------------------------------------------


def slots(view: View, facts: Facts, node: Element) -> Iterator[Item]:
    """The slots of a node that are not filled yet, required ones first."""
    taken = set(keyword_slots(node)) | _bound(node)
    special = special_type(node.type)
    if special == "tube":
        for spec in _inputs_of_child(view, facts, node):
            if spec.name not in taken and is_process_input(spec):
                yield _input_item(facts, spec, ItemKind.SLOT)
        return
    places = _places(node)
    if special is not None:
        names = known_slots(special, facts.tube.version) if special != "return" else ()
        for name in names:
            if name not in taken and not (places and name == VALUE):
                yield Item(name, ItemKind.SLOT, f"{name}: $1", is_required=name == VALUE)
        return
    found = facts.found(node)
    signature = found.call if found is not None else None
    if found is None or not isinstance(signature, Signature) or found.is_generator:
        return
    by_place = {one.name for one in signature.positional[:places]}
    for one in signature.parameters:
        is_free = one.name not in taken and one.name not in by_place and one.injected is None
        if is_free and one.by_keyword:
            yield _parameter_item(one, ItemKind.SLOT, f"{one.name}: $1")


def takes_position(facts: Facts, node: Element) -> bool:
    """Whether a value without a slot can be at the cursor, as far as is known."""
    special = special_type(node.type)
    places, slots = _places(node), keyword_slots(node)
    if special is not None:
        is_free = not places and VALUE not in slots
        return special == "return" or (special != "tube" and is_free)
    found = facts.found(node)
    signature = None if found is None else found.call
    if found is None or not isinstance(signature, Signature):
        return True
    filled = signature.positional[: places + 1]
    if found.is_generator or not (len(filled) > places or signature.takes_any_position):
        return False
    return {*slots, *_bound(node)}.isdisjoint(one.name for one in filled)


def _places(node: Element) -> int:
    """How many values without a slot `depends` has, except for the one at the cursor."""
    return sum(item.slot is None and MARKER not in item.scalar.text for item in node.depends)


def _bound(node: Element) -> set[str]:
    """The parameters that `params` of a function fill."""
    params = params_of(node)
    return set() if params is None else set(params.by_name)


def _inputs_of_child(view: View, facts: Facts, node: Element) -> list[Element]:
    child = view.child(facts, node.name)
    return [] if child is None else list(child.tube.inputs.values())


def _input_item(facts: Facts, spec: Element, kind: ItemKind) -> Item:
    type_, about = spec.text("type"), spec.text("description")
    return Item(
        spec.name,
        kind,
        f"{spec.name}: $1",
        detail="" if type_ is None else type_.text,
        about="" if about is None else about.text,
        is_required=not can_be_left_out(facts.tube, spec),
    )


def _parameter_item(one: Parameter, kind: ItemKind, insert: str) -> Item:
    return Item(one.name, kind, insert, detail=parameter_text(one), is_required=one.required)


# --- params ---------------------------------------------------------------------------------------


def params(view: View, facts: Facts, element: Element) -> Iterator[Item]:
    """The keys that `params` may have but does not have yet, required ones first."""
    written = params_of(element)
    taken = set() if written is None else set(written.by_name)
    taken |= set(keyword_slots(element)) if element.section == "nodes" else set()
    special = special_type(element.type)
    if special is not None:
        yield from _params_of_special(view, facts, element, special, taken)
        return
    found = facts.found(element)
    if found is None:
        return
    own = _own(element.section, found, facts.tube.version)
    for one in parameters(found):
        if one.name not in taken and one.name not in own and one.injected is None:
            value = _choice(facts.code, one) or _default(one)
            yield _parameter_item(one, ItemKind.PARAM, f"{one.name}: {value}")


def _params_of_special(
    view: View, facts: Facts, node: Element, special: str, taken: set[str]
) -> Iterator[Item]:
    if special == "gather" and "n" not in taken:
        yield Item("n", ItemKind.PARAM, "n: ${1:2}", detail="n: int")
    if special != "tube":
        return
    if "tube" not in taken:
        yield Item("tube", ItemKind.PARAM, "tube: $1", is_required=True)
    for spec in _inputs_of_child(view, facts, node):
        if spec.name not in taken and not is_process_input(spec):
            yield _input_item(facts, spec, ItemKind.PARAM)


def parameters(found: Found) -> tuple[Parameter, ...]:
    """The parameters that `params` fills: those of a class's constructor, or of a function."""
    if found.kind in CLASSES and found.fields is not None:
        return () if isinstance(found.fields, Unknown) else found.fields
    signature = found.init if found.kind in CLASSES else found.call
    if not isinstance(signature, Signature):
        return ()
    return tuple(one for one in signature.parameters if one.by_keyword)


def _own(section: str, found: Found, version: SpecVersion) -> tuple[str, ...]:
    """What noob passes to a constructor itself."""
    if found.kind is Kind.NODE_CLASS:
        return node_arguments(version)
    is_asset = found.kind is Kind.ASSET_CLASS and section == "assets"
    return _OF_ASSETS if is_asset else ()


_OF_ASSETS = ("id", "spec", "scope", "depends", "params", "obj", "stored_at")
"""What noob passes to each asset, or keeps in it."""


def _choice(code: Code | None, one: Parameter) -> str:
    """A tab stop with the values that a type lists, the default first; empty if it lists none."""
    form = None if one.annotation is None else one.annotation.form
    if code is None or form is None or not _lists_all(code, form):
        return ""
    labels = [item.label for item in _values_of(code, form)]
    plain = {"True": "true", "False": "false", "None": "null"}
    default = plain.get(one.default or "", (one.default or "").strip("\"'"))
    labels.sort(key=lambda label: label.strip('"') != default)
    escapes = (re.sub(r"([\\,|$}])", r"\\\1", label) for label in dict.fromkeys(labels))
    return f"${{1|{','.join(escapes)}|}}"


def _lists_all(code: Code, form: TypeForm) -> bool:
    """Whether the values that `_values_of` lists are all that a type allows."""
    if form.name in ("typing.Union", "typing.Annotated"):
        return all(_lists_all(code, member) for member in form.arguments)
    return form.name == "None" or next(_values_of(code, form), None) is not None


def _default(one: Parameter) -> str:
    """The default of a parameter as a placeholder, if YAML writes it as Python does."""
    plain = {"True": "true", "False": "false", "None": "null"}
    default = one.default or ""
    text = plain.get(default) or (default if _SAME_IN_YAML.fullmatch(default) else "")
    return f"${{1:{escaped(text)}}}" if text else "$1"


# --- values ---------------------------------------------------------------------------------------


def values(view: View, facts: Facts, element: Element, name: str) -> Iterator[Item]:
    """The values of a parameter, if its type lists them."""
    found = facts.found(element)
    if found is None or facts.code is None:
        return
    one = next((one for one in parameters(found) if name in (one.name, *one.keys)), None)
    form = None if one is None or one.annotation is None else one.annotation.form
    if form is not None:
        yield from _values_of(facts.code, form)


def _values_of(code: Code, form: TypeForm) -> Iterator[Item]:
    if form.name in ("typing.Union", "typing.Annotated"):
        for member in form.arguments:
            yield from _values_of(code, member)
    elif form.name == "typing.Literal":
        for value in form.values:
            yield from _literal(value)
    elif form.name == "builtins.bool":
        yield from (Item(text, ItemKind.VALUE) for text in ("true", "false"))
    elif form.name == "None":
        yield Item("null", ItemKind.VALUE)
    elif "." in form.name and not form.name.startswith(("typing.", "builtins.")):
        found = code.look_up(form.name)
        enumeration = found.enumeration if isinstance(found, Found) else None
        for label, value in () if enumeration is None else enumeration.members:
            yield from (item._replace(detail=label) for item in _literal(value))


def _literal(value: object) -> Iterator[Item]:
    """A value as YAML writes it."""
    if value is None:
        yield Item("null", ItemKind.VALUE)
    elif isinstance(value, bool):
        yield Item(str(value).lower(), ItemKind.VALUE)
    elif isinstance(value, int | float):
        yield Item(repr(value), ItemKind.VALUE)
    elif isinstance(value, str):
        is_plain = value.replace("_", "a").replace("-", "a").isalnum() and value[:1].isalpha()
        is_word = value.lower() in ("true", "false", "null", "yes", "no", "on", "off", "y", "n")
        text = value if is_plain and not is_word else f'"{value}"'
        yield Item(text, ItemKind.VALUE)
