"""Whether importing a module surely fails: a mistake in it, or in what it imports.

Modules of the project are followed; of those that are installed it is only looked at whether they
are there, and have the names that are taken from them: a name that stands in their text is not
looked for any further. Nothing is concluded where a module may be generated or compiled when the
project is built, or where code changes the places in which modules are looked for.
"""

from __future__ import annotations

import ast
import builtins
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from noob_lint.python.answers import Broken, CodeSpan
from noob_lint.python.find.finder import Location, ModuleKind
from noob_lint.python.resolve.importing import Caught, Event, Failure, Load, Member, Ran, Trial
from noob_lint.python.resolve.known import INJECTED
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.resolve.runtime import builtin_entity
from noob_lint.python.source.bindings import How
from noob_lint.python.source.entities import Absent, Cannot
from noob_lint.python.source.expressions import bound_before
from noob_lint.python.source.module import Module
from noob_lint.python.source.parsing import text_of
from noob_lint.python.source.steps import (
    Asked,
    Attempt,
    Defined,
    Failed,
    Imported,
    Raised,
    Step,
    Used,
)
from noob_lint.python.source.top_level import steps_of

_MOVES = (
    *("sys.path", "sys.modules", "meta_path", "path_hooks", "addsitedir", "rootutils"),
    "__path__",
)
_FROM_SYS = r"from\s+sys\s+import"
"""Code that makes modules importable from elsewhere."""

_THERE = frozenset(
    {"click", "noob", "noob_core", "platformdirs", "pydantic", "pydantic_core"}
    | {"pydantic_settings", "rich", "ruamel", "typing_extensions", "yaml"}
)
"""Modules that exist wherever noob runs, and those that other packages make importable."""

_REMOVED = {
    **dict.fromkeys(("asynchat", "asyncore", "distutils", "imp", "smtpd"), (3, 12)),
    **dict.fromkeys(("aifc", "audioop", "cgi", "cgitb", "chunk", "crypt", "imghdr"), (3, 13)),
    **dict.fromkeys(("lib2to3", "mailcap", "msilib", "nis", "nntplib", "ossaudiodev"), (3, 13)),
    **dict.fromkeys(("pipes", "sndhdr", "spwd", "sunau", "telnetlib", "uu", "xdrlib"), (3, 13)),
}
"""Modules that Python had, and since when they are gone."""

ERRORS = frozenset(
    name
    for name, one in vars(builtins).items()
    if isinstance(one, type) and issubclass(one, Exception)
)
"""The exceptions that Python knows by itself."""

_MOST_UNKNOWN = 200
"""Undefined names that are followed in one module; the first that surely fails is reported."""

_GENERATED = r"version|about|build|generated|_pb2|^__"


