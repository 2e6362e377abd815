"""One document as features see it: its tube, the tube's context, and the code that it names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from noob_lint.calls.facts import Facts, facts_without_verdicts
from noob_lint.project.assembly import Assembly
from noob_lint.project.project import Project
from noob_lint.server.occurrences import Occurrence, occurrence_at, occurrences_in
from noob_lint.spec.versions import SpecVersion
from noob_lint.tube.tube import Tube
from noob_lint.yaml.document import Document, Node, Scalar


class View:
    """An immutable snapshot of a document, with everything that features query.

    `document` is what was parsed; `tube` is None if that is not a mapping. `facts` carry no
    verdicts, so that errors in other tubes hide nothing. `written` is the text of the client; in
    `document`, a half-written line may have been completed.
    """

    def __init__(
        self,
        document: Document,
        project: Project,
        version: SpecVersion,
        written: Document | None = None,
    ) -> None:
        self.document = document
        self.written = document if written is None else written
        self.project = project
        self.version = version

    @property
    def path(self) -> str:
        """The path of the document."""
        return self.document.path

    @cached_property
    def _assembly(self) -> Assembly:
        return self.project.assembly(self.version)

    @cached_property
    def tube(self) -> Tube | None:
        """The tube, with its bases."""
        if self.project.document(self.document.path) is self.document:
            return self._assembly.open(self.document.path)
        return self._assembly.assemble(self.document)  # an overlay is a different text

    def of(self, document: Document) -> View:
        """The same place with another text."""
        return View(document, self.project, self.version)

    @cached_property
    def facts(self) -> Facts | None:
        """The tube with its context."""
        return None if self.tube is None else self._facts(self.tube)

    @cached_property
    def tubes(self) -> tuple[Facts, ...]:
        """The tube of the document, then those written inline in its nodes, at any depth."""
        return () if self.facts is None else tuple(self._with_inner(self.facts, ()))

    @cached_property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Every name in the document."""
        return tuple(one for facts in self.tubes for one in occurrences_in(facts))

    def at(self, offset: int) -> Occurrence | None:
        """The name at an offset."""
        return occurrence_at(self.occurrences, offset)

    def other(self, path: str) -> View | None:
        """Another file of the project, for the same noob version; None if it cannot be read."""
        document = self.project.document(path)
        return None if document is None else View(document, self.project, self.version)

    def key(self, path: str) -> str:
        """The name of a file, however its path is spelled."""
        return self.project.documents.key(path)

    def child(self, facts: Facts, node: str) -> Facts | None:
        """The tube inside a node."""
        child = facts.children.get(node)
        return None if child is None or child.tube is None else self._facts(child.tube)

    def _facts(self, tube: Tube) -> Facts:
        return facts_without_verdicts(tube, self.project)

    def _with_inner(self, facts: Facts, inside: tuple[Node, ...]) -> Iterator[Facts]:
        """A tube and those written inside it; an alias can make a tube contain itself."""
        yield facts
        for child in facts.children.values():
            tube, name = child.tube, child.name
            if tube is None or isinstance(name, Scalar) or name in inside:
                continue
            if tube.root.source is self.document.source:  # not in a node of a base
                yield from self._with_inner(self._facts(tube), (*inside, name))
