"""Messages shared by schema errors and rules, so that one mistake gets one message."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from noob_lint.spec import names
from noob_lint.support.similar import nearest
from noob_lint.yaml.document import Mapping, Node, Scalar

_LONG = 40
"""Longer strings are not quoted."""


def described(node: Node) -> str:
    """The kind of a value, and the value itself when it is short."""
    if not isinstance(node, Scalar) or node.value is None or len(node.text) > _LONG:
        return node.kind
    return f"{node.kind} ({node.text!r})" if node.is_text else f"{node.kind} ({node.text})"


def but(node: Node) -> str:
    """The end of a message about what is expected instead of `node`."""
    return "but it is empty" if node.kind == "nothing" else f"not {described(node)}"


def not_a_name(what: str, key: Node, of: str = "") -> str:
    """The message for a key that is not a string."""
    written = _source(key)
    if not written:
        return f"{what}{of} is empty: {_CHOOSE}"
    is_name = isinstance(key, Scalar) and names.is_identifier(key.text)
    hint = "quote it, or choose another name" if is_name else _CHOOSE
    return f"{what} {_cut(written)}{of} is {key.kind}, not a string: {hint}"


_CHOOSE = "choose a name of letters, digits and '_'"


def reserved_name(what: str, name: str, of: str = "") -> str:
    """The message for a name that noob reserves."""
    return f"{what} {name!r}{of} is reserved by noob: choose another name"


def bad_identifier(what: str, name: str, of: str = "") -> str:
    """The message for a name that is not a Python identifier."""
    if not name:
        return f"{what}{of} is empty: {_CHOOSE}"
    problem = names.identifier_problem(name)
    return f"{what} {name!r}{of} is not an identifier: it {problem}; use letters, digits and '_'"


def _source(key: Node) -> str:
    """A key as written, on one line."""
    return " ".join(key.source.text[key.start : key.end].split())


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[: _LONG - 3]}..."


IN_PARAMS = "if it is a parameter, move it into 'params'"
"""The hint for an unknown key of a node whose code has not been read yet."""


def unknown_key(key: Node, owner: str, known: Iterable[str], mapping: Mapping) -> str:
    """The message for an unknown key, with the one that was probably meant."""
    written = key.text if isinstance(key, Scalar) else _source(key)
    near = meant(key, known, mapping)
    above = _empty_key_above(key, mapping)
    if near:
        hint = f"did you mean {near!r}?"
    elif above:
        hint = f"indent it if it belongs to {above!r}"
    else:
        free = [name for name in known if name not in mapping.by_name]
        hint = IN_PARAMS if "params" in known else expected(free or known)
    return f"unknown key {_cut(written)!r} in {owner}: {hint}"


def expected(known: Iterable[str]) -> str:
    """The hint for an unknown key that resembles none of the known ones."""
    *others, last = known
    return f"expected {', '.join(others)} or {last}" if others else f"expected {last}"


def meant(key: Node, known: Iterable[str], mapping: Mapping) -> str | None:
    """The known key that an unknown one probably means; None for a known one."""
    written = key.text if isinstance(key, Scalar) else _source(key)
    if written in known:
        return None
    return nearest(written, [name for name in known if name not in mapping.by_name])


def strays(root: Mapping) -> dict[str, list[Scalar]]:
    """The entries that should be indented, by the empty section that they follow."""
    found: dict[str, list[Scalar]] = {}
    section = None
    for entry in root.entries:
        key = entry.key
        if not (isinstance(key, Scalar) and isinstance(entry.value, Mapping)):
            section = None
            if isinstance(key, Scalar) and key.text in names.SECTIONS:
                section = key.text if entry.value.kind == "nothing" else None
        elif section is not None and not _is_known(key, root):
            found.setdefault(section, []).append(key)
        else:
            section = None
    return found


def _is_known(key: Scalar, root: Mapping) -> bool:
    known = names.TOP_KEYS
    return key.text in known or meant(key, known, root) is not None


_MOST_KEYS = 200
"""The most keys among which the one above is looked for; handwritten mappings have fewer."""


def _empty_key_above(key: Node, mapping: Mapping) -> str | None:
    """The key before `key` that should have a mapping but has no value, if there is one."""
    above = None
    for entry in mapping.entries[:_MOST_KEYS]:
        if entry.key is key:
            return above
        if isinstance(entry.key, Scalar) and entry.key.text in {"params", *names.SECTIONS}:
            above = entry.key.text if entry.value.kind == "nothing" else None
    return None


def listed(words: Iterable[str], *, most: int = 20) -> str:
    """Quoted names with commas and an 'and'; of more than `most`, the rest is counted."""
    texts = list(words)
    if len(texts) > most:
        *head, last = [*map(repr, texts[: most - 1]), f"{len(texts) - most + 1} more"]
    else:
        *head, last = map(repr, texts)
    return f"{', '.join(head)} and {last}" if head else last


def missing_keys(owner: str, missing: Iterable[str]) -> str:
    """The message for keys that an entry must have."""
    names = list(missing)
    noun = "keys" if len(names) > 1 else "key"
    return f"{owner} is missing required {noun} {listed(names)}"


BAD_NOOB_ID = (
    "'noob_id' {!r} has no letter or digit: use letters, digits and the characters _ - / #"
)


def bad_type(section: str, owner: str, text: str) -> str:
    """The message for a `type` that is not an absolute identifier, in an entry of `section`."""
    if section == "input":
        return (
            f"before noob 1001, 'type' of {owner} must be a builtin or a Python path, not {text!r}"
        )
    if not text.strip():
        return f"'type' of {owner} is empty: write a name such as package.module.function"
    return f"type {text!r} of {owner} {names.type_problem(text)}"


def bad_model(text: str) -> str:
    """The message for a `noob_model` that is not an absolute identifier."""
    return f"'noob_model' must be a Python path such as noob.tube.TubeSpecification, not {text!r}"


def bad_reference(owner: str, text: str, root: Mapping) -> str:
    """The message for a dependency that is not a `node.signal`, in the tube `root`."""
    if not text.strip():
        return f"{owner} depends on an empty string: write 'node.signal'"
    meant = near_reference(text, root)
    if meant is not None and text not in _names_in(root, "nodes"):
        return f"{owner} depends on {text!r}, which names no signal: write {meant!r}"
    return f"{owner} depends on {text!r}, which {names.reference_problem(text)}"


def near_reference(text: str, root: Mapping) -> str | None:
    """The `node.signal` that was probably meant by the bare name of something in the tube."""
    for section, prefix in names.PREFIXES.items():
        if text in _names_in(root, section) and text.isidentifier():
            return f"{prefix}{text}" if prefix else f"{text}.value"
    return None


def _names_in(root: Mapping, section: str) -> Collection[str]:
    entries = root.get(section)
    return entries.by_name.keys() if isinstance(entries, Mapping) else ()


def bad_enabled(owner: str, text: str, *, references: bool) -> str:
    """The message for an invalid `enabled`.

    `references` says whether the spec version lets it refer to an input.
    """
    if references:
        hint = ": remove the quotes" if text in {"True", "False"} else ""
        return f"'enabled' of {owner} must be true, false or 'input.<id>', not {text!r}{hint}"
    since = ": references to inputs came with noob 1001" if names.is_input_reference(text) else ""
    return f"'enabled' of {owner} must be true or false, not {text!r}{since}"


def depends_scope(owner: str, scope: str) -> str:
    """The message for an asset that depends on a signal but does not have scope `runner`."""
    return (
        f"{owner} has 'depends' but scope {scope!r}: only scope 'runner' keeps what a signal stores"
    )
