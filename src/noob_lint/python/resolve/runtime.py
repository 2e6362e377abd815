"""Objects of Python itself that are written in C: inspected, since they have no source.

Only compiled modules of the standard library are ever imported here, and only those of the Python
that runs this: never code of a project or an environment.
"""

from __future__ import annotations

import builtins
import sys
from types import ModuleType

from noob_lint.python.answers import Lack
from noob_lint.python.find.compiled import is_compiled
from noob_lint.python.source.entities import Absent, Cannot, Entity, Runtime
from noob_lint.support.similar import nearest


def path_of(value: type) -> str:
    """The dotted path of a class, with the public name of its module."""
    module = {"_collections_abc": "collections.abc"}.get(value.__module__, value.__module__)
    return f"{module}.{value.__qualname__}"


def builtin_entity(name: str) -> Runtime | None:
    """A name among Python's builtins."""
    if name in builtins.__dict__:
        return Runtime(builtins.__dict__[name], f"builtins.{name}")
    return None


def library_member(module: str, name: str, *, same_version: bool) -> Entity:
    """The member of a compiled module of the standard library.

    `same_version` tells whether it is the version of Python that the tube's code runs with.
    """
    loaded = _load(module)
    if loaded is None:
        return Cannot(f"the module {module!r} is compiled")
    if name in vars(loaded):
        return Runtime(vars(loaded)[name], f"{module}.{name}")
    if not same_version:
        return Cannot(f"the module {module!r} is compiled, for another version of Python than this")
    near = nearest(name, vars(loaded))
    return Absent(Lack.ATTRIBUTE, name, module, (near,) if near else ())


def library_names(module: str) -> frozenset[str] | None:
    """The names that ``import *`` imports from a compiled module of the standard library."""
    loaded = _load(module)
    if loaded is None:
        return None
    public = getattr(loaded, "__all__", None)
    names = public or (name for name in vars(loaded) if not name.startswith("_"))
    return frozenset(names)


def _load(name: str) -> ModuleType | None:
    if name.partition(".")[0] not in sys.stdlib_module_names or "." in name:
        return None
    if name not in sys.builtin_module_names and not is_compiled(name):
        return None
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError:
        return None
