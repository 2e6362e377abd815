"""Messages that the schema stage and the rules share, so that one mistake reads alike from both."""

from __future__ import annotations

from collections.abc import Iterable

from noob_lint import names
from noob_lint.document import Mapping, Node, Scalar


def not_a_name(what: str, key: Node) -> str:
    """The message for a key that is no text."""
    hint = f": write it in quotes, or choose a name (now it is {key.kind})"
    return f"{what} {key.source.text[key.start : key.end]!r} is not a text{hint}"


def reserved_name(what: str, name: str, of: str = "") -> str:
    """The message for a name that noob keeps for itself."""
    return f"{what} {name!r}{of} is reserved by noob: choose another name"


def bad_identifier(what: str, name: str, of: str = "") -> str:
    """The message for a name that is no Python identifier."""
    problem = names.identifier_problem(name)
    return f"{what} {name!r}{of} is not an identifier: it {problem}; use letters, digits and '_'"


def unknown_key(key: Node, owner: str, known: Iterable[str], mapping: Mapping) -> str:
    """The message for a key that noob does not know, with the one that was probably meant."""
    written = key.source.text[key.start : key.end]
    free = [name for name in known if name not in mapping.by_name]
    near = names.nearest(key.text, free) if isinstance(key, Scalar) else None
    hint = f"did you mean {near!r}?" if near else f"it can have {listed(known)}"
    shown = written if len(written) <= 60 else f"{written[:57]}..."
    return f"unknown key {shown!r} in {owner}: {hint}"


def listed(words: Iterable[str]) -> str:
    """Quoted names with commas and an 'and'."""
    *head, last = [repr(word) for word in words]
    return f"{', '.join(head)} and {last}" if head else last


def missing_keys(owner: str, missing: Iterable[str]) -> str:
    """The message for keys that an entry must have."""
    return f"{owner} has no {listed(missing)}, which noob requires"


BAD_NOOB_ID = (
    "'noob_id' {!r} has no letter or digit: use letters, digits and the characters _ - / #"
)


def bad_type(owner: str, text: str) -> str:
    """The message for a `type` that is no absolute identifier."""
    return f"'type' of {owner}: {text!r} {names.type_problem(text)}"


def bad_reference(owner: str, text: str) -> str:
    """The message for a dependency that is no `node.signal`."""
    return f"{owner} depends on {text!r}, which {names.reference_problem(text)}"


def bad_enabled(owner: str, text: str) -> str:
    """The message for an `enabled` that is neither a boolean nor a reference to an input."""
    return f"'enabled' of {owner} must be true, false or 'input.<id>', not {text!r}"


def depends_scope(owner: str, scope: str) -> str:
    """The message for an asset that depends on a signal without living as long as the runner."""
    return (
        f"{owner} has 'depends' but scope {scope!r}: only an asset with scope 'runner' "
        "keeps what a signal stores in it"
    )
