"""A whole node, asset or input is an alias of another one.

noob writes the missing `id` into each entry. Two keys with one mapping get one id, that of the
first: the second vanishes, and what depends on it fails. Write the entry out, or merge the first
one into it with `<<`.

Bad:
    nodes:
      a: &reader {type: mypackage.read, params: {path: data.csv}}
      b: *reader

Good:
    nodes:
      a: &reader {type: mypackage.read, params: {path: data.csv}}
      b: {<<: *reader}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Edit, Finding, Fix, Related
from noob_lint.document import Entry, Mapping, Sequence
from noob_lint.names import SECTIONS
from noob_lint.tube import Tube


def check(tube: Tube) -> Iterator[Finding]:
    """Find entries that share their mapping with one that noob reads earlier."""
    first: dict[int, Entry] = {}
    extends = tube.root.get("extends")
    for section in ("assets", "input", "nodes"):
        entries = tube.merged.get(section)
        if not isinstance(entries, Mapping):
            continue
        if section == "nodes" and isinstance(extends, Sequence) and extends.items:
            continue  # noob merges copies of them
        for name, entry in entries.by_name.items():
            if not isinstance(entry.value, Mapping):
                continue
            other = first.setdefault(id(entry.value), entry)
            if other is not entry and entry.alias is not None:
                yield _finding(SECTIONS[section], name, entry, other)


def _finding(noun: str, name: str, entry: Entry, other: Entry) -> Finding:
    assert entry.alias is not None  # else it were no alias
    text = f"*{entry.alias.name}"
    message = (
        f"{noun} {name!r} is the same mapping as {_key(other)!r}: noob gives both the same id, and "
        f"this one vanishes; write it out, or '<<: {text}'"
    )
    fix = Fix("merge it", (Edit(entry.alias.span, f"{{<<: {text}}}"),), safe=False)
    related = Related.at(other.key, "the entry that it stands for")
    return Finding.at(entry.alias, message, related, fix=fix)


def _key(entry: Entry) -> str:
    return entry.key.source.text[entry.key.start : entry.key.end]
