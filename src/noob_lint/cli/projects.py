"""Describes the project of a file: its root, tubes, code and environment, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from noob_lint.config.file import ConfigFile
from noob_lint.config.settings import from_root
from noob_lint.discovery.roots import Root
from noob_lint.discovery.workspace import Workspace
from noob_lint.reporters.summary import count


class Part(NamedTuple):
    """A directory that belongs to a project, as shown in messages, and why it does."""

    directory: str
    why: str

    def __str__(self) -> str:
        return f"{self.directory} ({self.why})"


class Described(NamedTuple):
    """The project of a file.

    `files` are the configuration files of its settings, the nearest first. `ids` is the
    number of tubes that can be named by their ids, below the directories `tops`; there may be more
    if the index `is_cut`. `code` is None where no code is read.
    """

    root: Part
    files: tuple[ConfigFile, ...]
    ids: int
    tops: tuple[str, ...]
    is_cut: bool
    code: tuple[Part, ...] | None
    environment: Part | None

    def lines(self) -> Iterator[str]:
        """The lines that describe the project."""
        yield f"root: {self.root}"
        names = [file.shown for file in self.files]
        yield f"settings: {', which extends '.join(names) or 'the defaults'}"
        cut = "; not all files were read, because there are too many" if self.is_cut else ""
        tubes = count(self.ids, "tube with an id", "tubes with an id")
        yield f"tubes: {tubes} in {', '.join(self.tops) or 'no directory'}{cut}"
        if self.code is None:
            yield "code: not read"
            return
        for part in self.code:
            yield f"code: {part}"
        yield f"environment: {self.environment or 'none found'}"

    def to_dict(self) -> dict[str, Any]:
        """The project as JSON values."""
        return {
            "root": self.root._asdict(),
            "files": [file.shown for file in self.files],
            "tubes": {"ids": self.ids, "in": list(self.tops), "complete": not self.is_cut},
            "code": None if self.code is None else [part._asdict() for part in self.code],
            "environment": None if self.environment is None else self.environment._asdict(),
        }


def described(workspace: Workspace, file: ConfigFile | None) -> Iterator[str]:
    """The lines that describe the projects of the files of a workspace; `file` as for `describe`.

    Files of the same root are listed separately if they use different code.
    """
    groups: dict[object, list[str]] = {}
    for path in workspace.files:
        root = workspace.configurations.root_of(path)
        groups.setdefault((root, workspace.code_place_of(path)), []).append(path)
    for paths in groups.values():
        first, *lines = describe(workspace, paths[0], file).lines()
        name = first.removeprefix("root: ")
        more = count(len(paths) - 1, "more file", "more files")
        yield f"project {name}: {paths[0]}{f' and {more}' if len(paths) > 1 else ''}"
        yield from (f"  {line}" for line in lines)


def describe(workspace: Workspace, path: str, file: ConfigFile | None) -> Described:
    """The project of the file at `path`; `file` is the configuration if an option names it.

    Raises:
        SettingsError: the configuration is wrong.
    """
    configurations = workspace.configurations
    configuration = configurations.configuration_of(path)
    if configuration is not None:
        file = configurations.file(configuration)
    index = workspace.project_of(path).index
    place = workspace.code_place_of(path)
    environment = None if place is None else place.environment
    return Described(
        Part(_shown(configurations.root_of(path).directory), _why(configurations.root_of(path))),
        () if file is None else file.chain,
        len(index.known_ids()),
        tuple(map(_shown, index.tops)),
        index.is_cut,
        None
        if place is None
        else tuple(Part(_shown(str(root.path)), root.why) for root in place.roots.roots),
        None if environment is None else Part(_shown(str(environment.prefix)), environment.why),
    )


def _why(root: Root) -> str:
    if root.kind.is_sure:
        return f"marked by {root.kind}"
    return f"{root.kind}; an empty noob-lint.toml fixes the root"


def _shown(directory: str) -> str:
    return from_root(directory, "")
