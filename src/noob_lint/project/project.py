"""The tubes of one project: documents by path, tubes with what they extend and contain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from noob_lint.project.assembly import Assembly
from noob_lint.project.documents import Documents
from noob_lint.project.index import TubeIndex
from noob_lint.spec.versions import SpecVersion
from noob_lint.yaml.document import Document

if TYPE_CHECKING:
    from noob_lint.python.code import Code


class Project:
    """What can be seen from the tubes of one project, whoever asks.

    `root` is its directory ("" if it has none), `files` are the tubes that are linted together,
    `tube_paths` the directories in which other tubes are looked for, and `code` is the Python
    within reach, None where none is read.
    """

    def __init__(
        self,
        root: str = "",
        files: Sequence[str] = (),
        tube_paths: Sequence[str] = (),
        code: Code | None = None,
    ) -> None:
        self.root = root
        self.code = code
        self.documents = Documents()
        self.index = TubeIndex(files, tube_paths, root, self.documents)
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
        """Let a text stand for its file from now on, whatever the file holds."""
        if self.documents.has(document.path) and self.documents.get(document.path) is not document:
            self._assemblies.clear()  # in which the former text may be a part of other tubes
        self.documents.put(document)

    def forget(self, path: str) -> None:
        """Free the memory that a file takes which has been checked, unless others refer to it."""
        if not self.is_referred_to(path):
            self.documents.drop(path)
            for assembly in self._assemblies.values():
                assembly.drop(path)

    def is_referred_to(self, path: str) -> bool:
        """Whether other files of the run seem to refer to the one at `path`."""
        is_alone = len(self.index.files) < 2
        return not is_alone and self.documents.key(path) in self.index.referred
