"""The checks of one project's documents, each made once and after those that it rests on."""

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
    """What is known about the documents of a project, for those that refer to them.

    `settings` say which spec version each document is checked for, unless one is `forced` on all of
    them; they are those of whoever asks, since one noob loads a tube with all that it refers to,
    wherever that lies. `remarks` are the opt-in rules to ask as well.
    """

    def __init__(
        self,
        project: Project,
        settings: Settings,
        remarks: frozenset[str],
        forced: SpecVersion | None = None,
    ) -> None:
        self._project = project
        self._settings = settings
        self._remarks = remarks
        self._forced = forced
        self._verdicts: dict[str, Checked] = {}

    def of(self, document: Document) -> Checked:
        """The result for a document, once those that it refers to are checked."""
        key = self._key(document)
        known = self._verdicts.get(key)
        if known is not None and known.document is document:
            return known
        for other in self._needed(document):
            self._verdicts[self._key(other)] = self._check(other)
        checked = self._check(document)
        if key in self._project.index.referred:
            self._verdicts[key] = checked
        return checked

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
            found = map(self._project.document, assembly.referred(current.path))
            pending += [one for one in found if one is not None and not self._knows(one)]

    def _knows(self, document: Document) -> bool:
        known = self._verdicts.get(self._key(document))
        return known is not None and known.document is document

    def _check(self, document: Document) -> Checked:
        """Ask the rules; tubes on one circle get no verdict of each other."""
        version = self.version(document)
        verdicts = self._verdicts
        circle = self._project.assembly(version).circle(document.path)
        if not circle.isdisjoint(verdicts):
            verdicts = {path: one for path, one in verdicts.items() if path not in circle}
        return check(document, self._project, verdicts, version, self._remarks)
