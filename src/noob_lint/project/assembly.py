"""Tubes as `extends` makes them, and how they hang together: who extends and who nests whom."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from noob_lint.project.index import Library
from noob_lint.project.merge import contribution, merge
from noob_lint.spec.names import is_input_reference
from noob_lint.spec.versions import SpecVersion
from noob_lint.support.graph import Knots
from noob_lint.yaml.document import Document, Mapping, Node, Scalar
from noob_lint.yaml.document import Sequence as List

MAX_EXTENDS = 195
"""Tubes that may extend each other in a row below one that noob can still load.

Measured with noob 1001.0.0 to 1003.0.2 in Python 3.13, whose recursion ends after 1,000 calls, from
a script that does nothing else: each base that is named by its id takes five of them. (One that is
named by a path takes four, so that 244 fit.) Where noob is called from deeper down it gives up a
little sooner.
"""

MAX_NESTING = 194
"""Tubes that may be nested in each other below one that noob can still run.

Measured in the same way: each level takes five calls while noob runs an epoch.
"""


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

    `chain` are the files of an extends cycle that goes through this item, else empty. `depth`
    counts the tubes in the longest chain of `extends` below that file.
    """

    item: Scalar
    file: TubeFile | None
    chain: tuple[str, ...] = ()
    depth: int = 0


class ChildFile(NamedTuple):
    """A file that a `tube` node names: its path, None when there is none.

    `chain` are the files of a cycle of nested tubes that goes through the node, else empty. `depth`
    counts the tubes that are nested in each other below that file.
    """

    path: str | None
    chain: tuple[str, ...] = ()
    depth: int = 0


