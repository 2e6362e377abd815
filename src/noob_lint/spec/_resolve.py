"""What a `type` names, found by importing it."""

from __future__ import annotations

import builtins
from importlib import import_module
from typing import Any

from noob_lint.spec.names import SPECIAL_TYPES


def resolve(type_: str) -> Any:
    """The object that `type_` names: a builtin, or what a dotted path leads to.

    As much of the path as possible is the module; the rest are nested attributes. noob stops at one
    attribute, so it does not find methods.

    Raises:
        ValueError: `type_` names one of noob's nodes.
        ImportError, AttributeError: the module does not exist, or has nothing of that name.
    """
    if type_ in SPECIAL_TYPES:
        raise ValueError(f"{type_!r} is a type of nodes, not of assets")
    *path, name = type_.split(".")
    found, attributes = _module(path) if path else (builtins, [])
    for attribute in (*attributes, name):
        found = getattr(found, attribute)
    return found


def _module(path: list[str]) -> tuple[Any, list[str]]:
    """The module that the longest possible part of `path` names, and the rest of it."""
    for length in range(len(path), 0, -1):
        name = ".".join(path[:length])
        try:
            return import_module(name), path[length:]
        except ModuleNotFoundError as error:
            if length == 1 or not f"{name}.".startswith(f"{error.name}."):
                raise  # nothing of the path exists, or what exists imports something that does not
    raise AssertionError("the first part is always tried")
