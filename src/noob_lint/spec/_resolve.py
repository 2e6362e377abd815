"""What a `type` names, found by importing it."""

from __future__ import annotations

import builtins
from typing import Any

from noob_lint.names import SPECIAL_TYPES
from noob_lint.spec._checks import absolute_identifier


def resolve(type_: str) -> Any:
    """The object that `type_` names: a builtin, or the last part of a dotted path in its module.

    Everything before the last dot must be a module, as for noob.

    Raises:
        ValueError: `type_` is no absolute identifier, or names one of noob's nodes.
        ImportError, AttributeError: there is no such module, or nothing of that name in it.
    """
    from importlib import import_module

    if type_ in SPECIAL_TYPES:
        raise ValueError(f"{type_!r} is a type of nodes, not of assets")
    module, _, name = absolute_identifier(type_).rpartition(".")
    return getattr(import_module(module) if module else builtins, name)
