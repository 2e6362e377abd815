"""The checks of a project's documents, each made once and after those that it depends on."""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.config.settings import Settings
from noob_lint.linting.check import check
from noob_lint.linting.checked import Checked
from noob_lint.linting.version import version_of
from noob_lint.project.project import Project
from noob_lint.spec.versions import SpecVersion
from noob_lint.yaml.document import Document


class Checks:
    """The results for the documents of a project, for the documents that refer to them.

    `settings` decide which spec version each document is checked for, unless one is `forced` on all
    of them. They are those of the asking tube, since one noob loads it together with everything
    that it refers to, wherever that lies. `remarks` are the opt-in rules to run as well. Unless it
    `keeps_all`, only results that other documents may refer to are kept.
    """

    def __init__(
        self,
        project: Project,
        settings: Settings,
        remarks: frozenset[str],
        forced: SpecVersion | None = None,
        *,
        keeps_all: bool = False,
    ) -> None:
        self._project = project
        self._settings = settings
        self._remarks = remarks
        self._forced = forced
        self._keeps_all = keeps_all
        self._verdicts: dict[str, Checked] = {}
        self._revisions: dict[str, int] = {}

    def of(self, document: Document) -> Checked:
        """The result for a document, once those that it refers to are checked."""
        if self._knows(document):
            return self._verdicts[self._key(document)]
        for other in self._needed(document):
            self._keep(other, self._check(other))
        checked = self._check(document)
        if self._keeps_all or self._key(document) in self._project.index.referred:
            self._keep(document, checked)
        return checked

    def _keep(self, document: Document, checked: Checked) -> None:
        key = self._key(document)
        self._verdicts[key] = checked
        self._revisions[key] = self._revision

    @property
    def _revision(self) -> int:
        return self._project.documents.changes.revision

    def version(self, document: Document) -> SpecVersion:
        """The spec version that a document is checked for."""
        return self._forced or version_of(document, self._settings)

    def _key(self, document: Document) -> str:
        return self._project.documents.key(document.path)

    def _needed(self, document: Document) -> Iterator[Document]:
        """The documents to check before this one, each after those that it needs itself.

        Without recursion: chains can be long.
        """
        begun: set[str] = set()
        pending = [document]
        while pending:
            current = pending[-1]
            key = self._key(current)
            if key in begun:
                pending.pop()
                if current is not document and not self._knows(current):
                    yield current
                continue
            begun.add(key)
            assembly = self._project.assembly(self.version(current))
            for path in assembly.referred(current.path):
                other = self._project.document(path)
                if other is None:
                    self._verdicts.pop(self._project.documents.key(path), None)
                elif not self._knows(other):
                    pending.append(other)

    def _knows(self, document: Document) -> bool:
        """Whether there is a result for a document that is still valid."""
        key = self._key(document)
        known = self._verdicts.get(key)
        if known is None or known.document is not document:
            return False
        holds = self._project.holds(known.reads, self._revisions[key])
        if holds:
            self._revisions[key] = self._revision
        return holds

    def _check(self, document: Document) -> Checked:
        """Run the rules; tubes that refer to each other in a cycle get no verdicts there."""
        version = self.version(document)
        verdicts = self._verdicts
        circle = self._project.assembly(version).circle(document.path)
        if not circle.isdisjoint(verdicts):
            verdicts = {path: one for path, one in verdicts.items() if path not in circle}
        return check(document, self._project, verdicts, version, self._remarks)
