"""Which file of a project an id or a path names.

Ids are looked up among the files that are linted together, then in the tube paths. noob itself
searches its configured directories by a regular expression on lines; what that cannot see is the
business of a rule.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from noob_lint.project.documents import Documents
from noob_lint.tube.head import Head, read_head

_ID = re.compile(r"[\w\-/#]+")
_SUFFIXES = (".yaml", ".yml")
_SKIPPED = frozenset({"node_modules", "__pycache__", "build", "dist"})


class TubeIndex:
    """The tubes among the files of a run, and below the tube paths of the project.

    `files` are those linted together, `tube_paths` the directories that are configured, `root` is
    that of the project ("" if it has none).
    """

    def __init__(
        self, files: Sequence[str], tube_paths: Sequence[str], root: str, documents: Documents
    ) -> None:
        self.files = files
        self.tube_paths = tube_paths
        self.root = root
        self._documents = documents
        self._ids: dict[tuple[str, ...], dict[str, list[str]]] = {}
        self._heads: dict[str, Head] = {}

    @cached_property
    def referred(self) -> frozenset[str]:
        """The keys of the files to which files of the run seem to refer."""
        names = {name for path in self.files for name in self._head(path).names}
        ids = self._index(())
        found = {ids[name][0] for name in names if name in ids}
        paths = (self.find(name, "") for name in names if name.endswith(_SUFFIXES))
        found.update(path for path in paths if path is not None)
        return frozenset(map(self._documents.key, found))

    def search_paths(self, referrer: str) -> tuple[str, ...]:
        """The directories in which the file `referrer` finds other tubes."""
        if self.tube_paths:
            return tuple(self.tube_paths)
        if self.root:
            return (self.root,)
        directory = os.path.dirname(referrer)
        return () if referrer.startswith("<") else (directory or os.curdir,)

    def find(self, name: str, referrer: str) -> str | None:
        """The path of the tube that `name` (an id or a path) means in the file `referrer`.

        As in noob, a relative path starts in the current directory or in a configured one, and
        never beside the file that names it.
        """
        if _ID.fullmatch(name):
            together = self._index(()).get(name)
            return together[0] if together else self._elsewhere(name, referrer)
        if not name.endswith(_SUFFIXES):
            return None
        places = [""] if os.path.isabs(name) else [os.curdir, *self.tube_paths]
        found = next((path for path in _joined(places, name) if os.path.isfile(path)), None)
        return None if found is None else self._as_in_run(found)

    def known_ids(self, referrer: str) -> list[str]:
        """Every id that can be found from the file `referrer`."""
        return [*self._index(()), *self._index(self.search_paths(referrer))]

    def twins(self, tube_id: str, path: str) -> tuple[str, ...]:
        """The other files among those linted together that have the same id."""
        paths = self._index(()).get(tube_id, [])
        if len(paths) < 2:
            return ()
        key = self._documents.key
        return tuple(other for other in paths if key(other) != key(path))

    def _elsewhere(self, tube_id: str, referrer: str) -> str | None:
        paths = self._index(self.search_paths(referrer)).get(tube_id)
        return self._as_in_run(paths[0]) if paths else None

    def _as_in_run(self, path: str) -> str:
        """The path under which the file is linted if it is, so that it is one file, not two."""
        return self._by_key.get(self._documents.key(path), path)

    @cached_property
    def _by_key(self) -> dict[str, str]:
        return {self._documents.key(path): path for path in reversed(self.files)}

    def _index(self, directories: tuple[str, ...]) -> dict[str, list[str]]:
        """Ids and the files that have them; no directories stands for the files of the run."""
        if directories not in self._ids:
            index: dict[str, list[str]] = {}
            paths = _walk(directories) if directories else self.files
            for path in paths:
                tube_id = self._head(path).tube_id
                if tube_id is not None:
                    index.setdefault(tube_id, []).append(path)
            self._ids[directories] = index
        return self._ids[directories]

    def _head(self, path: str) -> Head:
        if path not in self._heads:
            self._heads[path] = read_head(path)
        return self._heads[path]


def _joined(places: Iterable[str], name: str) -> Iterator[str]:
    for place in places:
        yield os.path.normpath(os.path.join(place, name))


def _walk(directories: Iterable[str]) -> Iterator[str]:
    """The YAML files below directories, in a fixed order; links to directories are not followed."""
    for top in directories:
        for directory, children, names in os.walk(top):
            children[:] = sorted(
                name for name in children if not name.startswith(".") and name not in _SKIPPED
            )
            for name in sorted(names):
                if name.endswith(_SUFFIXES):
                    yield os.path.normpath(os.path.join(directory, name))
