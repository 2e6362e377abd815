"""All tubes of a project at once: what an answer about other tubes rests on."""

from __future__ import annotations

import os
from functools import cached_property
from typing import Any

from noob_lint.caching.table import Table
from noob_lint.support.ignore_files import NAME, files_above
from noob_lint.support.walk import Walked, yaml_files


class Tubes:
    """The files that may be tubes below some directories, and the ignore files that decide.

    `said` is what was written about them.
    """

    def __init__(self, tops: list[str], table: Table, said: Any) -> None:
        self.tops = tops
        self._table = table
        self._said = said

    @cached_property
    def are_same(self) -> bool:
        """Whether the same files are there as when the cache was written, with the same content."""
        try:
            tubes, ignores = self._said
            if [self._table.path(one) for one in tubes] != self.paths or self.is_cut:
                return False
            if [self._table.path(one) for one in ignores] != self.ignore_files:
                return False
            return self._table.hold((*tubes, *ignores))
        except (ValueError, TypeError, LookupError):
            return False

    @cached_property
    def _walks(self) -> dict[str, Walked]:
        return {top: yaml_files(top) for top in self.tops}

    @property
    def is_cut(self) -> bool:
        """Whether there are more files than are looked at."""
        return any(walked.is_cut for walked in self._walks.values())

    @cached_property
    def paths(self) -> list[str]:
        """The files below each top, in order."""
        return [path for walked in self._walks.values() for path in walked.paths]

    @cached_property
    def ignore_files(self) -> list[str]:
        """The ignore files that decide about them, whether they are there or not."""
        found: dict[str, None] = {}
        for top, walked in self._walks.items():
            found |= dict.fromkeys((*files_above(top), os.path.join(top, NAME)))
            for directory in dict.fromkeys(map(os.path.dirname, walked.paths)):
                while len(directory) > len(top):
                    found[os.path.join(directory, NAME)] = None
                    directory = os.path.dirname(directory)
        return list(found)
