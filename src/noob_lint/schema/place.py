"""Where a schema error is, in terms of the parts of a tube."""

from __future__ import annotations

from typing import NamedTuple

from noob_lint.spec.names import SECTIONS
from noob_lint.spec.versions import SpecVersion
from noob_lint.yaml.document import Mapping, Node

SECTION_FIELDS = {("", section) for section in SECTIONS}
"""The section and field of an `ErrorPlace` that is a whole section."""


class ErrorPlace(NamedTuple):
    """Where an error is: the path in the data, in terms of the parts of a tube."""

    path: tuple[str | int, ...]
    node: Node
    key: Node | None
    root: Mapping
    version: SpecVersion

    @property
    def section(self) -> str:
        """The section around the place, or "" at the top level."""
        return str(self.path[0]) if len(self.path) > 1 and self.path[0] in SECTIONS else ""

    @property
    def field(self) -> str:
        """The key of the entry or tube that contains the place; "" for an entry itself."""
        if self.section:
            return str(self.path[2]) if len(self.path) > 2 else ""
        return str(self.path[0]) if self.path else ""

    @property
    def owner(self) -> str:
        """The entry or the tube around the place: ``node 'a'``."""
        if not self.section:
            return "the tube"
        return f"{SECTIONS[self.section]} {self.path[1]!r}"

    @property
    def label(self) -> str:
        """The place itself: ``'params' of node 'a'``."""
        if not self.path or (self.section and not self.field):
            return self.owner
        below = self.path[3:] if self.section else self.path[1:]
        of = f" of {self.owner}" if self.section else ""
        if not below:
            return f"{self.field!r}{of}"
        if isinstance(below[-1], str):
            return f"slot {below[-1]!r}{of}"
        return f"an item of {self.field!r}{of}"

    @property
    def wrong(self) -> Node:
        """What to point at: the value, or its key if the value is omitted."""
        if self.node.start == self.node.end and self.key is not None:
            return self.key
        return self.node
