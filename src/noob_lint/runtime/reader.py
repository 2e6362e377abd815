"""Reads tubes from files with the linter: the only upward import of the package.

`noob_lint.runtime` is public, and its `State.from_tube` and `load_tube` promise to lint the file
and to merge its bases. The implementation is in a higher wing, `noob_lint.cli.instantiate.reader`,
which the command uses too. Only this module imports it, and only when a file is read.
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from noob_lint.config.settings import Settings as Settings
    from noob_lint.runtime.tube import LiveTube


class TubeReader(Protocol):
    """Reads tubes, and finds the tubes that they refer to."""

    def read(self, path: str | PathLike[str], *, lints: bool = True) -> LiveTube:
        """The tube in a file; with `lints`, only if the linter finds no error in it.

        Raises:
            TubeError: the linter finds an error, or a tube that this one extends is not known.
            OSError: the file cannot be read.
        """

    def find(self, name: str, path: str) -> str | None:
        """The file of the tube that the tube at `path` calls `name`, if it is known."""


def tube_reader(settings: Settings | None, release: str | None = None) -> TubeReader:
    """A reader with `settings`; `release` is that of the noob that the tubes are read for."""
    from noob_lint.cli.instantiate.reader import LintingReader

    if release:
        return LintingReader.for_noob(release, settings)
    return LintingReader.with_settings(settings)
