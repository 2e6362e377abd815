"""Gives a tube its links: the bases it extends, the tubes inside its nodes, its twins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from noob_lint.diagnostics.diagnostic import Diagnostic, Finding
from noob_lint.diagnostics.source import Span
from noob_lint.project.assembly import BaseFile, Project, TubeFile, is_name_of_tube, tube_nodes
from noob_lint.project.index import Library
from noob_lint.project.merge import without_extends
from noob_lint.schema.apply import schema_reports
from noob_lint.spec.versions import SpecVersion
from noob_lint.support.similar import nearest
from noob_lint.tube.tube import NO_LINKS, Base, Child, Links, Tube
from noob_lint.yaml.document import Document, Mapping, Node, Scalar


class Verdict(NamedTuple):
    """What all the rules say about a file to which others refer.

    `refusals` are the errors for which noob refuses to load it, `failures` those for which it fails
    later.
    """

    found: tuple[Diagnostic, ...] = ()
    refusals: tuple[Diagnostic, ...] = ()
    failures: tuple[Diagnostic, ...] = ()

    @property
    def places(self) -> Iterator[tuple[str, str, Span]]:
        """Where something was found, and by which rule."""
        return ((item.path, item.rule, item.span) for item in self.found)


NO_VERDICT = Verdict()

Judge = Callable[[Document, Links], Verdict]
"""Lints a document with all the rules; the links tell how it comes to run."""

_IDLE = NO_LINKS._replace(runs=False)


class Surroundings:
    """The other tubes of one run, for one spec version."""

    def __init__(self, library: Library, version: SpecVersion, judge: Judge) -> None:
        self._library = library
        self._project = Project(version, library)
        self._version = version
        self._judge = judge
        self._begun: set[str] = set()
        self._verdicts: dict[str, Verdict] = {}
        self._idle: dict[str, tuple[Diagnostic, ...]] = {}
        self._tubes: dict[str, Tube | None] = {}

    def verdict(self, document: Document) -> Verdict:
        """What the rules say about a document that is kept, found out once.

        The tubes to which it refers are judged before it. One that leads back to a tube that is
        being judged does not know the verdict on that.
        """
        self._judge_all([document])
        return self._verdicts[document.path]

    def verdict_on(self, path: str) -> Verdict:
        """The verdict on a file that has been judged already."""
        return self._verdicts.get(path, NO_VERDICT)

    def _judge_all(self, documents: Iterable[Document]) -> None:
        """Judge what is not yet, in post-order and without recursion: chains can be long."""
        pending = list(documents)
        while pending:
            document = pending[-1]
            if document.path not in self._begun:
                self._begun.add(document.path)
                pending += [one for one in self._referred(document) if one.path not in self._begun]
                continue
            pending.pop()
            if document.path not in self._verdicts:
                self._verdicts[document.path] = self._judge(document, NO_LINKS)

    def _referred(self, document: Document) -> Iterator[Document]:
        """The documents that a document extends or nests."""
        file = self._project.assemble(document)
        for base in file.bases:
            if base.file is not None:
                yield base.file.document
        for path in self._project.children(file):
            child = self._library.document(path)
            if child is not None:
                yield child

    def document_of(self, path: str) -> Document | None:
        """The document of a file that some tube refers to."""
        return self._library.document(path)

    def text_of(self, path: str) -> str:
        """The text of a file that some tube refers to."""
        document = self.document_of(path)
        return "" if document is None else document.text

    def link(self, tube: Tube, reported: dict[str, list[Finding]]) -> Tube:
        """The same tube with its links; what its schema says once merged goes into `reported`."""
        document = tube.document
        self._judge_all(one for one in self._referred(document) if one.path not in self._begun)
        file = self._project.assemble(document)
        if file.bases and file.is_whole and file.root is not None:
            for report in schema_reports(without_extends(file.root), self._version):
                reported.setdefault(report.rule, []).append(report.finding)
        links = tube.links._replace(
            bases=tuple(self._base(base, file.path) for base in file.bases),
            is_whole=file.is_whole,
            children=dict(self._children(file)),
            twins=self.twins(tube),
            searched=bool(self._library.tube_paths),
        )
        return Tube(document, tube.root, self._version, reported, file.root, links)

    def left_by_bases(
        self, tube: Tube, errors: Iterable[Diagnostic]
    ) -> Iterator[tuple[Base, list[Diagnostic]]]:
        """The items of `extends` by which errors in other files come into a tube.

        Each item comes with its errors, unless noob cannot even load that base.
        """
        pending = list(errors)
        for base in tube.links.bases if pending else ():
            path = base.path
            if path is None or base.refusals:
                continue
            mine = [item for item in pending if self._project.builds_on(path, item.path)]
            pending = [item for item in pending if item not in mine]
            if mine:
                yield base, mine

    def _base(self, base: BaseFile, referrer: str) -> Base:
        if base.file is None:
            near = None if base.chain else self._near(base.item.text, referrer)
            return Base(base.item, chain=base.chain, near=near)
        path = base.file.path
        refusals = self.verdict_on(path).refusals
        return Base(base.item, path, base.file.root, refusals, depth=base.depth)

    def _near(self, name: str, referrer: str) -> str | None:
        return nearest(name, self._library.known_ids(referrer))

    def twins(self, tube: Tube) -> tuple[str, ...]:
        """The other files of the run whose tube has the same id."""
        tube_id = tube.root.get("noob_id")
        if not (isinstance(tube_id, Scalar) and tube_id.is_text):
            return ()
        return tuple(self._library.twins(tube_id.text, tube.document.path))

    def _children(self, file: TubeFile) -> Iterator[tuple[str, Child]]:
        for key, name in tube_nodes(file.root) if file.root is not None else ():
            child = self._child(file.document, name, file.path)
            if child is not None:
                yield key.text, child

    def _child(self, around: Document, name: Node, referrer: str) -> Child | None:
        """The tube inside a node; None where only the run decides, or noob takes no such thing."""
        if isinstance(name, Mapping):
            if not self._version.inline_tubes:
                return None
            document = Document(referrer, name.source)
            document.root = name
            if around.source is name.source:
                document.aliases = around.aliases
            return Child(name, tube=Tube(document, name, self._version, {}))
        if not (isinstance(name, Scalar) and is_name_of_tube(name)):
            return None
        path, chain, depth = self._project.child(name, referrer)
        if path is None:
            return Child(name, near=self._near(name.text, referrer))
        verdict = NO_VERDICT if chain else self.verdict_on(path)
        return Child(
            *(name, path, self._tube(path), verdict.refusals, chain),
            failures=verdict.failures,
            idle_failures=self._idle_failures(path) if verdict.failures else (),
            depth=depth,
        )

    def _idle_failures(self, path: str) -> tuple[Diagnostic, ...]:
        """The errors for which noob fails although it does not come to run the tube in a file."""
        if path not in self._idle:
            document = self._library.document(path)
            verdict = NO_VERDICT if document is None else self._judge(document, _IDLE)
            self._idle[path] = verdict.failures
        return self._idle[path]

    def _tube(self, path: str) -> Tube | None:
        """The tube in a file as those see it that nest it."""
        document = self._library.document(path)
        if document is None or document.root is None:
            return None
        known = self._tubes.get(path)
        if known is None or known.document is not document:
            file = self._project.assemble(document)
            links = Links(is_whole=file.is_whole)
            known = Tube(document, document.root, self._version, {}, file.root, links)
            self._tubes[path] = known
        return known
