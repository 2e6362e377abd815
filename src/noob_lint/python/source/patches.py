"""Finds functions and classes that are patched after their definition by setting attributes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

TELLING = frozenset(
    {"__annotations__", "__call__", "__defaults__", "__init__", "__kwdefaults__", "__new__"}
    | {"__bases__", "__class__", "__code__", "__dict__", "__enter__", "__exit__", "__signature__"}
    | {"__text_signature__", "__wrapped__", "deinit", "init", "model_config", "process"}
)
"""Attributes that change what is read from a function or class."""

_LITERALS = (ast.Constant, ast.Dict, ast.List, ast.Set, ast.Tuple, ast.JoinedStr)


class Patch(NamedTuple):
    """Sets or deletes an attribute of what is called `target`.

    `attribute` is None where it may be any; `value` is None where it is not known or deleted.
    """

    target: str
    attribute: str | None = None
    value: ast.expr | None = None


ANY = "*"
"""An attribute whose name is computed."""


def attributes_set(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The attributes that code sets or deletes anywhere, each with the last name of its owner."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
            yield _last(node.value), node.attr
        elif isinstance(node, ast.Call) and _last(node.func) == "setattr" and len(node.args) > 1:
            name = node.args[1]
            said = name.value if isinstance(name, ast.Constant) else None
            yield _last(node.args[0]), said if isinstance(said, str) else ANY


def _last(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def patches_in(node: ast.stmt) -> Iterator[Patch]:
    """What a statement sets by ``name.attribute = ...`` and ``setattr(name, ...)``."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
                yield Patch(target.value.id, target.attr, node.value)
            elif isinstance(target, ast.Subscript) and (name := _owner(target.value)):
                yield Patch(name)
    elif isinstance(node, ast.Delete):
        for target in node.targets:
            if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
                yield Patch(target.value.id, target.attr)
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield from _set_by_call(node.value)


def _set_by_call(call: ast.Call) -> Iterator[Patch]:
    """The same for a call of `setattr` or `delattr`, and for what changes a ``__dict__``."""
    function, arguments = call.func, call.args
    if isinstance(function, ast.Attribute) and (name := _owner(function.value)):
        yield Patch(name)
    if not isinstance(function, ast.Name) or function.id not in ("setattr", "delattr"):
        return
    if len(arguments) > 1 and isinstance(arguments[0], ast.Name):
        said = arguments[1].value if isinstance(arguments[1], ast.Constant) else None
        value = arguments[2] if len(arguments) > 2 else None
        yield Patch(arguments[0].id, said if isinstance(said, str) else None, value)


def _owner(node: ast.expr) -> str:
    """The name of what ``name.__dict__`` and ``vars(name)`` are the attributes of, or ""."""
    if isinstance(node, ast.Attribute) and node.attr == "__dict__":
        return node.value.id if isinstance(node.value, ast.Name) else ""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "vars":
        return next((one.id for one in node.args if isinstance(one, ast.Name)), "")
    return ""


def patched_by(function: ast.AST, call: ast.Call) -> Iterator[Patch]:
    """What a call of `function`, which sets attributes of its parameters, sets."""
    if not isinstance(function, ast.FunctionDef):
        return
    given = zip(function.args.args, call.args, strict=False)
    names = {one.arg: value.id for one, value in given if isinstance(value, ast.Name)}
    for node in ast.walk(function) if names else ():
        if isinstance(node, ast.stmt):
            for patch in patches_in(node):
                if patch.target in names:
                    yield patch._replace(target=names[patch.target])


def matters(patch: Patch, *, of_class: bool) -> bool:
    """Whether a patch may change what is read; any function may be the process method of a class.

    A literal is not a function.
    """
    if patch.attribute is None or patch.attribute in TELLING:
        return True
    return of_class and not isinstance(patch.value, _LITERALS)
