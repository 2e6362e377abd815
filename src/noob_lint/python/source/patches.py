"""Finds functions and classes that are patched after their definition by setting attributes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from noob_lint.support.values import NamedTuple

TELLING = frozenset(
    {"__annotations__", "__call__", "__defaults__", "__init__", "__kwdefaults__", "__new__"}
    | {"__bases__", "__class__", "__code__", "__dict__", "__enter__", "__exit__", "__signature__"}
    | {"__abstractmethods__", "__annotate__", "__text_signature__", "__wrapped__"}
    | {"deinit", "init", "model_config", "process"}
)
"""Attributes that change what is read from a function or class."""

_LITERALS = (ast.Constant, ast.Dict, ast.List, ast.Set, ast.Tuple, ast.JoinedStr)


class Patch(NamedTuple):
    """Sets or deletes an attribute of the object called `target`.

    `attribute` is None where it may be any; `value` is None where it is not known or deleted.
    """

    target: str
    attribute: str | None = None
    value: ast.expr | None = None


ANNOTATIONS = frozenset({"__annotations__", "__annotate__", "__signature__"})
"""Attributes that hold annotations."""

_MARKERS = frozenset({"deinit_method", "init_method", "process_method", "update_abstractmethods"})
"""Functions that change a class or a method by being called."""

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
        elif isinstance(node, ast.Attribute) and node.attr in ANNOTATIONS:
            yield _last(node.value), node.attr  # it may be a mapping that is changed


def _last(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def patches_in(node: ast.stmt) -> Iterator[Patch]:
    """What a statement sets by ``name.attribute = ...`` and ``setattr(name, ...)``.

    What changes annotations, or marks a method for noob, belongs to the name that its path starts
    with.
    """
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            yield from _set_by_target(target, node.value)
        if node.value is not None and _is_annotations(node.value):
            yield Patch(_root(node.value), "__annotations__")  # under another name
        if isinstance(node.value, ast.Call):
            yield from (one for one in _marked(node.value) if one.target not in _targets(node))
    elif isinstance(node, ast.Delete):
        for target in node.targets:
            yield from _set_by_target(target, None)
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield from _set_by_call(node.value)


def _set_by_target(target: ast.expr, value: ast.expr | None) -> Iterator[Patch]:
    """What is set or deleted where a statement has `target`."""
    if isinstance(target, ast.Attribute):
        is_plain = isinstance(target.value, ast.Name)
        if (name := _root(target)) and (is_plain or target.attr in TELLING):
            yield Patch(name, target.attr, value)
    elif isinstance(target, ast.Subscript):
        if name := _owner(target.value):
            yield Patch(name)
        elif _is_annotations(target.value):
            yield Patch(_root(target.value), "__annotations__")
    elif isinstance(target, ast.Tuple | ast.List):
        for one in target.elts:
            yield from _set_by_target(one, None)


def _set_by_call(call: ast.Call) -> Iterator[Patch]:
    """What a call of `setattr` or `delattr` sets, and what is changed in a ``__dict__``."""
    function, arguments = call.func, call.args
    yield from _marked(call)
    given = [function.value] if isinstance(function, ast.Attribute) else []
    for one in (*given, *arguments):
        if _is_annotations(one):
            yield Patch(_root(one), "__annotations__")
    if isinstance(function, ast.Attribute) and (name := _owner(function.value)):
        yield Patch(name)
    if not isinstance(function, ast.Name) or function.id not in ("setattr", "delattr"):
        return
    if len(arguments) > 1 and (name := _root(arguments[0])):
        said = arguments[1].value if isinstance(arguments[1], ast.Constant) else None
        value = arguments[2] if len(arguments) > 2 else None
        attribute = said if isinstance(said, str) else None
        if isinstance(arguments[0], ast.Name) or attribute is None or attribute in TELLING:
            yield Patch(name, attribute, value)


def _marked(call: ast.Call) -> Iterator[Patch]:
    """What a call of noob's decorators, or of `abc.update_abstractmethods`, changes."""
    if _last(call.func) in _MARKERS and call.args and (name := _root(call.args[0])):
        yield Patch(name)


def _targets(node: ast.Assign | ast.AnnAssign | ast.AugAssign) -> set[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {one.id for one in targets if isinstance(one, ast.Name)}


def _is_annotations(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in ANNOTATIONS


def _root(path: ast.expr) -> str:
    """The name that a path of attributes starts with, or ""."""
    while isinstance(path, ast.Attribute):
        path = path.value
    return path.id if isinstance(path, ast.Name) else ""


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
