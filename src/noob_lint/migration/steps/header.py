"""The version that the header and the modeline of a file name.

noob writes its own version into `noob_version` where that is missing, and never reads it again. The
modeline chooses the schema for editors, and the spec version for noob-lint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Edit, Finding
from noob_lint.migration.entries import own_entry
from noob_lint.migration.model import ByHand, Change, Item, Subject
from noob_lint.schema.address import schema_of
from noob_lint.spec.versions import find_version
from noob_lint.tube.modeline import modeline_of
from noob_lint.yaml.document import Entry, Scalar


def step(subject: Subject) -> Iterator[Item]:
    """Write the release into the header, and the spec version into the modeline."""
    entry = own_entry(subject.tube.root, "noob_version")
    if entry is not None and not _is_said(subject, entry):
        yield _write(entry, subject.release)
    yield from _modeline(subject)


def _is_said(subject: Subject, entry: Entry) -> bool:
    """Whether the header names a release of the new version already."""
    scalar = entry.value
    if not isinstance(scalar, Scalar):
        return True
    try:
        return find_version(scalar.text) is subject.target
    except ValueError:
        return False


def _write(entry: Entry, release: str) -> Item:
    """Write the release for what the header says, by hand where that is in an unusual form."""
    title, scalar = f"write noob_version {release}", entry.value
    if not isinstance(scalar, Scalar) or scalar.style in {"|", ">"} or entry.alias is not None:
        return ByHand(Finding.at(entry.key, title))
    edit = Edit(scalar.inside(), release)
    if scalar.inside() == scalar.span and scalar.style:
        edit = Edit(scalar.span, f"'{release}'")
    return Change(scalar.span, title, (edit,))


def _modeline(subject: Subject) -> Iterator[Item]:
    modeline = modeline_of(subject.document)
    if modeline is None or modeline.address is None:
        return
    found = schema_of(modeline.address)
    if found is None or found[1] != "tube" or found[0] == subject.target.name:
        return
    name = re.compile(rf"(?<![^/\\:]){re.escape(found[0])}(?:-r[0-9]+)?(?=[/\\:])")
    matches = [*name.finditer(modeline.address)]
    if matches:
        start = modeline.span.start.offset
        span = subject.source.span(start + matches[-1].start(), start + matches[-1].end())
        title = f"name the schema of noob {subject.target.name} in the modeline"
        yield Change(span, title, (Edit(span, subject.target.name),))
    else:
        message = f"name the schema of noob {subject.target.name} in the modeline"
        yield ByHand(Finding(modeline.span, message, path=subject.source.path))
