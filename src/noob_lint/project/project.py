"""The tubes of one project: documents by path, and tubes with what they extend and nest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noob_lint.project.assembly import Assembly
from noob_lint.project.documents import Documents
from noob_lint.project.index import TubeIndex
from noob_lint.project.reads import Reads, Twins
from noob_lint.spec.versions import SpecVersion
from noob_lint.yaml.document import Document

if TYPE_CHECKING:
    from noob_lint.python.code import Code


class Project:
    """What the tubes of one project can see, whichever file is checked.

    `root` is its directory ("" if it has none), `documents` may be shared with other projects,
    `index` finds its tubes, and `code` is its Python code, which is None if no code is read, either
    because reading code is off, or for the reason `why_no_code`.
    """

    def __init__(
        self,
        root: str = "",
        documents: Documents | None = None,
        index: TubeIndex | None = None,
        code: Code | None = None,
        why_no_code: str | None = None,
    ) -> None:
        self.root = root
        self.code = code
        self.why_no_code = why_no_code
        self.documents = documents or Documents()
        self.index = index or TubeIndex(root, (), self.documents)
        self._assemblies: dict[str, Assembly] = {}

    def assembly(self, version: SpecVersion) -> Assembly:
        """The tubes of the project as a spec version reads them."""
        if version.name not in self._assemblies:
            self._assemblies[version.name] = Assembly(version, self.documents, self.index)
        return self._assemblies[version.name]

    def document(self, path: str) -> Document | None:
        """The document in a file, None if that cannot be read."""
        return self.documents.get(path)

    def put(self, document: Document) -> None:
        """Let a text stand for its file from now on, whatever the file contains."""
        self.documents.put(document)
        self.index.put(document.path, document.text)
        self.forget_tubes()

    def forget_tubes(self) -> None:
        """Assemble tubes again, since something that they consist of has changed."""
        self._assemblies.clear()

    def twins(self, tube_id: str, path: str) -> Twins:
        """The files with the same id as the one at `path`."""
        others = self.index.twins(tube_id, path)
        return Twins(tube_id, path, others, bool(others) and self.index.is_named(tube_id))

    def holds(self, reads: Reads, since: int) -> bool:
        """Whether nothing that a result depends on has changed since a revision."""
        changes = self.documents.changes
        if since >= changes.revision:
            return True
        if changes.touch((*reads.files, *reads.code), since):
            return False
        return all(self.index.look_up(one.name, one.asker) == one for one in reads.names) and all(
            self.twins(one.tube_id, one.path) == one for one in reads.twins
        )

    def forget(self, path: str) -> None:
        """Forget what is kept of a file that has been checked."""
        for assembly in self._assemblies.values():
            assembly.drop(path)

    def is_referred_to(self, path: str) -> bool:
        """Whether tubes of the project seem to refer to the one at `path`."""
        return self.documents.key(path) in self.index.referred
