"""The files that a run can see: found by id or path, and read once.

Ids are looked up among the files that are linted together, then in the tube paths. noob itself
searches its configured directories by a regular expression on lines; what that cannot see is the
business of a rule.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from noob_lint.yaml.document import Document
from noob_lint.yaml.parser import parse, read_bounded

_ID_LINE = re.compile(
    rb"""^["']?noob_id["']?[ \t]*:[ \t]*["']*([^\s"'#][^"'\r\n]*?)["']*[ \t]*(?:[ \t]#.*)?\r?$""",
    re.MULTILINE,
)
_EXTENDS = re.compile(
    rb"""^["']?extends["']?[ \t]*:[ \t]*(\[[^\]]*\]|(?:#[^\n]*)?(?:\r?\n[ \t]*(?:[-#][^\n]*)?)*)""",
    re.MULTILINE,
)
_CHILD = re.compile(rb"""\btube["']?[ \t]*:[ \t]*["']?([\w\-/#.]+)""")
_NAME = re.compile(rb"[\w\-/#.]+")
_ID = re.compile(r"[\w\-/#]+")
_SUFFIXES = (".yaml", ".yml")
_SKIPPED = frozenset({"node_modules", "__pycache__", "build", "dist"})
_HEAD = 64 * 1024
"""Bytes at the start of a file in which its id and the names of other tubes are looked for."""


class Head(NamedTuple):
    """What the start of a file shows before it is parsed.

    `names` are the texts that look as if they named other tubes: too many or too few do no harm,
    since they only decide which documents are kept.
    """

    tube_id: str | None = None
    names: frozenset[str] = frozenset()


class Library:
    """The files of a run and of its tube paths; each is parsed at most once.

    Kept are the documents that some tube refers to, and of the files that are linted those which
    others are likely to refer to; the others can be forgotten once they are linted.
    """

    def __init__(
        self, files: Sequence[str] = (), tube_paths: Sequence[str] = (), root: str = ""
    ) -> None:
        self.files = files
        self.tube_paths = tube_paths
        self.root = root
        self._ids: dict[tuple[str, ...], dict[str, list[str]]] = {}
        self._heads: dict[str, Head] = {}
        self._real: dict[str, str] = {}
        self._documents: dict[str, Document | None] = {}
        self._current: Document | None = None
        self._wanted: frozenset[str] | None = None
        self._run: dict[str, str] | None = None

    def real(self, path: str) -> str:
        """The file that `path` is, whichever way it is spelt."""
        if path not in self._real:
            self._real[path] = os.path.realpath(path)
        return self._real[path]

    def document(self, path: str) -> Document | None:
        """The document in a file, parsed once; None when the file cannot be read.

        Its path is the one under which it was asked for first.
        """
        key = self.real(path)
        if key not in self._documents:
            current = self._current
            if current is not None and self.real(current.path) == key:
                self._documents[key] = current
                return current
            try:
                self._documents[key] = parse(read_bounded(path), path)
            except OSError:
                self._documents[key] = None
        return self._documents[key]

    def known(self, path: str) -> Document | None:
        """The document of a file under just this path, if it is kept."""
        document = self._documents.get(self.real(path)) if self._documents else None
        return document if document is not None and document.path == path else None

    def peek(self, path: str) -> Document | None:
        """The document in a file, which is not kept for this if it is the one linted now."""
        current = self._current
        if current is not None and self.real(current.path) == self.real(path):
            return current
        return self.document(path)

    def keeps(self, document: Document) -> bool:
        """Whether the document is the one that stands for its file from now on."""
        return self._documents.get(self.real(document.path)) is document

    def offer(self, document: Document) -> None:
        """The document that is linted now, which others may lead back to.

        It is kept if it is a file of the run to which others seem to refer.
        """
        self._current = document
        if len(self.files) > 1 and self.wanted:
            key = self.real(document.path)
            if key in self.wanted:
                self._documents.setdefault(key, document)

    @property
    def wanted(self) -> frozenset[str]:
        """The files to which files of the run seem to refer."""
        if self._wanted is None:
            names = {name for path in self.files for name in self._head(path).names}
            ids = self._index(())
            found = {ids[name][0] for name in names if name in ids}
            paths = (self.find(name, "") for name in names if name.endswith(_SUFFIXES))
            found.update(path for path in paths if path is not None)
            self._wanted = frozenset(map(self.real, found))
        return self._wanted

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

    def _elsewhere(self, tube_id: str, referrer: str) -> str | None:
        paths = self._index(self.search_paths(referrer)).get(tube_id)
        return self._as_in_run(paths[0]) if paths else None

    def _as_in_run(self, path: str) -> str:
        """The path under which the file is linted if it is, so that it is one file, not two."""
        if self._run is None:
            self._run = {self.real(one): one for one in reversed(self.files)}
        return self._run.get(self.real(path), path)

    def known_ids(self, referrer: str) -> list[str]:
        """Every id that can be found from the file `referrer`."""
        return [*self._index(()), *self._index(self.search_paths(referrer))]

    def twins(self, tube_id: str, path: str) -> list[str]:
        """The other files among those linted together that have the same id."""
        paths = self._index(()).get(tube_id, [])
        if len(paths) < 2:
            return []
        own = self.real(path)
        return [other for other in paths if self.real(other) != own]

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


def read_head(path: str) -> Head:
    """The `noob_id` that the start of a file shows, and the names of tubes, without parsing it."""
    if not os.path.isfile(path):  # to open a named pipe would wait for somebody to write to it
        return Head()
    try:
        with open(path, "rb") as file:
            text = file.read(_HEAD).removeprefix(b"\xef\xbb\xbf")
    except (OSError, ValueError):
        return Head()
    match = _ID_LINE.search(text)
    names = set(_CHILD.findall(text)) if b"tube:" in text or b'tube"' in text else set()
    if b"extends" in text:
        names.update(name for found in _EXTENDS.findall(text) for name in _NAME.findall(found))
    return Head(
        None if match is None else _decode(match[1]), frozenset(_decode(name) for name in names)
    )


def read_id(path: str) -> str | None:
    """The `noob_id` that the first lines of a file show, without parsing it, or None."""
    return read_head(path).tube_id


def _decode(text: bytes) -> str:
    return text.decode("utf-8", "replace")


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
