"""What a step finds in a tube, and what the steps make of it."""

# With `from __future__ import annotations`, NamedTuple would compile each annotation at start-up.
from collections.abc import Callable, Iterator
from typing import NamedTuple

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Edit, Finding
from noob_lint.diagnostics.source import Source, Span
from noob_lint.spec.versions import VERSIONS, SpecVersion
from noob_lint.tube.tube import Element, Tube
from noob_lint.yaml.document import Document


class Change(NamedTuple):
    """Something that a step rewrites: what it does, in words, and the edits.

    `span` is the text that the change is about. No other change may touch it.
    """

    span: Span
    title: str
    edits: tuple[Edit, ...]


class ByHand(NamedTuple):
    """Something that only a person can decide: the file is left as it is."""

    finding: Finding


class Note(NamedTuple):
    """A difference that does not keep the tube from being migrated, such as one in its code."""

    finding: Finding


Item = Change | ByHand | Note


def named(version: SpecVersion) -> str:
    """What a message calls the releases of a version."""
    is_early = version is VERSIONS[0]
    return f"noob before {VERSIONS[1].name}" if is_early else f"noob {version.name}"


class Subject(NamedTuple):
    """The tube that is migrated, and the version that it is migrated to.

    `tube` has only what is written in the file, `facts` also what it extends, as far as known.
    `release` is what the header says afterwards.
    """

    tube: Tube
    facts: Facts
    target: SpecVersion
    release: str

    @property
    def version(self) -> SpecVersion:
        """The version that the tube is for."""
        return self.tube.version

    @property
    def document(self) -> Document:
        """The document of the tube."""
        return self.tube.document

    @property
    def source(self) -> Source:
        """The text of the file."""
        return self.tube.document.source

    def changes(self, flag: str) -> bool:
        """Whether the two versions differ in a behaviour, by the name of its flag."""
        return bool(getattr(self.version, flag) != getattr(self.target, flag))

    def gains(self, flag: str) -> bool:
        """Whether only the new version has a behaviour."""
        return bool(getattr(self.target, flag) and not getattr(self.version, flag))

    def loses(self, flag: str) -> bool:
        """Whether only the old version has a behaviour."""
        return bool(getattr(self.version, flag) and not getattr(self.target, flag))

    def is_own(self, element: Element) -> bool:
        """Whether an entry, perhaps one of a base, is written in this file."""
        return element.key.source is self.source


Step = Callable[[Subject], Iterator[Item]]
"""A difference between versions: finds what it is about in a tube; nothing if it does not apply."""


class Migration(NamedTuple):
    """What was done to a tube. If anything is left to be done by hand, `text` is unchanged."""

    text: str
    done: tuple[Change, ...]
    by_hand: tuple[Finding, ...]
    notes: tuple[Finding, ...]
