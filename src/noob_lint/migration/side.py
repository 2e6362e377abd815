"""Some files, and all that they refer to, as one version of noob sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from noob_lint.calls.facts import Facts
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.workspace import Workspace
from noob_lint.linting.checked import Checked
from noob_lint.linting.linter import Linter
from noob_lint.migration.model import Subject
from noob_lint.project.assembly import Assembly
from noob_lint.spec.versions import SpecVersion
from noob_lint.tube.tube import Tube
from noob_lint.yaml.parser import parse


class Side:
    """The files, by path, with contents that may differ from those on disk.

    `named` are the directories that were named.
    """

    def __init__(
        self, version: SpecVersion, files: Mapping[str, bytes], named: Sequence[str]
    ) -> None:
        self.version = version
        given = {"noob_version": version.name}
        self._workspace = Workspace(
            Configurations(given=given, named=named), [*files], keeps_all=True
        )
        self._linter = Linter(self._workspace)
        for path, data in files.items():
            self.put(path, data)

    def put(self, path: str, data: bytes) -> None:
        """From now on, this is what the file contains."""
        self._workspace.put(parse(data, path))

    def check(self, path: str) -> Checked:
        """What is wrong with a file."""
        return self._linter.check(self._workspace.read(path))

    def key(self, path: str) -> str:
        """The name of the file that `path` leads to, however it is spelled."""
        return self._workspace.project_of(path).documents.key(path)

    def referred(self, path: str) -> list[str]:
        """The files that a tube extends or nests, at any depth."""
        with self._workspace.reading():
            return self._assembly(path).referred(path)

    def is_tube(self, path: str) -> bool:
        """Whether the file contains a mapping."""
        with self._workspace.reading():
            return self._assembly(path).open(path) is not None

    def subject(self, path: str, target: SpecVersion, release: str) -> Subject:
        """A file that contains a mapping, to be migrated to another version."""
        with self._workspace.reading():
            whole = self._assembly(path).open(path)
            assert whole is not None  # the version would refuse the file
            code = self._workspace.project_of(path).code
            facts = Facts(whole, project_code=code)
            own = Tube(whole.document, whole.root, self.version)
            return Subject(own, facts, target, release)

    def _assembly(self, path: str) -> Assembly:
        return self._workspace.project_of(path).assembly(self.version)
