"""Assembles tubes with what they `extends`, and tells which tubes extend or nest which."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from noob_lint.project.documents import Documents
from noob_lint.project.index import TubeIndex
from noob_lint.project.merge import contribution, merge
from noob_lint.project.reads import Found, Reads
from noob_lint.spec.names import is_input_reference
from noob_lint.spec.versions import SpecVersion
from noob_lint.support.graph import Knots
from noob_lint.support.walk import SUFFIXES
from noob_lint.tube.tube import Base, Child, Tube
from noob_lint.yaml.document import Document, Mapping, Node, Scalar
from noob_lint.yaml.document import Sequence as List

if TYPE_CHECKING:
    from typing import TypeGuard

MAX_EXTENDS = 195
"""The longest chain of bases below a tube that noob can still load.

Measured with noob 1001.0.0 to 1003.0.2 in Python 3.13, whose recursion limit is 1,000 calls, from a
script that does nothing else: each base that is named by its id takes five calls. (One that is
named by a path takes four, so that 244 fit.) If noob is called from a deeper stack, it fails a
little earlier.
"""

MAX_NESTING = 194
"""The deepest nesting of tubes below one that noob can still run.

Measured in the same way: each level takes five calls while noob runs an epoch.
"""


class Assembly:
    """The tubes of a project as one spec version reads them; each is assembled once.

    `documents` are read if a tube refers to another, and `index` says which file that is.
    """

    def __init__(self, version: SpecVersion, documents: Documents, index: TubeIndex) -> None:
        self.version = version
        self._documents = documents
        self._index = index
        self._tubes: dict[str, Tube | None] = {}
        self._paths: dict[str, str] = {}
        self._chains: dict[frozenset[str], tuple[str, ...]] = {}
        self._extension = Knots(self._extended_by)
        self._nesting = Knots(self._nested_in)
        self._reference = Knots(self._referred_by)

    def open(self, path: str) -> Tube | None:
        """The tube in a file, with its bases; None if the file does not contain a mapping.

        The bases are assembled first, without recursion, since chains can be long.
        """
        pending = [path]
        while pending:
            key = self._key(pending[-1])
            if key not in self._tubes:
                document = self._documents.get(pending[-1])
                bases = [] if document is None else list(self._missing_bases(document))
                if bases:
                    pending += bases
                    continue
                self._tubes[key] = None if document is None else self._assembled(document)
            pending.pop()
        return self._tubes[key]  # that of `path`, which is the last

    def assemble(self, document: Document) -> Tube | None:
        """The tube in a text that does not stand for its file, with its bases."""
        for base in [*self._missing_bases(document)]:
            self.open(base)
        return self._assembled(document)

    def drop(self, path: str) -> None:
        """Forget the tube in a file."""
        self._tubes.pop(self._key(path), None)

    def children(self, tube: Tube) -> dict[str, Child]:
        """The tubes inside the nodes of `tube`, by the names of the nodes.

        Nodes whose tube is decided only at run time, or that noob refuses, are omitted.
        """
        found = {}
        for key, name in tube_nodes(tube.merged):
            child = self._child(tube, name)
            if child is not None:
                found[key.text] = child
        return found

    def referred(self, path: str) -> list[str]:
        """The paths of the files that are needed for the one at `path`: what it extends or nests.

        Files on a cycle need the same ones, and none of each other.
        """
        tube = self.open(path)
        if tube is None or not (tube.bases or tube.has_tube_nodes):
            return []
        own = self.circle(path)
        found: dict[str, str] = {}
        for member in sorted(own):
            tube = self.open(self._paths[member])
            for target in () if tube is None else self._references(tube):
                if self._key(target) not in own:
                    for mate in sorted(self.circle(target)):
                        found.setdefault(mate, self._paths[mate])
        return list(found.values())

    def reads(self, path: str) -> Reads:
        """What the files on a cycle with the one at `path` depend on, without what they read.

        Bases on a cycle of `extends` have no verdict that could say what they depend on, so this
        includes what they extend in turn.
        """
        files, names = set(self.circle(path)), set[Found]()
        for member in sorted(files):
            if self._extension.around(member):
                files |= self._extension.reached(member)
        for member in sorted(files):
            document = self._documents.get(self._paths[member])
            tube = self.open(self._paths[member])
            if document is None or tube is None:
                continue
            named = self._extends(document)
            named += self._names_of_children(tube.merged) if tube.has_tube_nodes else ()
            for name in named:
                found = self._index.look_up(name.text, document.path)
                names.add(found)
                other = os.path.abspath(found.path or _beside(name))
                files |= {other, self._documents.key(other)}
        return Reads(frozenset(files), frozenset(names))

    def circle(self, path: str) -> frozenset[str]:
        """The keys of the files on a cycle of references with the one at `path`.

        The file itself is always one of them.
        """
        key, tube = self._key(path), self.open(path)
        if tube is None or not (tube.bases or tube.has_tube_nodes):
            return frozenset({key})
        return self._reference.around(key) or frozenset({key})

    def builds_on(self, path: str, other: str) -> bool:
        """Whether the tube in the file `path` is that in `other`, or extends it."""
        return self._key(other) in self._extension.reached(self._key(path))

    def _key(self, path: str) -> str:
        """The name of a file in the graphs, however its path is spelled."""
        key = self._documents.key(path)
        self._paths.setdefault(key, path)
        return key

    def _missing_bases(self, document: Document) -> Iterator[str]:
        for item in self._extends(document):
            path = self._index.find(item.text)
            if path is None or self._key(path) in self._tubes:
                continue
            if not self._cycle(path, document.path):
                yield path

    def _extends(self, document: Document) -> list[Scalar]:
        root = document.root if self.version.extends else None
        extends = None if root is None else root.get("extends")
        items: Iterable[Node | None] = extends.items if isinstance(extends, List) else (extends,)
        return [item for item in items if isinstance(item, Scalar) and item.is_text]

    def _assembled(self, document: Document) -> Tube | None:
        """The tube in a document whose bases have been assembled."""
        root = document.root
        if root is None:
            return None
        bases = tuple(self._base(item, document.path) for item in self._extends(document))
        merged: Mapping | None = None
        is_whole = True
        for base in bases:
            if base.tube is None or base.depth >= MAX_EXTENDS:
                is_whole = False
                continue
            is_whole = is_whole and base.tube.is_whole
            given = contribution(base.tube.merged)
            merged = given if merged is None else merge(merged, given)
        merged = root if merged is None else merge(merged, root)
        return Tube(document, root, self.version, merged, bases, is_whole=is_whole)

    def _base(self, item: Scalar, referrer: str) -> Base:
        found = self._index.look_up(item.text, referrer)
        path = found.path
        if path is None:
            is_beside = self._is_beside(item)
            return Base(item, near=found.near, is_nowhere=found.is_nowhere, is_beside=is_beside)
        chain = self._cycle(path, referrer)
        if chain:
            return Base(item, chain=chain)
        key = self._key(path)
        document = self._documents.get(path)
        shown = path if document is None else document.path
        return Base(item, shown, self._tubes[key], depth=self._extension.height(key))

    def _is_beside(self, name: Scalar) -> bool:
        """Whether a name is a path relative to its own file, which noob does not support."""
        return name.text.endswith(SUFFIXES) and self._documents.is_file(_beside(name))

    def _child(self, tube: Tube, name: Node) -> Child | None:
        """The tube inside a node; None if that is decided at run time, or if noob refuses it."""
        if isinstance(name, Mapping):
            return self._inline(tube, name) if self.version.inline_tubes else None
        if not _names_tube(name):
            return None
        found = self._index.look_up(name.text, tube.document.path)
        path = found.path
        if path is None:
            is_beside = self._is_beside(name)
            return Child(name, near=found.near, is_nowhere=found.is_nowhere, is_beside=is_beside)
        key = self._key(path)
        chain = self._chain(self._nesting, path, tube.document.path)
        depth = self._nesting.height(key)
        return Child(name, path, self.open(path), chain=chain, depth=depth)

    def _inline(self, tube: Tube, root: Mapping) -> Child:
        """The inline tube of a node; noob does not merge it with what it extends."""
        document = Document(tube.document.path, root.source)
        document.root = root
        if tube.document.source is root.source:
            document.aliases = tube.document.aliases
        return Child(root, tube=Tube(document, root, self.version, root))

    def _cycle(self, path: str, referrer: str) -> tuple[str, ...]:
        return self._chain(self._extension, path, referrer)

    def _chain(self, knots: Knots, path: str, referrer: str) -> tuple[str, ...]:
        """The files through which `referrer` leads back to itself by way of `path`."""
        knot = knots.around(self._key(referrer))
        if self._key(path) not in knot:
            return ()
        if knot not in self._chains:
            self._chains[knot] = tuple(sorted(knot))
        return self._chains[knot]

    def _extended_by(self, key: str) -> Iterator[str]:
        """The files that a file extends."""
        document = self._documents.get(self._paths.get(key, key))
        if document is None:
            return
        for item in self._extends(document):
            found = self._index.find(item.text)
            if found is not None:
                yield self._key(found)

    def _nested_in(self, key: str) -> Iterator[str]:
        """The files that are nested in a file."""
        tube = self.open(self._paths.get(key, key))
        for path in () if tube is None else self._nested(tube):
            yield self._key(path)

    def _referred_by(self, key: str) -> Iterator[str]:
        """The files that a file extends or nests."""
        tube = self.open(self._paths.get(key, key))
        for path in () if tube is None else self._references(tube):
            yield self._key(path)

    def _references(self, tube: Tube) -> Iterator[str]:
        """The paths of the files that a tube extends or nests."""
        yield from (base.path for base in tube.bases if base.path is not None)
        yield from self._nested(tube)

    def _nested(self, tube: Tube) -> Iterator[str]:
        for name in self._names_of_children(tube.merged):
            found = self._index.find(name.text)
            if found is not None:
                yield found

    def _names_of_children(self, root: Mapping) -> Iterator[Scalar]:
        """The scalars that name tubes, in a tube and in its inline tubes."""
        pending = [root]
        seen: set[Node] = set()  # through an alias, a tube can contain itself
        while pending:
            tube = pending.pop()
            for _, name in tube_nodes(tube):
                if _names_tube(name):
                    yield name
                elif isinstance(name, Mapping) and name not in seen and self.version.inline_tubes:
                    seen.add(name)
                    pending.append(name)


def tube_nodes(root: Mapping) -> Iterator[tuple[Scalar, Node]]:
    """The keys of the `tube` nodes of a tube, each with the value that names the inner tube."""
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


def _names_tube(name: Node) -> TypeGuard[Scalar]:
    """Whether the value of a `tube` node names a file; ``input.`` is decided at run time."""
    return isinstance(name, Scalar) and name.is_text and not is_input_reference(name.text)


def _beside(name: Scalar) -> str:
    """What a path names, relative to the file that contains it."""
    return os.path.normpath(os.path.join(os.path.dirname(name.source.path), name.text))
