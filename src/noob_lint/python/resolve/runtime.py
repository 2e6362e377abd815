"""Python's builtins as they are in this interpreter: they exist before anything is imported."""

from __future__ import annotations

import builtins

from noob_lint.python.source.entities import Runtime


def path_of(value: type) -> str:
    """The dotted path of a class, with the public name of its module."""
    module = {"_collections_abc": "collections.abc"}.get(value.__module__, value.__module__)
    return f"{module}.{value.__qualname__}"


def builtin_entity(name: str) -> Runtime | None:
    """A name among Python's builtins."""
    if name in builtins.__dict__:
        return Runtime(builtins.__dict__[name], f"builtins.{name}")
    return None