class Project:
    """Answers questions about other tubes in one spec version; each is assembled once."""

    def __init__(self, version: SpecVersion, library: Library) -> None:
        self.version = version
        self.library = library
        self._files: dict[str, TubeFile | None] = {}
        self._paths: dict[str, str] = {}
        self._chains: dict[frozenset[str], tuple[str, ...]] = {}
        self._last: TubeFile | None = None
        self._extension = Knots(self._extended_by)
        self._nesting = Knots(self._nested_in)

    def open(self, path: str) -> TubeFile | None:
        """The tube in a file, with its bases; None when the file cannot be read.

        The bases are assembled first, without recursion: chains can be long.
        """
        pending = [path]
        while pending:
            key = self._key(pending[-1])
            if key not in self._files:
                document = self.library.document(pending[-1])
                bases = [] if document is None else list(self._missing_bases(document))
                if bases:
                    pending += bases
                    continue
                self._files[key] = None if document is None else self._assembled(document)
            pending.pop()
        return self._files[self._key(path)]

    def assemble(self, document: Document) -> TubeFile:
        """The tube in a document, with its bases merged in."""
        if self.library.keeps(document):
            file = self.open(document.path)
            assert file is not None  # it has been read
            return file
        if self._last is None or self._last.document is not document:
            for path in self._missing_bases(document):
                self.open(path)
            self._last = self._assembled(document)
        return self._last

    def children(self, file: TubeFile) -> Iterator[str]:
        """The paths of the files that are nested in a tube, but for those of cycles."""
        for name in self._names_of_children(file.root):
            child = self.child(name, file.path)
            if child.path is not None and not child.chain:
                yield child.path

    def child(self, name: Scalar, referrer: str) -> ChildFile:
        """What the name of a child means to the tube in the file `referrer`."""
        path = self.library.find(name.text, name.source.path)
        if path is None:
            return ChildFile(None)
        chain = self._chain(self._nesting, self._key(path), self._key(referrer))
        return ChildFile(path, chain, self._nesting.height(self._key(path)))

    def builds_on(self, path: str, other: str) -> bool:
        """Whether the tube in the file `path` is that in `other`, or extends it in some way."""
        return self._key(other) in self._extension.reached(self._key(path))

    def _key(self, path: str) -> str:
        """The name of a file in the graphs, whichever way its path is spelt."""
        key = self.library.real(path)
        self._paths.setdefault(key, path)
        return key

    def _missing_bases(self, document: Document) -> Iterator[str]:
        for item in self._extends(document):
            path = self.library.find(item.text, document.path)
            if path is None or self._key(path) in self._files:
                continue
            if not self._cycle(path, document.path):
                yield path

    def _extends(self, document: Document) -> list[Scalar]:
        root = document.root if self.version.extends else None
        extends = None if root is None else root.get("extends")
        items: Iterable[Node] = extends.items if isinstance(extends, List) else ()
        return [item for item in items if isinstance(item, Scalar) and item.is_text]

    def _assembled(self, document: Document) -> TubeFile:
        """The tube in a document whose bases are assembled already."""
        root = document.root
        bases = tuple(self._base(item, document.path) for item in self._extends(document))
        if root is None or not bases:
            return TubeFile(document.path, document, root)
        merged: Mapping | None = None
        is_whole = True
        for base in bases:
            if base.file is None or base.file.root is None or base.depth >= MAX_EXTENDS:
                is_whole = False
                continue
            is_whole = is_whole and base.file.is_whole
            given = contribution(base.file.root)
            merged = given if merged is None else merge(merged, given)
        merged = root if merged is None else merge(merged, root)
        return TubeFile(document.path, document, merged, bases, is_whole)

    def _base(self, item: Scalar, referrer: str) -> BaseFile:
        path = self.library.find(item.text, referrer)
        if path is None:
            return BaseFile(item, None)
        chain = self._cycle(path, referrer)
        if chain:
            return BaseFile(item, None, chain)
        key = self._key(path)
        return BaseFile(item, self._files[key], (), self._extension.height(key))

    def _cycle(self, path: str, referrer: str) -> tuple[str, ...]:
        return self._chain(self._extension, self._key(path), self._key(referrer))

    def _chain(self, knots: Knots, key: str, referrer: str) -> tuple[str, ...]:
        """The files through which `referrer` leads back to itself by way of `key`."""
        knot = knots.around(referrer)
        if key not in knot:
            return ()
        if knot not in self._chains:
            self._chains[knot] = tuple(sorted(map(os.path.relpath, knot)))
        return self._chains[knot]

    def _extended_by(self, key: str) -> Iterator[str]:
        """The files that a file extends."""
        document = self.library.peek(self._paths.get(key, key))
        if document is None:
            return
        for item in self._extends(document):
            found = self.library.find(item.text, document.path)
            if found is not None:
                yield self._key(found)

    def _nested_in(self, key: str) -> Iterator[str]:
        """The files that are nested in a file."""
        document = self.library.peek(self._paths.get(key, key))
        root = None if document is None else self.assemble(document).root
        for name in self._names_of_children(root):
            found = self.library.find(name.text, name.source.path)
            if found is not None:
                yield self._key(found)

    def _names_of_children(self, root: Mapping | None) -> Iterator[Scalar]:
        """The texts that name tubes in a tube and in those that are written into its nodes."""
        pending = [] if root is None else [root]
        seen: set[Node] = set()  # an alias can put a tube into itself
        while pending:
            tube = pending.pop()
            for _, name in tube_nodes(tube):
                if isinstance(name, Scalar) and is_name_of_tube(name):
                    yield name
                elif isinstance(name, Mapping) and name not in seen and self.version.inline_tubes:
                    seen.add(name)
                    pending.append(name)


def tube_nodes(root: Mapping) -> Iterator[tuple[Scalar, Node]]:
    """The keys of the `tube` nodes of a tube, each with what tells which tube is inside."""
    nodes = root.get("nodes")
    for entry in nodes.entries if isinstance(nodes, Mapping) else ():
        key, body = entry.key, entry.value
        if not (isinstance(key, Scalar) and key.is_text and isinstance(body, Mapping)):
            continue
        kind, params = body.get("type"), body.get("params")
        if isinstance(kind, Scalar) and kind.value == "tube" and isinstance(params, Mapping):
            name = params.get("tube")
            if name is not None:
                yield key, name


def is_name_of_tube(name: Node) -> bool:
    """Whether what a `tube` node says names a file; what begins with ``input.`` the run decides."""
    return isinstance(name, Scalar) and name.is_text and not is_input_reference(name.text)
