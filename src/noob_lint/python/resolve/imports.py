"""Whether importing a module surely fails: a mistake in it, or in what it imports.

Modules of the project are followed; of those that are installed it is only looked at whether they
are there. Nothing is concluded where a module may be generated or compiled when the project is
built, or where code changes the places in which modules are looked for.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from noob_lint.python.answers import Broken
from noob_lint.python.find.finder import Location, ModuleKind
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.resolve.runtime import builtin_entity
from noob_lint.python.source.bindings import How
from noob_lint.python.source.entities import Absent, Cannot
from noob_lint.python.source.module import Module
from noob_lint.python.source.top_level import Imported, Raised, Used, steps_of

MOST = 1_000_000
"""Of the modules that one imports, no more characters are looked at."""

_MOVES = ("sys.path", "sys.modules", "meta_path", "path_hooks", "addsitedir", "rootutils")
_MOVES_IMPORTS = re.compile("|".join(map(re.escape, _MOVES)) + r"|from\s+sys\s+import|__path__")
"""What code does that makes modules importable from elsewhere."""

_THERE = frozenset(
    {"click", "distutils", "noob", "noob_core", "platformdirs", "pydantic", "pydantic_core"}
    | {"pydantic_settings", "rich", "ruamel", "typing_extensions", "yaml"}
)
"""What is there wherever noob runs, and what other packages make importable."""

_INJECTED = frozenset(
    {"_", "copyright", "credits", "display", "exit", "get_ipython", "help", "license", "profile"}
    | {"quit", "PythonFinalizationError", "WindowsError"}
)
"""Builtins of some programs, systems and versions of Python."""

_GENERATED = re.compile(r"version|about|build|generated|_pb2|^__")


class Ran(NamedTuple):
    """What importing one module does, without the modules that it imports.

    `steps` are the modules that it imports, each with whether that is sure, and what surely fails;
    `moves` tells that it may change where modules are found, `adds` that it may add builtins.
    """

    steps: tuple[tuple[str, bool] | Failure, ...] = ()
    moves: bool = False
    adds: bool = False
    size: int = 0


class Failure(NamedTuple):
    """What fails in a module; `needs` is the module that is not found, `name` the unknown name."""

    broken: Broken
    needs: str = ""
    name: str = ""


class Imports:
    """Imports modules in thought.

    `is_sure` tells whether the environment is the one that the code runs in, so that what is not
    found in it is not there.
    """

    def __init__(self, resolver: Resolver, *, is_sure: bool) -> None:
        self._resolver = resolver
        self._modules = resolver.modules
        self._finder = resolver.finder
        self._is_sure = is_sure

    def run(self, name: str) -> Ran:
        """What importing the module does; nothing is known of one that is installed."""
        if not self._is_own(name):
            return Ran()
        module = self._modules.read(name)
        if isinstance(module, Cannot) and module.mistake:
            return Ran((Failure(Broken(name, module.mistake, module.place)),))
        if not isinstance(module, Module) or module.is_stub:
            return Ran()
        text = module.source.text
        moves = _MOVES_IMPORTS.search(text) is not None
        return Ran(tuple(self._steps(module)), moves, "builtins" in text, len(text))

    def _steps(self, module: Module) -> Iterator[tuple[str, bool] | Failure]:
        for step in steps_of(module):
            if isinstance(step, Imported):
                yield from self._imported(module, step)
            elif isinstance(step, Raised):
                reason = f"it raises {_raised(step.node)}"
                yield Failure(Broken(module.name, reason, module.place(step.node)))
            elif self._is_unknown(module, step):
                reason = f"name {step.node.id!r} is not defined"
                broken = Broken(module.name, reason, module.place(step.node))
                yield Failure(broken, name=step.node.id)

    def _imported(self, module: Module, step: Imported) -> Iterator[tuple[str, bool] | Failure]:
        parts = step.module.split(".")
        place = module.place(step.node)
        if not step.module:
            reason = "a relative import leads out of the package"
            yield from [Failure(Broken(module.name, reason, place))] if step.is_sure else []
            return
        for end in range(1, len(parts) + 1):
            name = ".".join(parts[:end])
            if self._finder.find(name) is None:
                why = self._missing(name) if step.is_sure else None
                yield from [Failure(Broken(module.name, why, place), needs=name)] if why else []
                return
            yield name, step.is_sure
        if not step.member or not self._is_own(step.module):
            return
        inner = f"{step.module}.{step.member}"
        if self._finder.find(inner) is not None:
            yield inner, step.is_sure and not self._may_bind(step.module, step.member)
        elif step.is_sure:
            why = self._lacking(step.module, step.member)
            yield from [Failure(Broken(module.name, why, place))] if why else []

    def _may_bind(self, package: str, name: str) -> bool:
        """Whether a package may have something of its own under the name of one of its modules."""
        module = self._modules.read(package)
        if not isinstance(module, Module):
            return module is not None
        table = module.namespace.table
        is_open = module.namespace.stars or module.is_dynamic or name in module.set_by_functions
        return bool(is_open) or name in table or "__getattr__" in table

    def _missing(self, name: str) -> str | None:
        """Why there surely is no module `name`, None if there may be one."""
        owner, _, last = name.rpartition(".")
        if name.partition(".")[0] in _THERE | sys.stdlib_module_names:
            return None
        if not owner:
            is_missing = self._is_sure and self._finder.is_complete
            is_missing = is_missing and not self._finder.lies_deeper(name)
            return f"there is no module {name!r}" if is_missing else None
        location = self._finder.find(owner)
        is_certain = self._is_sure or self._is_own(owner)
        if location is None or not is_certain or self._may_be_made(location, owner, last):
            return None
        found = self._resolver.absent_module(name)
        if not isinstance(found, Absent) or not found.certain:
            return None
        return f"there is no module {last!r} in {owner!r}{_hint(found)}"

    def _lacking(self, owner: str, name: str) -> str | None:
        """Why there surely is no `name` in a module, None if there may be one."""
        read, location = self._modules.read(owner), self._finder.find(owner)
        if isinstance(read, Module):
            bindings = read.namespace.table.get(name, ())
            if any(one.how is not How.UNBOUND for one in bindings):
                return None
        if location is None or self._may_be_made(location, owner, name):
            return None
        found = self._resolver.member(owner, name)
        is_own = isinstance(found, Absent) and found.owner == owner and found.certain
        return f"{owner!r} has no {name!r}{_hint(found)}" if is_own else None  # type: ignore[arg-type]

    def _may_be_made(self, location: Location, owner: str, name: str) -> bool:
        """Whether a module may come to be in a package when the project is built or installed."""
        if not location.inside:
            return False
        if _GENERATED.search(name) or self._finder.is_installed_too(owner.partition(".")[0]):
            return True
        beside = self._finder.names(owner)
        return name in beside or (name.startswith("_") and not self._is_near(name, beside))

    def _is_near(self, name: str, others: set[str]) -> bool:
        from noob_lint.support.similar import nearest

        return nearest(name, others) is not None

    def _is_own(self, name: str) -> bool:
        if is_in_library(name):
            return False
        location = self._finder.find(name)
        return location is not None and is_own(location)

    def _is_unknown(self, module: Module, use: Used) -> bool:
        """Whether nothing surely gives a name a value."""
        name = use.node.id
        if name in _INJECTED or name.startswith("__") or builtin_entity(name) is not None:
            return False
        if module.is_dynamic or name in module.set_by_functions:
            return False
        if module.is_package and self._finder.find(f"{module.name}.{name}") is not None:
            return False
        for star in use.stars:
            names = self._resolver.star_names(star)
            is_certain = self._modules.is_certain(star, self._finder.find(star))
            if names is None or name in names or not is_certain:
                return False
        return not self._modules.is_set_elsewhere(module, name)


def is_in_library(name: str) -> bool:
    """Whether Python has a module of that name itself, so that either may be imported.

    A project's comes first where it is run by a script, and last where it is installed.
    """
    return name.partition(".")[0] in sys.stdlib_module_names


def is_own(location: Location) -> bool:
    """Whether a module belongs to the project: it is not installed, nor part of Python."""
    if location.from_library or location.kind is ModuleKind.BUILTIN:
        return False
    paths = [location.path] if location.path is not None else location.inside
    installed = {"site-packages", "dist-packages"}
    return any(installed.isdisjoint(path.parts) for path in paths)


def first_failure(start: Iterable[str], run: Callable[[str], Ran]) -> Broken | None:
    """What fails when the modules in `start` are imported one after the other, if that is sure.

    `run` tells what importing one does. Each is imported once, as Python does; of one that is
    imported in a circle nothing is concluded.
    """
    seen: dict[str, bool] = {}
    moves = adds = False
    size = 0
    pending: list[tuple[Iterator[tuple[str, bool] | Failure], bool]]
    pending = [(iter([(name, True) for name in start]), True)]
    while pending:
        steps, is_sure = pending[-1]
        step = next(steps, None)
        if step is None:
            pending.pop()
        elif isinstance(step, Failure):
            if is_sure and not (step.needs and moves) and not (step.name and adds):
                return step.broken
        else:
            name, happens = step
            surely = is_sure and happens
            if seen.get(name, False) or (name in seen and not surely):
                continue
            seen[name] = surely
            one = run(name)
            moves, adds, size = moves or one.moves, adds or one.adds, size + one.size
            if size > MOST:
                return None
            pending.append((iter(one.steps), surely))
    return None


def mistake_in(names: Iterable[str], resolver: Resolver) -> Broken | None:
    """The first of some modules, installed or not, whose source Python refuses."""
    for name in names:
        if is_in_library(name):
            continue
        found = resolver.modules.read(name)
        if isinstance(found, Cannot) and found.mistake:
            return Broken(name, found.mistake, found.place)
    return None


def _hint(found: Absent) -> str:
    return f"; did you mean {found.nearest[0]!r}?" if found.nearest else ""


def _raised(node: ast.Raise) -> str:
    kind = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    return ast.unparse(kind) if isinstance(kind, ast.Name | ast.Attribute) else "an error"
