"""Where the code lies that the tubes of a directory name, found and not yet read.

It depends on where the tubes lie, on what is configured, on the variables of the process, and on
the interpreter that runs this; never on the current directory.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

from noob_lint.python.code import Code
from noob_lint.python.find.choice import Choice, candidates, environment_for
from noob_lint.python.find.environment import deciding, deciding_about, packages_of
from noob_lint.python.find.packaging import Metadata
from noob_lint.python.find.roots import CodeRoots, code_roots, configured_roots, nearest_project
from noob_lint.support.values import NamedTuple


class CodePlace(NamedTuple):
    """Where the code lies that the tubes of a directory name; equal places hold the same code.

    `root` is the root of their project, `project` the directory of the packaging metadata that is
    nearest to them, or the root.
    """

    root: str
    project: str
    roots: CodeRoots
    environment: Choice | None

    def open(self) -> Code:
        """The code that lies there."""
        owners = tuple(dict.fromkeys((self.project, self.root)))
        return Code.open(self.roots, self.environment, self.root, owners)

    def reads(self, directory: str, top: str, named: str | None) -> Iterator[str]:
        """What decides that the code of the tubes in `directory` lies there, as `CodePlaces` finds.

        Files and directories, whether they are there or not; of directories, the names in them.
        """
        yield from self.roots.reads
        for owner in (self.root, self.project):
            yield from Metadata(owner).files
        inner = directory
        while inner != self.root and inner.startswith(os.path.join(self.root, "")):
            yield from Metadata(inner).files
            inner = os.path.dirname(inner)
        yield from environment_reads(directory, top, named, os.environ)
        if self.environment is None:
            return
        names = filter(None, (Metadata(owner).name for owner in (self.root, self.project)))
        for site, name in product(packages_of(self.environment.prefix), names):
            yield str(site / name / "__init__.py")


class CodePlaces:
    """Finds where code lies, looking at each file and directory once.

    `variables` are those of the process.
    """

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self._roots: dict[object, CodeRoots] = {}
        self._places: dict[object, CodePlace] = {}

    def of(
        self, directory: str, root: str, top: str, paths: Sequence[str], named: str | None
    ) -> CodePlace:
        """Where the code of the tubes in `directory` lies.

        `root` is the root of their project, `top` that of the working copy that they are in, or the
        root: absolute paths without links. `paths` are the directories of modules and `named` is
        the environment that are configured, if any.

        Raises:
            NoEnvironmentError: `named` is neither an environment nor an interpreter.
        """
        configured = tuple(paths)
        key = (directory, root, top, configured, named)
        if key not in self._places:
            project = root if configured else nearest_project(root, directory)
            roots = self._code_roots(configured, root, project)
            choice = environment_for(directory, top, named, self._variables, sys.prefix)
            self._places[key] = CodePlace(root, project, roots, choice)
        return self._places[key]

    def _code_roots(self, configured: tuple[str, ...], root: str, project: str) -> CodeRoots:
        key = (configured, root, project)
        if key not in self._roots:
            found = configured_roots(configured) if configured else code_roots(root, project)
            self._roots[key] = found
        return self._roots[key]


def environment_reads(
    directory: str, top: str, named: str | None, variables: Mapping[str, str]
) -> Iterator[str]:
    """What decides which environment belongs to the files in `directory`, and what is in it.

    Files and directories, whether they are there or not; of directories, the names in them.
    """
    if named is None:
        for prefix, _ in candidates(directory, top, variables, sys.prefix):
            yield from map(str, deciding(Path(prefix)))
    else:
        yield from map(str, deciding_about(Path(named)))
    choice = environment_for(directory, top, named, variables, sys.prefix)
    if choice is not None:
        yield from map(str, deciding(choice.prefix, choice.interpreter))
