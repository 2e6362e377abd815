"""Members of the compiled modules of the standard library, as their stubs have them."""

from __future__ import annotations

import ast
from typing import Protocol

from noob_lint.python.answers import Lack
from noob_lint.python.find.finder import Finder
from noob_lint.python.resolve.known import special
from noob_lint.python.resolve.runtime import builtin_entity
from noob_lint.python.source.bindings import Binding, How
from noob_lint.python.source.entities import (
    Absent,
    Cannot,
    Class,
    Entity,
    Function,
    Package,
    Special,
)
from noob_lint.python.source.module import Module
from noob_lint.python.source.modules import library_stub
from noob_lint.support.similar import nearest

OTHERWISE = frozenset({"builtins.memoryview", "itertools.zip_longest"})
"""Classes whose stubs do not describe what they really accept."""

NO_KEYWORDS = frozenset(
    f"builtins.{name}"
    for name in (
        *("bool", "filter", "float", "frozenset", "list", "map"),
        *("range", "reversed", "set", "slice", "tuple"),
    )
)
"""Builtin classes that refuse every keyword; others may take some that their stubs do not have."""

_UNTOLD = frozenset({"mmap.error"})
"""Names that stubs leave out."""


class Stubs(Protocol):
    """What follows names in stubs."""

    finder: Finder

    def in_stub(self, stub: Module, name: str) -> Entity | None:
        """What a stub of the standard library says that a name refers to."""


def library_member(module: str, name: str, resolver: Stubs) -> Entity:
    """The member of a compiled module of the standard library."""
    stub = library_stub(module, resolver.finder.version)
    if module == "builtins" and (builtin := builtin_entity(name)):
        return builtin
    if stub is None:
        return Cannot(f"the module {module!r} is compiled")
    found = _own(stub, name, resolver)
    shown = library_stub(module.removeprefix("_"), resolver.finder.version)
    if found is None and shown is not None:  # what `_struct` has may be in the stub of `struct`
        found = _own(shown, name, resolver)
    if isinstance(found, Function):
        return found._replace(compiled=f"{module}.{name}")
    if found is not None:
        return found._replace(place=None) if isinstance(found, Cannot) else found
    unknown = Cannot(f"the module {module!r} is compiled, and its stub does not have {name!r}")
    is_told = not (module.startswith("_") or name.startswith("_"))
    if not resolver.finder.is_known or not is_told or f"{module}.{name}" in _UNTOLD:
        return unknown
    near = nearest(name, sorted(stub_names(stub)))
    return Absent(Lack.ATTRIBUTE, name, module, (near,) if near else ())


def library_names(module: str, version: tuple[int, int] | None) -> frozenset[str] | None:
    """The names that ``import *`` imports from a compiled module of the standard library."""
    stub = library_stub(module, version)
    if stub is None:
        return None
    return frozenset(name for name in stub_names(stub) if not name.startswith("_"))


def within_library(module: str, name: str, resolver: Stubs) -> Entity:
    """What one stub of the standard library imports from another, or from elsewhere."""
    known = special(module, name)
    if known is not None:
        return Special(known)
    stub = library_stub(module, resolver.finder.version)
    found = None if stub is None else _own(stub, name, resolver)
    if found is not None:
        return found
    if library_stub(f"{module}.{name}", resolver.finder.version) is not None:
        return Package(f"{module}.{name}")
    return Cannot(f"the stub of {module!r} does not have {name!r}")


def stub_names(stub: Module) -> frozenset[str]:
    """The names that a stub says that its module has; its imports are its own affair."""
    found = {name for name, bindings in stub.namespace.table.items() if _are_shown(name, bindings)}
    for star in stub.namespace.stars:
        more = library_stub(star.module, stub.version)
        if more is not None and more is not stub:
            found |= {name for name in stub_names(more) if not name.startswith("_")}
    return frozenset(found)


def builtin_class(name: str, resolver: Stubs) -> Class | None:
    """A builtin class as its stub has it."""
    found = within_library("builtins", name, resolver)
    return found if isinstance(found, Class) else None


def _own(stub: Module, name: str, resolver: Stubs) -> Entity | None:
    if name not in stub_names(stub):
        return None
    return resolver.in_stub(stub, name)


def _are_shown(name: str, bindings: tuple[Binding, ...]) -> bool:
    """Whether any of the bindings is more than an import for the stub itself."""
    for one in bindings:
        if one.how is How.MEMBER and isinstance(one.node, ast.alias):
            if one.node.asname == name:
                return True
        elif one.how not in (How.MODULE, How.UNBOUND):
            return True
    return False
