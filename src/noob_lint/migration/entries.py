"""The keys of a tube that are written in its file, and how to turn them into comments."""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Edit
from noob_lint.diagnostics.source import Position, Source
from noob_lint.migration.model import Change
from noob_lint.spec.names import SECTIONS
from noob_lint.tube.tube import Tube
from noob_lint.yaml.document import Entry, Mapping, Scalar
from noob_lint.yaml.edits import drop_entry
from noob_lint.yaml.walk import nodes_below


def mappings_of(tube: Tube) -> Iterator[tuple[str, str, Mapping]]:
    """The mappings whose keys noob knows: the tube and its entries.

    Each with the name of its section, "" for the tube, and what a message calls it. An entry that
    is an alias is listed where the anchor is.
    """
    yield "", "the tube", tube.root
    for section, noun in SECTIONS.items():
        body = tube.root.get(section)
        for entry in own_entries(body) if isinstance(body, Mapping) else ():
            key, value = entry.key, entry.value
            if isinstance(key, Scalar) and isinstance(value, Mapping) and entry.alias is None:
                yield section, f"{noun} {key.text!r}", value


def own_entries(mapping: Mapping) -> Iterator[Entry]:
    """The entries that are written in a mapping, without those of merge keys."""
    return (entry for entry in mapping.entries if entry.merge is None)


def own_entry(mapping: Mapping, name: str) -> Entry | None:
    """The entry of that name if it is written in the mapping, else None."""
    entry = mapping.by_name.get(name)
    return entry if entry is not None and entry.merge is None else None


def commented_out(mapping: Mapping, entry: Entry, title: str) -> Change | None:
    """The change that turns an entry into a comment.

    None where its lines have something else on them, or it has to stay.
    """
    if _has_to_stay(mapping, entry):
        return None
    source = entry.key.source
    end = _end(entry)
    first = source.position(entry.key.start)
    last = source.position(end)
    behind = source.line(last.line)[last.column :].strip()
    if behind and not behind.startswith("#"):
        return None
    edits = as_comment(source, first, last.line)
    return None if edits is None else Change(source.span(entry.key.start, end), title, edits)


def as_comment(source: Source, first: Position, last: int) -> tuple[Edit, ...] | None:
    """The edits that turn the lines from `first` to `last` into comments, from its column on.

    None where something else is before that column.
    """
    edits = []
    for number in range(first.line, last + 1):
        line = source.line(number)
        if line[: first.column].strip():
            return None
        if line.strip():
            start = source.line_starts[number] + first.column
            edits.append(Edit(source.span(start, start), "# "))
    return tuple(edits)


def removed(mapping: Mapping, entry: Entry, title: str) -> Change | None:
    """The change that removes an entry that means nothing, or turns it into a comment."""
    if _has_to_stay(mapping, entry):
        return None
    fix = drop_entry(entry)
    if fix is None:
        return commented_out(mapping, entry, title)
    return Change(entry.key.source.span(entry.key.start, _end(entry)), title, fix.edits)


def _has_to_stay(mapping: Mapping, entry: Entry) -> bool:
    """Whether there is an anchor in an entry, or no other entry next to it."""
    nodes = nodes_below(entry.value) if entry.alias is None else ()
    is_anchored = entry.key.anchor is not None or any(node.anchor for node in nodes)
    return is_anchored or sum(1 for _ in own_entries(mapping)) < 2


def _end(entry: Entry) -> int:
    """Where an entry ends, without the white space and comments after it."""
    if entry.alias is not None:
        return entry.alias.end
    end = max(entry.key.end, entry.value.end)
    return _before_comments(entry.key.source, entry.key.end, end)


def _before_comments(source: Source, start: int, end: int) -> int:
    """`end` without blank lines before it."""
    return start + len(source.text[start:end].rstrip())
