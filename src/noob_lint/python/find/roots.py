"""The directories in which a project has its modules, and what makes each one of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path

from noob_lint.python.find.packaging import Mapped, Metadata
from noob_lint.support.project_files import home
from noob_lint.support.values import NamedTuple

MOST_MEMBERS = 500
"""No more members of a workspace are looked at."""


class CodeRoot(NamedTuple):
    """A directory that Python finds modules in, and why; `module` if it is one module itself."""

    path: Path
    why: str
    module: str = ""


Look = Callable[[Metadata], Iterator[CodeRoot]]


class CodeRoots(NamedTuple):
    """Where the modules of a project lie, in the order in which they are tried.

    `reads` are the files and directories that decide it, whether they are there or not.
    """

    roots: tuple[CodeRoot, ...] = ()
    reads: tuple[str, ...] = ()

    @property
    def directories(self) -> tuple[Path, ...]:
        """The directories of modules at the top level."""
        return tuple(root.path for root in self.roots if not root.module)

    @property
    def modules(self) -> dict[str, Path]:
        """The modules at the top level whose directories are called otherwise."""
        return {root.module: root.path for root in reversed(self.roots) if root.module}


def configured_roots(paths: Iterable[str]) -> CodeRoots:
    """The directories that the setting `python-paths` names."""
    roots = (CodeRoot(Path(os.path.abspath(path)), "python-paths") for path in paths)
    return CodeRoots(tuple(roots))


def nearest_project(root: str, directory: str) -> str:
    """The directory of the Python project that the files in `directory` belong to.

    That is the nearest one upwards with packaging metadata, but not the home directory, or else
    `root`. Both are absolute paths without links.
    """
    while directory.startswith(os.path.join(root, "")) and directory != root:
        if Metadata(directory).is_there and directory != home():
            return directory
        directory = os.path.dirname(directory)
    return root


def code_roots(root: str, project: str) -> CodeRoots:
    """Where the code lies of a Python project in the directory `project`, at `root` or below it.

    First what it has itself, which may be a member of a workspace; then what the root has, and the
    other members.
    """
    found: dict[tuple[Path, str], CodeRoot] = {}
    reads: dict[str, None] = {}
    around = Metadata(root)
    own = [around] if project == root else [Metadata(project), around]
    for metadata, look in (*((one, _of_project) for one in own), *_members(around, reads)):
        reads |= dict.fromkeys((os.path.join(metadata.directory, "src"), *metadata.files))
        for one in look(metadata):
            found.setdefault((one.path, one.module), one)
    return CodeRoots(tuple(found.values()), tuple(reads))


def _of_project(metadata: Metadata) -> Iterator[CodeRoot]:
    source = os.path.join(metadata.directory, "src")
    if os.path.isdir(source):
        yield CodeRoot(Path(source), "the directory 'src'")
    why = "the directory of its packaging metadata" if metadata.is_there else "the project root"
    yield CodeRoot(Path(metadata.directory), why)
    yield from _named(metadata)


def _of_member(metadata: Metadata) -> Iterator[CodeRoot]:
    """What a member of the workspace adds; its directory only if nothing in it holds the code."""
    source = os.path.join(metadata.directory, "src")
    inside = [CodeRoot(Path(source), "'src' of a member of the workspace")]
    inside = inside if os.path.isdir(source) else []
    inside += _named(metadata)
    yield from inside or [CodeRoot(Path(metadata.directory), "a member of the workspace")]


def _named(metadata: Metadata) -> Iterator[CodeRoot]:
    """The directories that packaging metadata names, if they are there."""
    for mapped in metadata.mapped:
        try:
            found = _placed(metadata.directory, mapped)
            if found is not None and found.path.is_dir():
                yield found
        except (OSError, ValueError):
            continue


def _placed(base: str, mapped: Mapped) -> CodeRoot | None:
    """The directory of modules, if one has the names that it is imported by; else the module."""
    source = Path(os.path.normpath(os.path.join(base, mapped.directory)))
    target = Path(mapped.target).parts
    if source.parts[len(source.parts) - len(target) :] == target:
        return CodeRoot(Path(*source.parts[: len(source.parts) - len(target)]), mapped.why)
    if len(target) == 1 and target[0].isidentifier():
        return CodeRoot(source, mapped.why, target[0])
    return None


def _members(around: Metadata, reads: dict[str, None]) -> Iterator[tuple[Metadata, Look]]:
    """The members of a workspace: as its metadata says, and each directory in ``packages``."""
    patterns = [*around.members, "packages/*"]
    excluded = [pattern.strip("/") for pattern in around.excluded_members]
    seen = {os.path.normpath(around.directory)}
    for pattern in patterns:
        for directory in _matching(around.directory, pattern, reads):
            inside = os.path.relpath(directory, around.directory).replace(os.sep, "/")
            if directory in seen or any(fnmatchcase(inside, one) for one in excluded):
                continue
            seen.add(directory)
            member = Metadata(directory)
            reads |= dict.fromkeys((os.path.join(directory, "src"), *member.files))
            if member.is_there or os.path.isdir(os.path.join(directory, "src")):
                yield member, _of_member
            if len(seen) > MOST_MEMBERS:
                return


def _matching(top: str, pattern: str, reads: dict[str, None]) -> list[str]:
    """The directories below `top` that a pattern of one name after another matches, in order."""
    found = [top]
    for name in pattern.replace("\\", "/").strip("/").split("/"):
        children = (child for one in found for child in _children(one, name, reads))
        found = list(islice(children, MOST_MEMBERS))
    return found


def _children(directory: str, pattern: str, reads: dict[str, None]) -> Iterator[str]:
    names = [pattern]
    if any(mark in pattern for mark in "*?["):
        reads[directory] = None
        try:
            names = sorted(os.listdir(directory))
        except OSError:
            names = []
        names = [one for one in names if one[0] != "." and fnmatchcase(one, pattern)]
    for name in names:
        path = os.path.normpath(os.path.join(directory, name))
        with suppress(ValueError):  # a NUL in what the metadata says
            if os.path.isdir(path):
                yield path
