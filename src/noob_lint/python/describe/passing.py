"""Constructors that hand what they get on to that of the next class."""

from __future__ import annotations

import ast
from typing import NamedTuple


class Passing(NamedTuple):
    """What a constructor hands on: `keywords` are those that it gives itself."""

    keywords: frozenset[str]
    positions: bool
    """Whether it hands on what it gets by position too."""


def passing(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Passing | None:
    """How a constructor calls ``super().__init__(**kwargs)``; None if it may do anything else.

    It does so once and always, and neither looks at `kwargs` nor changes them otherwise.
    """
    own = node.args
    if own.kwarg is None or node.decorator_list:
        return None
    calls = [one for one in ast.walk(node) if isinstance(one, ast.Call) and _is_super(one.func)]
    lines = [one.value for one in node.body if isinstance(one, ast.Expr)]
    ends = any(isinstance(one, ast.Return) for one in ast.walk(node))
    if len(calls) != 1 or calls[0] not in lines or ends:
        return None
    names = {own.kwarg.arg, *((own.vararg.arg,) if own.vararg else ())}
    used = [one.id for one in ast.walk(node) if isinstance(one, ast.Name) and one.id in names]
    call = calls[0]
    stars = [one.value for one in call.keywords if one.arg is None]
    if [_name(one) for one in stars] != [own.kwarg.arg]:
        return None
    by_position = own.vararg is not None
    given = [one.value for one in call.args if isinstance(one, ast.Starred)]
    if len(given) != len(call.args) or [_name(one) for one in given] != (
        [own.vararg.arg] if own.vararg else []
    ):
        return None
    if len(used) != len(names):
        return None
    return Passing(frozenset(one.arg for one in call.keywords if one.arg), by_position)


def passes_all_on(node: ast.FunctionDef) -> bool:
    """Whether a constructor has no parameters of its own, and gives nothing of its own either."""
    found = passing(node)
    own = node.args
    names = [*own.posonlyargs, *own.args, *own.kwonlyargs]
    return found is not None and not found.keywords and len(names) == 1


def _is_super(node: ast.expr) -> bool:
    """Whether it is ``super().__init__``."""
    return (
        isinstance(node, ast.Attribute)
        and node.attr == "__init__"
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "super"
        and not node.value.args
    )


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""
