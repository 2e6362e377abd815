"""Reads tubes from files, for which this wing needs the linter: the one import that climbs.

`noob_lint.runtime` is a public name, and its `State.from_tube` and `load_tube` promise to lint the
file and to merge its bases. What does so lies above, in `noob_lint.cli.instantiate.reader`, which
the command uses too. Only this module asks for it, and only once a file is to be read.
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from noob_lint.config.settings import Settings as Settings
    from noob_lint.runtime.tube import LiveTube


class TubeReader(Protocol):
    """Reads tubes, and finds the ones they name."""

    def read(self, path: str | PathLike[str], *, lints: bool = True) -> LiveTube:
        """The tube in a file; with `lints`, only if the linter finds no error in it.

        Raises:
            TubeError: the linter finds an error, or a tube that this one extends is not known.
            OSError: the file cannot be read.
        """

    def find(self, name: str, path: str) -> str | None:
        """The file of the tube that the tube at `path` calls `name`, if it is known."""


def tube_reader(settings: Settings | None, release: str | None = None) -> TubeReader:
    """What reads tubes with `settings`; for a `release` of noob, which then imports the code."""
    from noob_lint.cli.instantiate.reader import LintingReader

    return LintingReader.for_noob(release, settings) if release else LintingReader(settings)
