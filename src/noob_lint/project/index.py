"""The tubes of a project by their ids, and which file an id or a path names.

The index has every tube below the root of the project and in its tube paths, whoever is checked,
without what the project excludes and what git ignores. It reads only the heads of files. noob
itself searches its configured directories by a regular expression on lines; what that cannot see
is the business of a rule.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from noob_lint.project.documents import Documents
from noob_lint.support.files import current_directory
from noob_lint.support.gitignore import Patterns, patterns_at
from noob_lint.support.ignore_files import IgnoreFiles
from noob_lint.support.walk import SUFFIXES, Walked, yaml_files
from noob_lint.tube.head import NOTHING, Head, head_of, read_head

_ID = re.compile(r"[\w\-/#]+")


class TubeIndex:
    """Which tubes there are below a project's `root` and in its `tube_paths`.

    The root is "" where there is no project. `exclude` are patterns as in ``.gitignore``, relative
    to the directory `exclude_base`. `names` has the paths under which files were named, by their
    real paths; others are shown relative to the current directory if they lie below it.
    """

    def __init__(
        self,
        root: str,
        tube_paths: Sequence[str],
        documents: Documents,
        *,
        exclude: Sequence[str] = (),
        exclude_base: str = "",
        names: Mapping[str, str] | None = None,
    ) -> None:
        self.root = root
        self.tube_paths = [os.path.realpath(path) for path in tube_paths]
        self._documents = documents
        self._exclude = (exclude_base, exclude)
        self._names = names or {}
        self._texts: dict[str, Head] = {}
        self._visible: dict[str, bool] = {}

    @property
    def is_searched(self) -> bool:
        """Whether somebody said where other tubes are, so that one not found does not exist."""
        return bool(self.tube_paths)

    def may_be_elsewhere(self, tube_id: str) -> bool:
        """Whether noob may find an id that the index does not have: in the directory of the user.

        noob keeps tubes there under Linux (`platformdirs`, as in noob 1003.0.2); elsewhere nothing
        is known of it.
        """
        if self.is_cut or not sys.platform.startswith("linux"):
            return True
        data = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
        kept = yaml_files(os.path.join(data, "noob", "config"))
        return kept.is_cut or any(read_head(path).tube_id == tube_id for path in kept.paths)

    @property
    def tops(self) -> list[str]:
        """The directories that the index is made of, the root first."""
        return [top for top in dict.fromkeys([self.root, *self.tube_paths]) if top]

    @property
    def heads(self) -> Mapping[str, Head]:
        """The heads of the files that have an id or name other tubes, by their real paths."""
        return self._entries

    @cached_property
    def _entries(self) -> dict[str, Head]:
        heads: dict[str, Head] = {}
        for top, walked in self._walks.items():
            for path in walked.paths:
                real = self._real(path, top)
                if real is not None and real not in heads:
                    head = read_head(real)
                    if head != NOTHING:
                        heads[real] = head
        return heads | self._texts

    @cached_property
    def _walks(self) -> dict[str, Walked]:
        return {top: yaml_files(top) for top in self.tops}

    def _real(self, path: str, top: str) -> str | None:
        """The file itself; None for a link that leads out of the directory it was found in."""
        if not os.path.islink(path):
            return path
        real = self._documents.key(path)
        return real if _is_below(real, top) else None

    @property
    def is_cut(self) -> bool:
        """Whether there are more files than the index looks at."""
        return any(walked.is_cut for walked in self._walks.values())

    def put(self, path: str, text: str) -> None:
        """Let `text` stand for the file at `path`, if that is a place of the index."""
        real = self._documents.key(path)
        if not real.endswith(SUFFIXES) or not any(_is_below(real, top) for top in self.tops):
            return
        head = head_of(text.encode("utf-8", "surrogatepass"))
        self._texts[real] = head
        if "_entries" in vars(self) and self._entries.get(real, NOTHING) != head:
            self._entries[real] = head
            for name in ("_ids", "_users", "referred"):
                vars(self).pop(name, None)

    @cached_property
    def _ids(self) -> Mapping[str, list[str]]:
        ids: dict[str, list[str]] = {}
        for path, head in self._entries.items():
            if head.tube_id is not None:
                ids.setdefault(head.tube_id, []).append(path)
        return ids

    def shown(self, real: str) -> str:
        """A real path as it was named, or as short as it can be written."""
        if real in self._names:
            return self._names[real]
        return real.removeprefix(os.path.join(current_directory(), ""))

    def find(self, name: str) -> str | None:
        """The path of the tube that `name` (an id or a path) means.

        A relative path starts in the root or in a tube path. noob starts in the current directory,
        which is no place that a project could rely on.
        """
        if _ID.fullmatch(name):
            found = next(self._having(name), None)
            return None if found is None else self.shown(found)
        if not name.endswith(SUFFIXES):
            return None
        for top in [""] if os.path.isabs(name) else self.tops:
            path = os.path.normpath(os.path.join(top, name))
            if os.path.isfile(path):
                return self.shown(self._documents.key(path))
        return None

    def prepare(self) -> None:
        """Read the heads of all files now, before the index goes to other processes."""
        self._ids  # noqa: B018  (computed and kept)

    def known_ids(self) -> list[str]:
        """Every id that can be found."""
        return [name for name in self._ids if next(self._having(name), None) is not None]

    def twins(self, tube_id: str, path: str) -> tuple[str, ...]:
        """The other files with the same id as the one at `path`, as seen from the root.

        There are none for a file that the index does not have itself.
        """
        own = self._documents.key(path)
        if len(self._ids.get(tube_id, ())) < 2:
            return ()
        found = list(self._having(tube_id))
        if own not in found:
            return ()
        start = self.root or os.curdir
        others = (os.path.relpath(other, start) for other in found if other != own)
        return tuple(other.replace(os.sep, "/") for other in others)

    def is_named(self, tube_id: str) -> bool:
        """Whether a tube of the index seems to extend or nest the one with this id."""
        paths = (path for path, head in self._entries.items() if tube_id in head.names)
        return any(map(self.is_visible, paths))

    def users(self, paths: Iterable[str]) -> list[str]:
        """The files whose tubes seem to extend or nest one of those at `paths`, directly or not.

        All of them are shown as short as they can be, in the order of their real paths.
        """
        users = self._users
        pending = [self._documents.key(path) for path in paths]
        found: set[str] = set()
        while pending:
            real = pending.pop()
            tube_id = self._entries.get(real, NOTHING).tube_id
            for user in {*users.get(real, ()), *users.get(tube_id or "", ())} - found:
                if self.is_visible(user):
                    found.add(user)
                    pending.append(user)
        return [self.shown(user) for user in sorted(found)]

    @cached_property
    def _users(self) -> Mapping[str, list[str]]:
        """The real paths of the files that name an id or a file, by that id or its real path."""
        users: dict[str, list[str]] = {}
        for real, head in self._entries.items():
            for name in head.names:
                path = self.find(name) if name.endswith(SUFFIXES) else None
                key = name if path is None else self._documents.key(path)
                users.setdefault(key, []).append(real)
        return users

    @cached_property
    def referred(self) -> frozenset[str]:
        """The real paths of the files to which tubes of the index seem to refer."""
        names = {name for head in self._entries.values() for name in head.names}
        found = {path for name in names if name in self._ids for path in self._ids[name]}
        paths = (self.find(name) for name in names if name.endswith(SUFFIXES))
        found.update(self._documents.key(path) for path in paths if path is not None)
        return frozenset(found)

    def _having(self, tube_id: str) -> Iterator[str]:
        """The files with an id that are neither excluded nor ignored."""
        return filter(self.is_visible, self._ids.get(tube_id, ()))

    def is_visible(self, real: str) -> bool:
        """Whether a file below one of the tops is neither excluded nor ignored by git."""
        if real not in self._visible:
            self._visible[real] = not self._is_hidden(real)
        return self._visible[real]

    def _is_hidden(self, real: str) -> bool:
        if self._excluded is not None and self._excluded.cover(real):
            return True
        top = next(top for top in self.tops if _is_below(real, top))
        return self._ignore_files[top].cover(real)

    @cached_property
    def _excluded(self) -> Patterns | None:
        base, lines = self._exclude
        return patterns_at(base, lines) if lines else None

    @cached_property
    def _ignore_files(self) -> dict[str, IgnoreFiles]:
        return {top: IgnoreFiles(top) for top in self.tops}


def _is_below(path: str, top: str) -> bool:
    return path.startswith(os.path.join(top, ""))
