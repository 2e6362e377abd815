"""Reads whole tubes from files: linted, merged with their bases, ready for the runtime."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Self

from noob_lint.config.settings import Settings, validate
from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.diagnostics.source import Source, Span
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.workspace import Workspace
from noob_lint.runtime.errors import TubeError, diagnose
from noob_lint.runtime.tube import LiveTube, live_tube, nearest_node, python_value
from noob_lint.yaml.document import Document
from noob_lint.yaml.parser import parse, read_bounded

_NO_BASE = "a tube that this one extends is not known: say in tube-paths where it lies"


class _Start(NamedTuple):
    """The start of a file, for what is wrong with the file as a whole."""

    source: Source

    @property
    def span(self) -> Span:
        return self.source.span(0, 0)


class LintingReader:
    """Reads tubes in a workspace; a `noob_lint.runtime.reader.TubeReader`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @classmethod
    def with_settings(cls, settings: Settings | None) -> Self:
        """The reader with one set of settings, or else with those of each file."""
        fixed = None if settings is None else validate(settings)
        root = "" if fixed is None else fixed.root
        return cls(Workspace(Configurations(fixed, root=root)))

    @classmethod
    def for_noob(cls, release: str, settings: Settings | None) -> Self:
        """The reader for an installed noob, which imports the code itself."""
        return cls.with_settings(
            (settings or Settings(python="off"))._replace(noob_version=release)
        )

    def find(self, name: str, path: str) -> str | None:
        """The file of the tube that the tube at `path` calls `name`, if it is known."""
        return self._workspace.project_of(path).index.find(name)

    def texts(self, path: str, files: Iterable[str]) -> dict[str, str]:
        """The texts of files as they were read for the tube at `path`, whatever they are now."""
        project = self._workspace.project_of(path)
        found = {name: project.document(name) for name in files}
        return {name: one.text for name, one in found.items() if one is not None}

    def read(self, path: str | os.PathLike[str], *, lints: bool = True) -> LiveTube:
        """The tube in a file; with `lints`, only if the linter finds no error in it.

        Raises:
            TubeError: the linter finds an error, or a tube that this one extends is not known.
            OSError: the file cannot be read.
        """
        from noob_lint.linting.linter import Linter

        path = os.fspath(path)
        document = parse(read_bounded(path), path)
        found = Linter(self._workspace).lint(document).diagnostics if lints else ()
        return self.open(document, [one for one in found if one.severity == "error"])

    def open(self, document: Document, errors: Sequence[Diagnostic] = ()) -> LiveTube:
        """The tube in a document in which the linter finds these errors.

        Raises:
            TubeError: there are errors, or a tube that this one extends is not known.
        """
        from noob_lint.linting.version import version_of
        from noob_lint.project.merge import without_extends

        path = document.path
        version = version_of(document, self._workspace.settings_of(path))
        self._workspace.put(document)
        tube = self._workspace.project_of(path).assembly(version).open(path)
        if errors or tube is None:
            start = _Start(document.source)
            raise TubeError(errors or [diagnose("runtime-tube", start, "the file holds no tube")])
        if not tube.is_whole:
            place = nearest_node(tube.merged, ["extends"])
            raise TubeError([diagnose("runtime-tube", place, _NO_BASE)])
        return live_tube(without_extends(tube.merged), version)


def read_input(text: str) -> tuple[str, Any]:
    """The name and the value in a string ``name=value``, where the value is YAML.

    Raises:
        ValueError: the string does not have this form.
    """
    name, equals, value = text.partition("=")
    if not equals or not name.isidentifier():
        raise ValueError(f'write NAME=VALUE, not "{text}"')
    root = parse(f"value: {value}", "").root
    if root is None or len(root.entries) != 1:
        raise ValueError(f"the value of {name} is no YAML")
    return name, python_value(root.entries[0].value)
