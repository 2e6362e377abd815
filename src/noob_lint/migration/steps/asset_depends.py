"""`depends` of an asset: a list of signals before 1000, and one signal since.

noob 0.0.x accepts a list of absolute identifiers and does nothing with it (`noob.asset` stores it,
`noob.state` never looks at it), although the specification of that time says what it is for. Since
1000.0.0 it is one `<node>.<signal>`, and the asset is updated with each event of that signal.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Edit, Finding, Fix
from noob_lint.migration.entries import own_entry
from noob_lint.migration.model import ByHand, Change, Item, Note, Subject, named
from noob_lint.spec.names import is_signal_reference
from noob_lint.tube.tube import Element
from noob_lint.yaml.document import Entry, Scalar, Sequence
from noob_lint.yaml.edits import into_list, out_of_list


def step(subject: Subject) -> Iterator[Item]:
    """Rewrite `depends` of the assets of a tube."""
    if not subject.changes("asset_depends_list"):
        return
    rewrite = _to_one if subject.version.asset_depends_list else _to_list
    for asset in subject.tube.assets.values():
        entry = own_entry(asset.body, "depends")
        if entry is None:
            continue
        if entry.alias is not None or entry.value.anchor:
            yield _by_hand(
                entry, f"'depends' of {asset.label} is shared by an anchor: write it out"
            )
        else:
            yield from rewrite(subject, asset, entry)


def _to_one(subject: Subject, asset: Element, entry: Entry) -> Iterator[Item]:
    value = entry.value
    if not isinstance(value, Sequence):
        return
    if not value.items:
        yield _change(entry, f"write null for the empty 'depends' of {asset.label}", _null(value))
        return
    only = value.items[0]
    if len(value.items) > 1:
        said = f"{asset.label} depends on {len(value.items)} signals, but "
        yield _by_hand(entry, f"{said}{named(subject.target)} takes one: choose one")
    elif not (isinstance(only, Scalar) and is_signal_reference(only.text)):
        text = getattr(only, "text", "")
        yield _by_hand(entry, f"{text!r} in 'depends' of {asset.label} is not <node>.<signal>")
    else:
        fix = out_of_list(value)
        if fix is None:
            yield _by_hand(entry, f"write {only.text} for 'depends' of {asset.label}, without list")
            return
        yield _change(entry, f"write {only.text} for 'depends' of {asset.label}", fix)
        said = f"{asset.label} gets each value of {only.text} now, unlike before noob 1000"
        yield Note(Finding.at(only, said))


def _to_list(subject: Subject, asset: Element, entry: Entry) -> Iterator[Item]:
    value = entry.value
    if not isinstance(value, Scalar) or not value.is_text:
        return
    fix = into_list(value)
    if fix is None:
        yield _by_hand(entry, f"write 'depends' of {asset.label} as a list of one signal")
        return
    yield _change(entry, f"write [{value.text}] for 'depends' of {asset.label}", fix)
    said = f"{asset.label} no longer gets the values of {value.text}, unlike in noob 1000"
    yield Note(Finding.at(value, said))


def _null(value: Sequence) -> Fix | None:
    text = value.source.text[value.start : value.end]
    return Fix("", (Edit(value.span, "null"),), safe=False) if text.strip("[ ]") == "" else None


def _change(entry: Entry, title: str, fix: Fix | None) -> Item:
    if fix is None:
        return _by_hand(entry, title)
    start = min([entry.value.start, *(edit.span.start.offset for edit in fix.edits)])
    end = max([entry.value.end, *(edit.span.end.offset for edit in fix.edits)])
    return Change(entry.key.source.span(start, end), title, fix.edits)


def _by_hand(entry: Entry, message: str) -> ByHand:
    return ByHand(Finding.at(entry.key, message))
