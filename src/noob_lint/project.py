"""The tubes that a run can see: found by id or path, read once, and merged as `extends` says.

Ids are looked up among the files that are linted together, then in the tube paths. noob itself
searches its configured directories by a regular expression on lines; what that cannot see is the
business of a rule.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from noob_lint.document import Document, Mapping, Node, Scalar
from noob_lint.document import Sequence as List
from noob_lint.graph import Knots
from noob_lint.merge import contribution, merge
from noob_lint.parser import parse, read_bounded
from noob_lint.spec.versions import SpecVersion

_ID_LINE = re.compile(
    rb"""^["']?noob_id["']?[ \t]*:[ \t]*["']*([^\s"'#][^"'\r\n]*?)["']*[ \t]*(?:[ \t]#.*)?\r?$""",
    re.MULTILINE,
)
_ID = re.compile(r"[\w\-/#]+")
_SUFFIXES = (".yaml", ".yml")
_SKIPPED = frozenset({"node_modules", "__pycache__", "build", "dist"})
_HEAD = 16 * 1024
"""Bytes at the start of a file in which its id is looked for."""


_MAX_CHAIN = 100
"""Tubes that may extend each other in a row; noob's recursion ends not far behind."""


class TubeFile(NamedTuple):
    """A tube that was read from a file: its document, and its root with its bases merged in.

    `root` is None when the file could not be read as a mapping. `bases` are what it extends;
    `is_whole` tells whether all of them (and theirs) are known, so that nothing more can come.
    """

    path: str
    document: Document
    root: Mapping | None
    bases: tuple[BaseFile, ...] = ()
    is_whole: bool = True


class BaseFile(NamedTuple):
    """One item of `extends`: the scalar, and the file it stands for unless there is none.

    `chain` are the files of an extends cycle that goes through this item, else empty.
    """

    item: Scalar
    file: TubeFile | None
    chain: tuple[str, ...] = ()


class Project:
    """Answers questions about other tubes; every file is read at most once.

    Files that are named by a path or an id stay in memory; those of the run that nothing refers to
    are not kept.
    """

    def __init__(
        self,
        version: SpecVersion,
        files: Sequence[str] = (),
        tube_paths: Sequence[str] = (),
        root: str = "",
    ) -> None:
        self.version = version
        self.files = files
        self.tube_paths = tube_paths
        self.root = root
        self._ids: dict[tuple[str, ...], dict[str, list[str]]] = {}
        self._read: dict[str, TubeFile | None] = {}
        self._documents: dict[str, Document | None] = {}
        self._extension = Knots(self._extended_by)
        self._nesting = Knots(self._nested_in)
        self._depth = 0

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
            return next(iter(self.paths_of(name, referrer)), None)
        if not name.endswith(_SUFFIXES):
            return None
        places = [""] if os.path.isabs(name) else [os.curdir, *self.tube_paths]
        return next((path for path in _joined(places, name) if os.path.isfile(path)), None)

    def paths_of(self, tube_id: str, referrer: str) -> list[str]:
        """The files with this `noob_id`: those linted together first, then the tube paths."""
        together = self._index(()).get(tube_id, [])
        elsewhere = self._index(self.search_paths(referrer)).get(tube_id, [])
        known = {os.path.realpath(path) for path in together}
        return together + [path for path in elsewhere if os.path.realpath(path) not in known]

    def known_ids(self, referrer: str) -> list[str]:
        """Every id that can be found from the file `referrer`."""
        return [*self._index(()), *self._index(self.search_paths(referrer))]

    def twins(self, tube_id: str, path: str) -> list[str]:
        """The other files among those linted together that have the same id."""
        paths = self._index(()).get(tube_id, [])
        if len(paths) < 2:
            return []
        own = os.path.realpath(path)
        return [other for other in paths if os.path.realpath(other) != own]

    def _index(self, directories: tuple[str, ...]) -> dict[str, list[str]]:
        """Ids and the files that have them; no directories stands for the files of the run."""
        if directories not in self._ids:
            index: dict[str, list[str]] = {}
            paths = _walk(directories) if directories else self.files
            for path in paths:
                tube_id = read_id(path)
                if tube_id is not None:
                    index.setdefault(tube_id, []).append(path)
            self._ids[directories] = index
        return self._ids[directories]

    def _parse(self, path: str) -> Document | None:
        if path not in self._documents:
            try:
                data = read_bounded(path)
            except OSError:
                self._documents[path] = None
            else:
                self._documents[path] = parse(data, path)
        return self._documents[path]

    def open(self, path: str) -> TubeFile | None:
        """The tube in a file, with its bases; None when the file cannot be read."""
        if path not in self._read:
            document = self._parse(path)
            self._read[path] = None if document is None else self.assemble(document)
        return self._read[path]

    def chain(self, path: str, referrer: str, *, nested: bool) -> tuple[str, ...]:
        """The files through which `referrer` extends (or contains) itself by way of `path`."""
        knots = self._nesting if nested else self._extension
        knot = knots.around(os.path.realpath(referrer))
        if os.path.realpath(path) not in knot:
            return ()
        return tuple(sorted(os.path.relpath(one) for one in knot))

    def assemble(self, document: Document) -> TubeFile:
        """The tube in a document, with its bases merged in."""
        root = document.root
        items = _extends(root) if root is not None and self.version.extends else []
        if root is None or not items:
            return TubeFile(document.path, document, root)
        self._depth += 1
        try:
            bases = tuple(self._base(item, document.path) for item in items)
        finally:
            self._depth -= 1
        merged: Mapping | None = None
        is_whole = True
        for base in bases:
            if base.file is None or base.file.root is None:
                is_whole = False
                continue
            is_whole = is_whole and base.file.is_whole
            given = contribution(base.file.root)
            merged = given if merged is None else merge(merged, given)
        merged = root if merged is None else merge(merged, root)
        return TubeFile(document.path, document, merged, bases, is_whole)

    def _base(self, item: Scalar, referrer: str) -> BaseFile:
        path = self.find(item.text, referrer)
        if path is None or self._depth > _MAX_CHAIN:
            return BaseFile(item, None)
        chain = self.chain(path, referrer, nested=False)
        if chain:
            return BaseFile(item, None, chain)
        return BaseFile(item, self.open(path))

    def _extended_by(self, path: str) -> Iterator[str]:
        """The real paths of the files that a file extends."""
        document = self._parse(path)
        for item in _extends(document.root) if document is not None and document.root else ():
            found = self.find(item.text, path)
            if found is not None:
                yield os.path.realpath(found)

    def _nested_in(self, path: str) -> Iterator[str]:
        """The real paths of the files that are nested in a file."""
        file = self.open(path)
        for name in nested_names(file.root) if file is not None and file.root else ():
            found = self.find(name.text, path)
            if found is not None:
                yield os.path.realpath(found)


def nested_names(root: Mapping) -> Iterator[Scalar]:
    """The texts by which the `tube` nodes of a tube name their children."""
    nodes = root.get("nodes")
    for entry in nodes.entries if isinstance(nodes, Mapping) else ():
        if not isinstance(entry.value, Mapping):
            continue
        kind, params = entry.value.get("type"), entry.value.get("params")
        if isinstance(kind, Scalar) and kind.value == "tube" and isinstance(params, Mapping):
            name = params.get("tube")
            if isinstance(name, Scalar) and name.is_text:
                yield name


def _extends(root: Mapping) -> list[Scalar]:
    extends = root.get("extends")
    items: Iterable[Node] = extends.items if isinstance(extends, List) else ()
    return [item for item in items if isinstance(item, Scalar) and item.is_text]


def _joined(places: Iterable[str], name: str) -> Iterator[str]:
    for place in places:
        yield os.path.normpath(os.path.join(place, name))


def read_id(path: str) -> str | None:
    """The `noob_id` that the first lines of a file show, without parsing it, or None."""
    if not os.path.isfile(path):  # to open a named pipe would wait for somebody to write to it
        return None
    try:
        with open(path, "rb") as file:
            match = _ID_LINE.search(file.read(_HEAD).removeprefix(b"\xef\xbb\xbf"))
    except (OSError, ValueError):
        return None
    return None if match is None else match[1].decode("utf-8", "replace")


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