class Imports:
    """Imports modules in thought.

    `is_sure` says whether the environment is the one that the code runs in, so that what is not
    found in it is not there.
    """

    def __init__(self, resolver: Resolver, *, is_sure: bool) -> None:
        self._resolver = resolver
        self._modules = resolver.modules
        self._finder = resolver.finder
        self._is_sure = is_sure
        self._texts: dict[Path, bytes | None] = {}
        self._unknown: Counter[str] = Counter()

    def run(self, name: str) -> Ran:
        """What importing the module does; nothing is known of one that is installed."""
        if not self._is_own(name):
            return Ran()
        module = self._modules.read(name)
        if isinstance(module, Cannot) and module.mistake:
            return Ran((Failure(Broken(name, module.mistake, module.place), _refusal(module)),))
        if not isinstance(module, Module) or module.is_stub:
            return Ran()
        if module.refusal is not None:
            return Ran((Failure(Broken(name, *module.refusal), "SyntaxError"),))
        text = module.source.text
        moves = _moves_imports(text)
        events = tuple(self._events(module, steps_of(module)))
        return Ran(events, moves, "builtins" in text, len(text))

    def binds_before(self, module: str, name: str, line: int) -> bool:
        """Whether a module may have bound a name before it comes to a line."""
        found = self._modules.read(module)
        if not isinstance(found, Module) or found.is_dynamic or name in found.set_by_functions:
            return True
        if found.namespace.stars or "__getattr__" in found.namespace.table:
            return True
        return name in bound_before(found.tree.body, line) or self.sets(module, name)

    def sets(self, module: str, name: str) -> bool:
        """Whether a module may set an attribute of another one."""
        found = self._modules.read(module) if self._is_own(module) else None
        return isinstance(found, Module) and found.sets_elsewhere(name)

    def _events(self, module: Module, steps: Iterable[Step]) -> Iterator[Event]:
        for step in steps:
            if isinstance(step, Imported):
                yield from self._imported(module, step)
            elif isinstance(step, Attempt):
                yield self._trial(module, step)
            elif isinstance(step, Asked):
                yield from self._asked(module, step)
            elif isinstance(step, Raised):
                kind = _raised(step.node)
                broken = Broken(module.name, f"it raises {kind}", module.place(step.node))
                yield Failure(broken, kind if kind in ERRORS else "", raises=True)
            elif isinstance(step, Defined):
                yield from self._defined(module, step.node)
            elif isinstance(step, Failed):
                yield from self._failed(module, step)
            elif self._unknown[module.name] < _MOST_UNKNOWN and self._is_unknown(module, step):
                self._unknown[module.name] += 1
                reason = f"name {step.node.id!r} is not defined"
                broken = Broken(module.name, reason, module.place(step.node))
                yield Failure(broken, "NameError", name=step.node.id)

    def _defined(self, module: Module, node: ast.ClassDef) -> Iterator[Event]:
        """The result of creating a class."""
        if module.is_dynamic:
            return
        from noob_lint.python.resolve.definitions import refused

        found = refused(module, node, self._resolver)
        if found is not None:
            broken = Broken(module.name, found.reason, module.place(found.node))
            yield Failure(broken, found.kind)

    def _failed(self, module: Module, step: Failed) -> Iterator[Event]:
        """What comes of evaluating an expression that fails with the values that are written."""
        if module.is_dynamic or not module.set_by_functions.isdisjoint(step.names):
            return
        if any(self._modules.is_set_elsewhere(module, name) for name in step.names):
            return
        kind = step.kind if step.kind in ERRORS else ""
        yield Failure(Broken(module.name, step.reason, module.place(step.node)), kind)

    def _trial(self, module: Module, step: Attempt) -> Trial:
        handlers = (Caught(one.kinds, (*self._events(module, one.body),)) for one in step.handlers)
        body, final = self._events(module, step.body), self._events(module, step.final)
        return Trial((*body,), (*handlers,), (*final,))

    def _imported(self, module: Module, step: Imported) -> Iterator[Event]:
        parts, line = step.module.split("."), step.node.lineno
        place = module.place(step.node)
        if not step.module:
            reason = "a relative import leads out of the package"
            broken = Broken(module.name, reason, place)
            yield from [Failure(broken, "ImportError")] if step.is_sure else []
            return
        for end in range(1, len(parts) + 1):
            name = ".".join(parts[:end])
            if self._finder.find(name) is None:
                why = self._missing(name) if step.is_sure else None
                broken = Broken(module.name, why or "", place)
                yield from [Failure(broken, "ModuleNotFoundError", needs=name)] if why else []
                return
            yield Load(name, step.is_sure, line)
        if step.member:
            yield from self._member(module, step, place)
        elif step.is_star and step.is_sure and self._is_own(step.module):
            yield from self._star(module, step, place)

    def _member(self, module: Module, step: Imported, place: CodeSpan) -> Iterator[Event]:
        """The result of importing a name from an existing module."""
        line = step.node.lineno
        if not self._is_own(step.module):
            why = self._lacking_there(step.module, step.member) if step.is_sure else None
            yield from [Failure(Broken(module.name, why, place), "ImportError")] if why else []
            return
        inner = f"{step.module}.{step.member}"
        if self._finder.find(inner) is not None:
            yield Load(inner, step.is_sure and not self._may_bind(step.module, step.member), line)
        elif step.is_sure:
            why = self._lacking(step.module, step.member)
            if why:
                yield Failure(Broken(module.name, why, place), "ImportError")
            else:
                circle = _circle(module, step.module, step.member, place, "ImportError")
                yield Member(step.module, step.member, line, circle)

    def _star(self, module: Module, step: Imported, place: CodeSpan) -> Iterator[Event]:
        """The result of importing all names of a module, which may list them itself."""
        read = self._modules.read(step.module)
        table = read.namespace.table if isinstance(read, Module) else {}
        names = self._resolver.star_names(step.module) if "__all__" in table else None
        for name in sorted(names or ()):
            if name not in table and (why := self._lacking(step.module, name)):
                reason = f"{why}, which stands in its '__all__'"
                yield Failure(Broken(module.name, reason, place), "AttributeError")

    def _asked(self, module: Module, step: Asked) -> Iterator[Event]:
        """The result of looking up attributes of a module."""
        package, _, member = step.module.rpartition(".")
        if package and self._may_bind(package, member):
            return
        owner = step.module
        for node in step.nodes:
            if self._finder.find(f"{owner}.{node.attr}") is not None:
                owner = f"{owner}.{node.attr}"
                continue
            is_own, place = self._is_own(owner), module.place(node)
            lacking = self._lacking if is_own else self._lacking_there
            why = lacking(owner, node.attr)
            if why:
                broken = Broken(module.name, why, place)
                yield Failure(broken, "AttributeError", attribute=node.attr)
            elif is_own:
                circle = _circle(module, owner, node.attr, place, "AttributeError")
                yield Member(owner, node.attr, node.lineno, circle)
            return

    def _may_bind(self, package: str, name: str) -> bool:
        """Whether a package may have something of its own under the name of one of its modules."""
        module = self._modules.read(package)
        if not isinstance(module, Module):
            return module is not None
        table = module.namespace.table
        is_open = module.namespace.stars or module.is_dynamic or name in module.set_by_functions
        return bool(is_open) or name in table or "__getattr__" in table

    def _missing(self, name: str) -> str | None:
        """Why module `name` surely does not exist, None if it may exist."""
        owner, _, last = name.rpartition(".")
        if not owner:
            return f"there is no module {name!r}" if self._is_missing(name) else None
        location = self._finder.find(owner)
        if location is None or not (self._is_sure or self._is_own(owner)):
            return None
        if not is_own(location):
            if location.path is None or self._mentions(location.path, last):
                return None
        elif self._may_be_made(location, owner, last):
            return None
        found = self._resolver.absent_module(name)
        if not isinstance(found, Absent) or not found.certain:
            return None
        return f"there is no module {last!r} in {owner!r}{_hint(found)}"

    def _is_missing(self, name: str) -> bool:
        """Whether there surely is no module of that name at the top level."""
        if not self._is_sure or not self._finder.is_complete or self._finder.lies_deeper(name):
            return False
        if name in _REMOVED:
            helps = name == "distutils" and self._finder.find("setuptools") is not None
            version = self._finder.version
            return not helps and version is not None and version >= _REMOVED[name]
        return name not in _THERE and name not in sys.stdlib_module_names

    def _lacking(self, owner: str, name: str) -> str | None:
        """Why a module surely does not have `name`, None if it may have it."""
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

    def _lacking_there(self, owner: str, name: str) -> str | None:
        """The same for a module that is installed or part of Python.

        Its source is only parsed if it does not have the name anywhere.
        """
        location = self._finder.find(owner)
        if not self._is_sure or location is None or location.kind is not ModuleKind.SOURCE:
            return None
        if location.path is None or name.startswith("__"):
            return None
        if self._mentions(location.path, name):
            return None
        if self._finder.find(f"{owner}.{name}") is not None:
            return None
        found = self._resolver.member(owner, name, plain=True)
        is_there = isinstance(found, Absent) and found.owner == owner and found.certain
        return f"{owner!r} has no {name!r}{_hint(found)}" if is_there else None  # type: ignore[arg-type]

    def _mentions(self, path: Path, name: str) -> bool:
        """Whether a file contains a name, or cannot be read."""
        if path not in self._texts:
            self._texts[path] = text_of(path)
        text = self._texts[path]
        return text is None or name.encode() in text

    def _may_be_made(self, location: Location, owner: str, name: str) -> bool:
        """Whether a module may come to be in a package when the project is built or installed."""
        if not location.inside:
            return False
        if re.search(_GENERATED, name) or self._finder.is_installed_too(owner.partition(".")[0]):
            return True
        beside = self._finder.names(owner)
        return name in beside or (name.startswith("_") and not self._is_near(name, beside))

    def _is_near(self, name: str, others: set[str]) -> bool:
        from noob_lint.support.similar import nearest

        return nearest(name, others) is not None

    def _is_own(self, name: str) -> bool:
        if self._finder.why_unsure(name) is not None:
            return False
        location = self._finder.find(name)
        return location is not None and is_own(location)

    def _is_unknown(self, module: Module, use: Used) -> bool:
        """Whether surely nothing binds a name."""
        name = use.node.id
        if name in INJECTED or name.startswith("__") or builtin_entity(name) is not None:
            return False
        if module.is_dynamic or name in module.set_by_functions:
            return False
        if self._finder.find(f"{module.name}.{name}") is not None:
            return False
        for star in use.stars:
            names = self._resolver.star_names(star)
            is_certain = self._modules.is_certain(star, self._finder.find(star))
            if names is None or name in names or not is_certain:
                return False
        return not self._modules.is_set_elsewhere(module, name)


