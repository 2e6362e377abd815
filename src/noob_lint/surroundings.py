"""Gives a tube its links: the bases it extends, the tubes inside its nodes, its twins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from noob_lint.config import Settings
from noob_lint.diagnostic import Diagnostic, Finding
from noob_lint.document import Document, Mapping, Node, Scalar
from noob_lint.merge import without_extends
from noob_lint.names import nearest
from noob_lint.project import BaseFile, Project, TubeFile
from noob_lint.schema.apply import validate
from noob_lint.spec.versions import SpecVersion
from noob_lint.tube import Base, Child, Element, Links, Tube

Judge = Callable[[Document], tuple[Diagnostic, ...]]
"""Gives the errors for which noob refuses a document; it takes all the rules to know."""


class Surroundings:
    """The other tubes of one run, for one spec version."""

    def __init__(
        self, settings: Settings, files: Sequence[str], version: SpecVersion, judge: Judge
    ) -> None:
        self._project = Project(version, files, settings.tube_paths, settings.root)
        self._version = version
        self._judge = judge
        self._searched = bool(settings.tube_paths)
        self._refusals: dict[str, tuple[Diagnostic, ...]] = {}

    def document_of(self, path: str) -> Document | None:
        """The document of a file that some tube refers to."""
        file = self._project.open(path)
        return None if file is None else file.document

    def text_of(self, path: str) -> str:
        """The text of a file that some tube refers to."""
        document = self.document_of(path)
        return "" if document is None else document.text

    def link(self, tube: Tube, reported: dict[str, list[Finding]]) -> Tube:
        """The same tube with its links; what its schema says once merged goes into `reported`."""
        file = self._project.assemble(tube.document)
        if file.bases and file.is_whole and file.root is not None:
            for report in validate(without_extends(file.root), self._version):
                reported.setdefault(report.rule, []).append(report.finding)
        merged = Tube(tube.document, tube.root, self._version, reported, file.root)
        links = tube.links._replace(
            bases=tuple(self._base(base, file.path) for base in file.bases),
            is_whole=file.is_whole,
            children=dict(self._children(merged, file.path)),
            twins=self.twins(tube),
            searched=self._searched,
        )
        return Tube(tube.document, tube.root, self._version, reported, file.root, links)

    def _base(self, base: BaseFile, referrer: str) -> Base:
        if base.file is None:
            near = None if base.chain else self._near(base.item.text, referrer)
            return Base(base.item, chain=base.chain, near=near)
        return Base(
            base.item, base.file.path, base.file.root, self._refusals_of(base.file.document)
        )

    def _refusals_of(self, document: Document) -> tuple[Diagnostic, ...]:
        if document.path not in self._refusals:
            self._refusals[document.path] = ()  # for a tube that leads back to itself
            self._refusals[document.path] = self._judge(document)
        return self._refusals[document.path]

    def _near(self, name: str, referrer: str) -> str | None:
        return nearest(name, self._project.known_ids(referrer))

    def twins(self, tube: Tube) -> tuple[str, ...]:
        """The other files of the run whose tube has the same id."""
        tube_id = tube.root.get("noob_id")
        if not (isinstance(tube_id, Scalar) and tube_id.is_text):
            return ()
        return tuple(self._project.twins(tube_id.text, tube.document.path))

    def _children(self, tube: Tube, referrer: str) -> Iterator[tuple[str, Child]]:
        for node in tube.nodes.values():
            params = node.body.get("params")
            name = params.get("tube") if isinstance(params, Mapping) else None
            if node.type == "tube" and name is not None:
                child = self._child(tube.document, node, name, referrer)
                if child is not None:
                    yield node.name, child

    def _child(self, around: Document, node: Element, name: Node, referrer: str) -> Child | None:
        """The tube inside a node; None where only the run decides, or noob takes no such thing."""
        if isinstance(name, Mapping):
            if self._version.first < 1003:
                return None
            document = Document(referrer, name.source)
            document.root = name
            if around.source is name.source:
                document.aliases = around.aliases
            return Child(name, tube=Tube(document, name, self._version, {}))
        if not (isinstance(name, Scalar) and name.is_text) or name.text.startswith("input."):
            return None
        path = self._project.find(name.text, node.key.source.path)
        if path is None:
            return Child(name, near=self._near(name.text, referrer))
        chain = self._project.chain(path, referrer, nested=True)
        file = self._project.open(path)
        if file is None:
            return Child(name, path, chain=chain)
        refusals = () if chain else self._refusals_of(file.document)
        return Child(name, path, self._tube(file), refusals, chain)

    def _tube(self, file: TubeFile) -> Tube | None:
        root = file.document.root
        if root is None:
            return None
        return Tube(
            file.document, root, self._version, {}, file.root, Links(is_whole=file.is_whole)
        )
