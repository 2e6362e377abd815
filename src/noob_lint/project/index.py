"""The tubes of a project by id, and which file an id or a path names.

The index has every tube below the root of the project and in its tube paths, whichever files are
checked, except for what the project excludes and what git ignores. It reads only the heads of
files. noob itself searches its configured directories with a regular expression on lines; a rule
reports what that does not find.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property

from noob_lint.project.documents import Documents
from noob_lint.project.reads import Found
from noob_lint.support.changes import Change, is_below
from noob_lint.support.files import read_bytes, shown_as
from noob_lint.support.gitignore import Patterns, patterns_at
from noob_lint.support.ignore_files import IgnoreFiles
from noob_lint.support.similar import nearest
from noob_lint.support.walk import SUFFIXES, Walked, is_in_project, is_on_way, yaml_files
from noob_lint.tube.head import NOTHING, Head, head_of, read_head

_ID = r"[\w\-/#]+"
_MOST = 1_000_000  # bytes of noob's settings that are read


class TubeIndex:
    """The tubes below a project's `root` and in its `tube_paths`.

    The root is "" if there is no project. `exclude` are ``.gitignore`` patterns, relative to the
    directory `exclude_base`. `names` has the paths by which files were named, by their real paths;
    others are shown relative to the current directory if they are below it.
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
        self._names = {} if names is None else names
        self._texts: dict[str, Head] = {}
        self._heads: dict[str, Head] = {}
        self._walked: dict[str, frozenset[str]] = {}
        self._visible: dict[str, bool] = {}
        self._found: dict[tuple[str, str], Found] = {}

    @property
    def is_searched(self) -> bool:
        """Whether tube paths are configured and fully indexed, so that other ids do not exist."""
        return bool(self.tube_paths) and not self.is_cut

    def may_be_elsewhere(self, tube_id: str) -> bool:
        """Whether noob may find an id that the index does not have in the user's directory.

        noob keeps tubes there on Linux (`platformdirs`, as in noob 1003.0.2). On other systems that
        is not known, and neither is it if noob's own settings name other directories.
        """
        if self.is_cut or not sys.platform.startswith("linux") or self._configures_noob():
            return True
        kept = yaml_files(user_directory())
        return kept.is_cut or any(
            self._read_head(self._documents.key(path)).tube_id == tube_id for path in kept.paths
        )

    def _configures_noob(self) -> bool:
        """Whether something may tell noob about other tubes if it runs in the root."""
        if any(name.upper() == "NOOB_CONFIG_DIRS" for name in os.environ):
            return True
        for name in ("noob_config.yaml", "pyproject.toml", ".env"):
            with suppress(OSError):
                if b"config_dirs" in read_bytes(os.path.join(self.root, name), _MOST).lower():
                    return True
        return False

    @property
    def tops(self) -> list[str]:
        """The directories that are indexed, the root first."""
        return [top for top in dict.fromkeys([self.root, *self.tube_paths]) if top]

    @cached_property
    def _entries(self) -> dict[str, Head]:
        """The heads of the files that have an id or name other tubes, by their real paths."""
        return {real: head for real in self._places if (head := self._head(real)) != NOTHING}

    @cached_property
    def _places(self) -> dict[str, None]:
        """The real paths of all YAML files that may be tubes of the project, in order."""
        reals = (self._real(path, top) for top in self.tops for path in self._paths(top))
        return dict.fromkeys(real for real in reals if real is not None)

    def _paths(self, top: str) -> Sequence[str]:
        """The files below a top, including those for which there is only a text."""
        walked = self._walks[top]
        if walked.is_cut:
            return walked.paths
        unknown = self._texts.keys() - self._walked_in(top)
        added = (path for path in unknown if is_below(path, top) and is_on_way(top, path))
        return sorted([*walked.paths, *added])

    def _walked_in(self, top: str) -> frozenset[str]:
        if top not in self._walked:
            self._walked[top] = frozenset(self._walks[top].paths)
        return self._walked[top]

    def _head(self, real: str) -> Head:
        """The head of a file, or of the text that stands for it."""
        if real in self._texts:
            return self._texts[real]
        if real not in self._heads:
            self._heads[real] = self._read_head(real)
        return self._heads[real]

    def _read_head(self, real: str) -> Head:
        text = self._documents.overlaid.get(real)
        return read_head(real) if text is None else _head_of(text)

    @cached_property
    def _walks(self) -> dict[str, Walked]:
        return {top: yaml_files(top) for top in self.tops}

    def _real(self, path: str, top: str) -> str | None:
        """The file itself; None for a link that leads out of its project."""
        if not os.path.islink(path):
            return path
        real = self._documents.key(path)
        return real if is_below(real, top) and is_in_project(top, real) else None

    @property
    def is_cut(self) -> bool:
        """Whether there are more files than the index reads."""
        return any(walked.is_cut for walked in self._walks.values())

    def put(self, path: str, text: str) -> None:
        """Let `text` stand for the file at `path`, if the index covers that path."""
        self._found.clear()
        real = self._documents.key(path)
        if self._take(real, text):
            self._compare(real)

    def _take(self, real: str, text: str) -> bool:
        is_inside = real.endswith(SUFFIXES) and any(is_below(real, top) for top in self.tops)
        if is_inside:
            self._texts[real] = _head_of(text)
        return is_inside

    def _compare(self, real: str) -> None:
        """Order the files again if the head of one has changed."""
        entries = vars(self).get("_entries")
        if entries is None or entries.get(real, NOTHING) == self._head(real):
            return
        if real in self._places or any(self._has_place(real, top) for top in self.tops):
            self._forget("_places", "_entries", "_ids", "_users", "referred")

    def _has_place(self, real: str, top: str) -> bool:
        is_known = real in self._walked_in(top)
        return is_known or (is_below(real, top) and is_on_way(top, real))

    def _forget(self, *names: str) -> None:
        for name in names:
            vars(self).pop(name, None)

    def change(self, change: Change) -> None:
        """Read what has changed again; a text that stands for a file takes precedence."""
        self._found.clear()
        self._forget("_users")
        for real in filter(change.has, [*self._texts, *self._heads]):
            self._heads.pop(real, None)
            if real not in self._documents.overlaid:
                self._texts.pop(real, None)
        if change.trees:
            for real, text in self._documents.overlaid.items():
                self._take(real, text)
            self._forget("_ignore_files")
            self._visible.clear()
            self._walk_again()
        elif "_walks" in vars(self):
            if any(self._is_new(real, top) for real in change.files for top in self.tops):
                self._walk_again()
            for real in change.files:
                self._compare(real)

    def _walk_again(self) -> None:
        self._forget("_walks", "_places", "_entries", "_ids", "_users", "referred")
        self._walked.clear()

    def _is_new(self, real: str, top: str) -> bool:
        """Whether a file was created or deleted since the directories below a top were read."""
        is_known = real in self._walked_in(top)
        return is_known is not (os.path.isfile(real) and self._has_place(real, top))

    @cached_property
    def _ids(self) -> Mapping[str, list[str]]:
        ids: dict[str, list[str]] = {}
        for path, head in self._entries.items():
            if head.tube_id is not None:
                ids.setdefault(head.tube_id, []).append(path)
        return ids

    def shown(self, real: str) -> str:
        """A real path as it was named, or else as short as possible."""
        return shown_as(real, self._names)

    def find(self, name: str) -> str | None:
        """The path of the tube that `name` (an id or a path) means.

        A relative path starts at the root or at a tube path. noob starts at the current directory,
        which a project cannot rely on.
        """
        if re.fullmatch(_ID, name):
            found = next(self._having(name), None)
            return None if found is None else self.shown(found)
        if not name.endswith(SUFFIXES):
            return None
        for top in [""] if os.path.isabs(name) else self.tops:
            path = os.path.normpath(os.path.join(top, name))
            if self._documents.is_file(path):
                return self.shown(self._documents.key(path))
        return None

    def look_up(self, name: str, asker: str) -> Found:
        """The file that a name means in the file `asker`, or else what may have been meant."""
        if (name, "") not in self._found:
            self._found[name, ""] = Found(name, self.find(name))
        found = self._found[name, ""]
        if found.path is not None:
            return found
        key = (name, self._documents.key(asker))
        if key not in self._found:
            self._found[key] = self._missing(*key)
        return self._found[key]

    def _missing(self, name: str, asker: str) -> Found:
        """The answer for a name that noob does not find either, with a similar one if any."""
        near = nearest(name, self.known_ids(), without=self._leading_back(asker))
        if name in self._ids:  # noob finds it in a file that is excluded or ignored
            return Found(name, near=near, asker=asker)
        is_nowhere = self.is_searched or (near is not None and not self.may_be_elsewhere(name))
        return Found(name, near=near, is_nowhere=is_nowhere, asker=asker)

    def _leading_back(self, asker: str) -> set[str]:
        """The ids of the tube in a file and of those whose use would close a cycle."""
        paths = (self._documents.key(path) for path in self.users([asker]))
        heads = (self._entries.get(path, NOTHING) for path in (asker, *paths))
        return {head.tube_id for head in heads if head.tube_id is not None}

    @property
    def files(self) -> list[str]:
        """The files with a tube that has an id or names others, neither excluded nor ignored."""
        return [self.shown(real) for real in self._entries if self.is_visible(real)]

    def known_ids(self) -> list[str]:
        """Every id that can be found."""
        return [name for name in self._ids if next(self._having(name), None) is not None]

    def twins(self, tube_id: str, path: str) -> tuple[str, ...]:
        """The other files with the same id as the one at `path`, as seen from the root.

        There are none for a file that is not in the index.
        """
        own = self._documents.key(path)
        if len(self._ids.get(tube_id, ())) < 2:
            return ()
        found = list(self._having(tube_id))
        if own not in found:
            return ()
        start = os.path.join(os.path.abspath(self.root), "")
        others = (
            other[len(start) :] if other.startswith(start) else os.path.relpath(other, start)
            for other in found
            if other != own
        )
        return tuple(other.replace(os.sep, "/") for other in others)

    def is_named(self, tube_id: str) -> bool:
        """Whether a tube of the index seems to extend or nest the one with this id."""
        paths = (path for path, head in self._entries.items() if tube_id in head.names)
        return any(map(self.is_visible, paths))

    def users(self, paths: Iterable[str]) -> list[str]:
        """The files whose tubes seem to extend or nest one of those at `paths`, even indirectly.

        All of them are shown as short as possible, in the order of their real paths.
        """
        users = self._users
        pending = [self._documents.key(path) for path in paths]
        found: set[str] = set()
        while pending:
            real = pending.pop()
            tube_id = self._entries.get(real, NOTHING).tube_id
            names = filter(None, (real, tube_id))
            new = {user for name in names for user in users.get(name, ())} - found
            found |= new
            pending += new
        kept = (user for user in sorted(found) if user in self._entries and self.is_visible(user))
        return [self.shown(user) for user in kept]

    @cached_property
    def _users(self) -> Mapping[str, list[str]]:
        """The real paths of the files that name an id or a file, by that id or its real path.

        A file that is named by its path need not be in the index.
        """
        users: dict[str, list[str]] = {}
        pending = dict(self._entries)
        while pending:
            real, head = pending.popitem()
            for name in head.names:
                path = self.find(name) if name.endswith(SUFFIXES) else None
                key = name if path is None else self._documents.key(path)
                if path is not None and key not in self._entries and key not in users:
                    pending[key] = self._read_head(key)
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
        top = next(top for top in self.tops if is_below(real, top))
        return self._ignore_files[top].cover(real)

    @cached_property
    def _excluded(self) -> Patterns | None:
        base, lines = self._exclude
        return patterns_at(base, lines) if lines else None

    @cached_property
    def _ignore_files(self) -> dict[str, IgnoreFiles]:
        return {top: IgnoreFiles(top) for top in self.tops}


def user_directory() -> str:
    """Where noob keeps tubes of the user under Linux."""
    data = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    return os.path.join(data, "noob", "config")


def _head_of(text: str) -> Head:
    return head_of(text.encode("utf-8", "surrogatepass"))