def _moves_imports(text: str) -> bool:
    """Whether code may make modules importable from elsewhere."""
    if any(move in text for move in _MOVES):
        return True
    return "sys" in text and re.search(_FROM_SYS, text) is not None


def is_in_library(name: str) -> bool:
    """Whether Python has a module of that name itself, of which nothing need be found out."""
    return name.partition(".")[0] in sys.stdlib_module_names


def is_own(location: Location) -> bool:
    """Whether a module belongs to the project: it is not installed, nor part of Python."""
    if location.from_library or location.kind is ModuleKind.BUILTIN:
        return False
    paths = [location.path] if location.path is not None else location.inside
    installed = {"site-packages", "dist-packages"}
    return any(installed.isdisjoint(path.parts) for path in paths)


def mistake_in(names: Iterable[str], resolver: Resolver) -> Broken | None:
    """The first of some modules, installed or not, whose source Python refuses."""
    for name in names:
        found = resolver.modules.read(name)
        if isinstance(found, Cannot) and found.mistake:
            return Broken(name, found.mistake, found.place)
    return None


def _hint(found: Absent) -> str:
    return f"; did you mean {found.nearest[0]!r}?" if found.nearest else ""


def _circle(module: Module, owner: str, name: str, place: CodeSpan, kind: str) -> Failure:
    """The failure of taking a name from a module that is still being imported."""
    reason = f"{owner!r} has no {name!r} yet, since it imports {module.name!r} first"
    return Failure(Broken(module.name, reason, place), kind)


def _refusal(module: Cannot) -> str:
    """The kind of exception that Python raises for source that it refuses."""
    return "SyntaxError" if module.mistake.startswith("syntax error") else ""


def _raised(node: ast.Raise) -> str:
    kind = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    return ast.unparse(kind) if isinstance(kind, ast.Name | ast.Attribute) else "an error"
