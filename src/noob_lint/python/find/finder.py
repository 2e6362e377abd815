"""Finds the source of a module as Python's path finder would.

A regular package or a module wins in the first directory that has one; directories without
``__init__.py`` are portions of a namespace package only if no directory has more. In one directory
a package comes before a module, and an extension module before source.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from enum import Enum
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from noob_lint.support.files import is_file, names_in
from noob_lint.support.values import NamedTuple

if TYPE_CHECKING:
    from noob_lint.python.find.environment import Environment

_EXTENSIONS = (".so", ".pyd")
_COMPILED_FROM = (".c", ".cc", ".cpp", ".cu", ".f", ".f90", ".in", ".pyf", ".pyx", ".rs")
"""What a module may be made from when a project is built."""
_SUFFIXES = (".py", ".pyi", ".pyc", *_EXTENSIONS, *_COMPILED_FROM)
_ENVIRONMENT = "pyvenv.cfg"
"""The file that makes a directory a virtual environment."""

MOST_DIRECTORIES = 300
"""In no more directories of a project a module is looked for that may not be missing."""


class ModuleKind(Enum):
    """How a module exists."""

    SOURCE = "source"
    STUB = "stub"
    """Only a stub can be read: the module is compiled, or nothing else of it was found."""
    COMPILED = "compiled"
    NAMESPACE = "namespace"
    BUILTIN = "builtin"
    """Part of Python itself and written in C."""


class Location(NamedTuple):
    """Where a module is; `inside` are the directories of its submodules (empty: not a package)."""

    kind: ModuleKind
    path: Path | None = None
    inside: tuple[Path, ...] = ()
    from_library: bool = False


class Search(NamedTuple):
    """What looking for a module found, and the directories whose listings decided it."""

    found: Location | None
    listed: tuple[Path, ...] = ()


class _Deeper(NamedTuple):
    """Whether a module is in another directory of the project, and the directories looked at."""

    found: bool
    listed: tuple[Path, ...]


class Finder:
    """Finds modules in the project's roots, the standard library and an environment.

    `modules` are those of the project whose directories are called otherwise; `base` is the root
    of the project, to which the paths in messages are relative. Without an
    environment the standard library is that of the interpreter that runs this. `asked` are the
    modules that were looked for since the finder was made, or since `anew`; "" stands for the list
    of those at the top level.
    """

    def __init__(
        self,
        roots: Sequence[Path],
        environment: Environment | None,
        modules: Mapping[str, Path] = MappingProxyType({}),
        base: Path | None = None,
    ) -> None:
        self._roots = tuple(roots)
        self._base = base
        self._environment = environment
        self._editable = {**dict(environment.editable if environment else ()), **modules}
        self._listings: dict[Path, frozenset[str]] = {}
        self._searches: dict[str, Search] = {}
        self._reads: dict[str, frozenset[str]] = {}
        self._deeper: dict[str, _Deeper] = {}
        self.asked: set[str] = set()

    def anew(self) -> Finder:
        """A finder that shares what this one knows, with nothing `asked`."""
        finder = copy(self)
        finder.asked = set()
        return finder

    def label(self, path: Path) -> str:
        """A path as messages have it: they do not depend on the current directory."""
        base = self._base
        return str(path.relative_to(base) if base and path.is_relative_to(base) else path)

    @property
    def listings(self) -> dict[str, frozenset[str]]:
        """The names that can be those of modules, in each directory that has been looked at."""
        return {str(directory): names for directory, names in self._listings.items()}

    def reads(self, dotted: str) -> frozenset[str]:
        """What decides where a module is, and its file; for "" all top-level directories."""
        if dotted not in self._reads:
            self._reads[dotted] = frozenset(map(str, self._read_for(dotted)))
        return self._reads[dotted]

    def _read_for(self, dotted: str) -> Iterator[Path | str]:
        if not dotted:
            yield from self._top
            return
        yield from self.reads(dotted.rpartition(".")[0]) if "." in dotted else ()
        found = self.find(dotted)
        yield from self._searches[_of_library(dotted)].listed
        if found is not None and found.path is not None:
            yield found.path
        elif found is None and "." not in dotted and self.is_complete:
            yield from self._search_deeper(dotted).listed

    def may_have(self, dotted: str) -> bool:
        """Whether more is known of a module, or a name in it, than that it may come from elsewhere.

        Nothing is where the top of its path is not found and there is no environment in which it
        would be.
        """
        return self.has_environment or self.find(dotted.partition(".")[0]) is not None

    @cached_property
    def library(self) -> Path:
        """The directory of the standard library."""
        found = self._environment.library if self._environment else None
        return found or Path(os.__file__).parent

    @cached_property
    def knows_library(self) -> bool:
        """Whether the standard library is the one that the tube's code runs with."""
        return self._environment is not None and self._environment.library is not None

    @property
    def is_known(self) -> bool:
        """Whether the stubs tell all that the standard library has where the tube's code runs."""
        from noob_lint.python.find.typeshed import NEWEST

        return self.version is not None and self.version <= NEWEST

    @property
    def version(self) -> tuple[int, int] | None:
        """The version of Python that the tube's code runs with, if known."""
        return self._environment.version if self._environment else None

    @property
    def has_environment(self) -> bool:
        """Whether there is an environment of which all modules can be found."""
        return self._environment is not None and self._environment.complete

    @property
    def is_complete(self) -> bool:
        """Whether a module that is not found does not exist."""
        environment = self._environment
        return environment is not None and environment.complete and not environment.is_open

    @cached_property
    def _top(self) -> tuple[Path, ...]:
        sites = self._environment.paths if self._environment else ()
        library = (self.library, self.library / "lib-dynload")
        return (*self._roots, *library, *sites)

    def find(self, dotted: str) -> Location | None:
        """Where the module `dotted` is, or None."""
        dotted = _of_library(dotted)
        self.asked.add(dotted)
        if dotted not in self._searches:
            self._searches[dotted] = self._find(dotted)
        return self._searches[dotted].found

    def names(self, package: str) -> set[str]:
        """The modules in a package, or at the top level of the project and environment for ""."""
        self.asked.add(package)
        location = self.find(package) if package else None
        inside = self._top if not package else location.inside if location else ()
        found = {name.split(".")[0] for path in inside for name in self._listing(path)}
        return {name for name in found if name.isidentifier() and name != "__init__"}

    def has_modules(self, package: Location) -> bool:
        """Whether there is a module right in the directories of a package."""
        return any(name.endswith(".py") for path in package.inside for name in self._listing(path))

    def lies_deeper(self, module: str) -> bool:
        """Whether a module is in a directory of the project that modules are not looked for in.

        Python finds it there if that is the current directory, or the one of a script that it runs.
        """
        return self._search_deeper(module).found

    def _search_deeper(self, module: str) -> _Deeper:
        if module not in self._deeper:
            wanted, listed = {module, f"{module}.py"}, list[Path]()
            found = any(not wanted.isdisjoint(names) for names in self._names_deeper(listed))
            self._deeper[module] = _Deeper(found, tuple(listed))
        return self._deeper[module]

    def _names_deeper(self, listed: list[Path]) -> Iterator[frozenset[str]]:
        """The names in each directory of the project, the outer ones first.

        What decides which directories these are is added to `listed`.
        """
        pending = deque([self._base] if self._base is not None else [])
        for _ in range(MOST_DIRECTORIES):
            if not pending:
                return
            directory = pending.popleft()
            names = self._listing(directory)
            listed.append(directory)
            yield names
            inside = [directory / name for name in sorted(names) if name.isidentifier()]
            listed += inside
            inside = [path for path in inside if path.is_dir()]
            listed += [path / _ENVIRONMENT for path in inside]
            pending += (path for path in inside if not _is_foreign(path))

    def is_installed_too(self, package: str) -> bool:
        """Whether a package of the project may be in the environment as well."""
        self.asked.add("")
        sites = self._environment.paths if self._environment else ()
        return any(
            package in self._listing(site) for site in sites if "site-packages" in site.parts
        )

    def _find(self, dotted: str) -> Search:
        owner, _, name = dotted.rpartition(".")
        if not owner:
            return self._find_top(name)
        parent = self.find(owner)
        if parent is None:
            return Search(None)
        return self._with_stubs(dotted, *self._search(name, parent.inside))

    def _find_top(self, name: str) -> Search:
        found, listed = self._search(name, self._top)
        if name in sys.builtin_module_names and not (found and found.kind is ModuleKind.SOURCE):
            return Search(Location(ModuleKind.BUILTIN, from_library=True), listed)
        if found is None and self._is_built_in_there(name):
            return Search(Location(ModuleKind.BUILTIN, from_library=True), listed)
        if (found is None or found.kind is ModuleKind.NAMESPACE) and name in self._editable:
            mapped = self._mapped(self._editable[name])
            found, listed = mapped.found or found, (*listed, *mapped.listed)
        return self._with_stubs(name, found, listed)

    def _with_stubs(self, dotted: str, found: Location | None, listed: tuple[Path, ...]) -> Search:
        """The stub of a compiled module, if there is a package of stubs for its own."""
        if found is None or found.kind is not ModuleKind.COMPILED:
            return Search(found, listed)
        top, *inner = dotted.split(".")
        stubs = self._search(f"{top}-stubs", self._top)
        for name in inner:
            inside = stubs.found.inside if stubs.found else ()
            deeper = self._search(name, inside)
            stubs = Search(deeper.found, (*stubs.listed, *deeper.listed))
        listed = (*listed, *stubs.listed)
        if stubs.found is None or stubs.found.kind is not ModuleKind.STUB:
            return Search(found, listed)
        return Search(stubs.found._replace(inside=found.inside), listed)

    def why_unsure(self, dotted: str) -> str | None:
        """Why it is unknown which module that is, None if it is known.

        Where Python has one of that name itself, the project's comes first if a script beside it is
        run, even if noob needs the other, and last if the project is installed.
        """
        top = dotted.partition(".")[0]
        found = self.find(top) if top in sys.stdlib_module_names else None
        if found is None or found.from_library or found.kind is ModuleKind.BUILTIN:
            return None
        return f"either the {top!r} of the project or that of Python may be imported"

    def _is_built_in_there(self, name: str) -> bool:
        """Whether another Python may have built in what is an extension module here.

        Linux distributions build most such modules in.
        """
        if name not in sys.stdlib_module_names:
            return False
        from noob_lint.python.find.compiled import is_compiled
        from noob_lint.python.find.typeshed import exists_in

        return is_compiled(name) and exists_in(name, self.version) is not False

    def _mapped(self, path: Path) -> Search:
        if path.suffix == ".py" and is_file(str(path)):
            return Search(Location(ModuleKind.SOURCE, path))
        return self._search(path.name, (path.parent,))

    def _search(self, name: str, directories: Iterable[Path]) -> Search:
        portions, listed = [], []
        for directory in directories:
            listing = self._listing(directory)
            listed.append(directory)
            found = None
            if name in listing:
                listed.append(directory / name)
                found = self._package(directory / name)
            found = found or self._module(directory, name, listing)
            if found is not None:
                inside_library = directory in (self.library, self.library / "lib-dynload")
                from_library = inside_library or self._in_library(directory)
                return Search(found._replace(from_library=from_library), tuple(listed))
            if name in listing and (directory / name).is_dir():
                portions.append(directory / name)
        namespace = Location(ModuleKind.NAMESPACE, None, tuple(portions)) if portions else None
        return Search(namespace, tuple(listed))

    def _in_library(self, directory: Path) -> bool:
        inside = directory.is_relative_to(self.library)
        return inside and not {"site-packages", "dist-packages"} & set(directory.parts)

    def _package(self, directory: Path) -> Location | None:
        found = self._module(directory, "__init__", self._listing(directory))
        return found and found._replace(inside=(directory,))

    def _module(self, directory: Path, name: str, listing: frozenset[str]) -> Location | None:
        compiled = any(one.startswith(f"{name}.") and one.endswith(_EXTENSIONS) for one in listing)
        if f"{name}.py" in listing and not compiled:
            return Location(ModuleKind.SOURCE, directory / f"{name}.py")
        if f"{name}.pyi" in listing:
            return Location(ModuleKind.STUB, directory / f"{name}.pyi")
        if compiled or f"{name}.pyc" in listing:
            return Location(ModuleKind.COMPILED, directory)
        return None

    def _listing(self, directory: Path) -> frozenset[str]:
        if directory not in self._listings:
            self._listings[directory] = module_names(directory)
        return self._listings[directory]


def module_names(directory: str | Path) -> frozenset[str]:
    """The names in a directory that can be those of modules or of directories with modules.

    With those of files that a module may be made from.
    """
    try:
        names = names_in(str(directory))
    except (OSError, ValueError):
        return frozenset()
    found = (name for name in names if "." not in name or name.endswith(_SUFFIXES))
    return frozenset(found) - {"__pycache__"}


def _is_foreign(directory: Path) -> bool:
    """Whether what is in a directory does not belong to the project that the directory is in."""
    return directory.name == "node_modules" or is_file(str(directory / _ENVIRONMENT))


def _of_library(dotted: str) -> str:
    """The real name of ``os.path``; any other name unchanged."""
    return os.path.__name__ if dotted == "os.path" else dotted
