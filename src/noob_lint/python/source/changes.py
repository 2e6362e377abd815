"""Functions and classes that are changed after they have been defined, by setting attributes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

TELLING = frozenset(
    {"__annotations__", "__call__", "__defaults__", "__init__", "__kwdefaults__", "__new__"}
    | {"__bases__", "__class__", "__code__", "__dict__", "__enter__", "__exit__", "__signature__"}
    | {"__text_signature__", "__wrapped__", "deinit", "init", "model_config", "process"}
)
"""Attributes that change what is read from a function or class."""

_LITERALS = (ast.Constant, ast.Dict, ast.List, ast.Set, ast.Tuple, ast.JoinedStr)

Change = tuple[str, str | None, ast.expr | None]
"""The name of what is changed, the attribute that is set (None: any), and what it is set to."""


ANY = "*"
"""Stands for an attribute whose name is not written out."""


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


def changes_in(node: ast.stmt) -> Iterator[Change]:
    """What a statement sets by ``name.attribute = ...`` and ``setattr(name, ...)``."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
                yield target.value.id, target.attr, node.value
            elif isinstance(target, ast.Subscript) and (name := _owner(target.value)):
                yield name, None, None
    elif isinstance(node, ast.Delete):
        for target in node.targets:
            if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
                yield target.value.id, target.attr, None
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield from _set_by_call(node.value)


def _set_by_call(call: ast.Call) -> Iterator[Change]:
    """The same for a call of `setattr` or `delattr`, and for what changes a ``__dict__``."""
    function, arguments = call.func, call.args
    if isinstance(function, ast.Attribute) and (name := _owner(function.value)):
        yield name, None, None
    if not isinstance(function, ast.Name) or function.id not in ("setattr", "delattr"):
        return
    if len(arguments) > 1 and isinstance(arguments[0], ast.Name):
        said = arguments[1].value if isinstance(arguments[1], ast.Constant) else None
        value = arguments[2] if len(arguments) > 2 else None
        yield arguments[0].id, said if isinstance(said, str) else None, value


def _owner(node: ast.expr) -> str:
    """The name of what ``name.__dict__`` and ``vars(name)`` are the attributes of, or ""."""
    if isinstance(node, ast.Attribute) and node.attr == "__dict__":
        return node.value.id if isinstance(node.value, ast.Name) else ""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "vars":
        return next((one.id for one in node.args if isinstance(one, ast.Name)), "")
    return ""


def changed_by(function: ast.AST, call: ast.Call) -> Iterator[Change]:
    """What a call of `function`, which sets attributes of its parameters, sets."""
    if not isinstance(function, ast.FunctionDef):
        return
    given = zip(function.args.args, call.args, strict=False)
    names = {one.arg: value.id for one, value in given if isinstance(value, ast.Name)}
    for node in ast.walk(function) if names else ():
        if isinstance(node, ast.stmt):
            for name, attribute, value in changes_in(node):
                if name in names:
                    yield names[name], attribute, value


def matters(change: Change, *, of_class: bool) -> bool:
    """Whether a change may be to what is read; any function may be the process method of a class.

    A literal is no function.
    """
    _, attribute, value = change
    if attribute is None or attribute in TELLING:
        return True
    return of_class and not isinstance(value, _LITERALS)
