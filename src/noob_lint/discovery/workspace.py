"""What the linters of one run share: other tubes, and the code that tubes name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from noob_lint.config.settings import Settings
from noob_lint.spec.names import is_absolute_identifier, special_type
from noob_lint.tube.tube import Tube
from noob_lint.yaml.document import Scalar

if TYPE_CHECKING:
    from noob_lint.project.index import Library
    from noob_lint.project.project import Surroundings
    from noob_lint.python.code import Code, Unread


class Knowledge:
    """What the linters of one run have learned: other tubes, by what decides their version; code.

    `named` are the callables that the tubes named that were looked at since it was emptied;
    `partly_read` the paths of tubes that name some which could not be read.
    """

    def __init__(self, settings: Settings, files: Sequence[str], code: Code | None = None) -> None:
        self.files = files
        self._settings = settings
        self.surroundings: dict[tuple[str, str, bool], Surroundings] = {}
        self._code = code
        self.named: dict[str, Unread | None] = {}
        self.partly_read: set[str] = set()

    @cached_property
    def library(self) -> Library:
        """The files of the run; made when first needed, since one plain tube has no use for it."""
        from noob_lint.project.index import Library

        return Library(self.files, self._settings.tube_paths, self._settings.root)

    def code_for(self, path: str) -> Code | None:
        """The code that the tube in a file names; a text from nowhere is in no project."""
        settings = self._settings
        if settings.python == "off":
            return None
        is_told = settings.root or settings.python_paths or settings.python != "auto"
        if path.startswith("<") and not is_told:
            return None
        if self._code is None:
            from noob_lint.discovery.code import open_code

            self._code = open_code(settings)
        return self._code

    def looked_at(self) -> tuple[str, ...]:
        """The files and directories of code that were looked at since this was last asked."""
        return () if self._code is None else self._code.looked_at()

    def note(self, tube: Tube) -> None:
        """Count the callables that a tube names."""
        types, code = _named_types(tube), tube.links.code
        named = {} if code is None else code.named(types)
        for name, one in named.items():
            self.named.setdefault(name, one)
        if len(named) < len(types) or any(one is not None for one in named.values()):
            self.partly_read.add(tube.document.path)


def _named_types(tube: Tube) -> dict[str, Scalar]:
    """The paths that nodes and assets name, each where it is first named."""
    elements = (*tube.nodes.values(), *tube.assets.values())
    kinds = [kind for one in elements if (kind := one.text("type")) is not None]
    paths = [kind for kind in kinds if "." in kind.text and is_absolute_identifier(kind.text)]
    paths = [kind for kind in paths if special_type(kind.text) is None]
    found: dict[str, Scalar] = {}
    for kind in paths:
        found.setdefault(kind.text, kind)
    return found
