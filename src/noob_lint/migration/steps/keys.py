"""Keys that only one of the versions knows.

noob 0.0.x ignored every key that it did not know. Since 1000.0.0 it refuses them, except that
1003.0.0 and later ignore `nodeinfo` in a node, which noob writes itself when it dumps a tube.
`extends`, `description`, `stateful` and the `default` of an input came with 1000.0.0, `required`
with 1001.0.0.

A key that was ignored and would be refused, or would begin to mean something, becomes a comment. A
key that means something now and would be ignored or refused is lost, unless it says what holds
without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Finding
from noob_lint.migration.entries import commented_out, mappings_of, own_entries, removed
from noob_lint.migration.model import ByHand, Item, Subject, named
from noob_lint.spec.keys import known_keys
from noob_lint.yaml.document import Entry, Mapping, Scalar, Sequence
from noob_lint.yaml.scalars import as_boolean

_WITHOUT_MEANING = frozenset({"description", "nodeinfo"})
"""The keys that no version does anything with."""


def step(subject: Subject) -> Iterator[Item]:
    """Look at the keys of the tube and of its entries."""
    for section, label, mapping in mappings_of(subject.tube):
        before = known_keys(subject.version, section)
        after = known_keys(subject.target, section)
        for entry in own_entries(mapping):
            if not isinstance(entry.key, Scalar):
                continue
            name = entry.key.text
            item = None
            if name in before and name not in after:
                item = _vanishing(subject, label, mapping, entry, name)
            elif name not in before and not subject.version.forbids_unknown_keys:
                item = _ignored(subject, label, mapping, entry, name, is_known=name in after)
            if item is not None:
                yield item


def _ignored(
    subject: Subject, label: str, mapping: Mapping, entry: Entry, name: str, *, is_known: bool
) -> Item | None:
    """A key that has been ignored, and would not be."""
    if is_known and name in _WITHOUT_MEANING:
        return None
    title = f"turn {name!r} of {label} into a comment, since {named(subject.version)} ignored it"
    change = commented_out(mapping, entry, title)
    then = "it would take effect" if is_known else f"{named(subject.target)} refuses it"
    message = (
        f"{name!r} of {label} was ignored by {named(subject.version)}, but now {then}: "
        "remove the key"
    )
    return change or ByHand(Finding.at(entry.key, message))


def _vanishing(
    subject: Subject, label: str, mapping: Mapping, entry: Entry, name: str
) -> Item | None:
    """A key that has a meaning which it loses."""
    noob = named(subject.target)
    if name not in _WITHOUT_MEANING and not _says_nothing(mapping, name, entry):
        why = f"{noob} has no {name!r}, which {label} needs"
        return ByHand(Finding.at(entry.key, why))
    if not subject.target.forbids_unknown_keys:
        return None
    title = f"remove {name!r} of {label}, which means nothing"
    message = f"{noob} refuses {name!r} of {label}: remove the key"
    return removed(mapping, entry, title) or ByHand(Finding.at(entry.key, message))


def _says_nothing(mapping: Mapping, name: str, entry: Entry) -> bool:
    """Whether a tube without the key means the same."""
    value = entry.value
    if isinstance(value, Scalar) and value.tag is None:
        if name in {"extends", "stateful"}:
            return value.value is None
        if name == "required":
            return as_boolean(value.value) is True or "default" in mapping.by_name
    return name == "extends" and isinstance(value, Sequence) and not value.items
