"""What a function does with an object that it gets: whether it changes it, as its source shows.

Reading an attribute, indexing, iterating and calling a method that only reads change nothing. What
is passed on, kept or returned is unknown.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from noob_lint.python.answers import CodeSpan
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import Class, Entity, Function, Runtime

_CHANGING = frozenset(
    {"add", "append", "appendleft", "clear", "discard", "extend", "extendleft", "insert", "pop"}
    | {"popitem", "popleft", "push", "put", "remove", "reverse", "setdefault", "sort", "update"}
    | {"write", "writelines"}
)
_READING = frozenset(
    {"abs", "all", "any", "bool", "complex", "dict", "enumerate", "float", "format", "frozenset"}
    | {"hasattr", "hash", "id", "int", "isinstance", "len", "list", "max", "min", "print", "range"}
    | {"repr", "reversed", "round", "set", "sorted", "str", "sum", "tuple", "type", "zip"}
)
_DEPTH = 3
"""How many methods that call each other are followed."""

_Parents = dict[ast.AST, ast.AST]


class Touched(NamedTuple):
    """Whether an object is changed (None: unknown), and where."""

    changes: bool | None
    place: CodeSpan | None = None


def touched(
    function: Function, parameter: str, owner: Entity | None, resolver: Resolver, depth: int = 0
) -> Touched:
    """What a function does with the object in a parameter; `owner` is its class, if known."""
    node, module = function.node, function.context.module
    parts = [part for line in node.body for part in _seeing(line, parameter)]
    parents = {child: part for part in parts for child in ast.iter_child_nodes(part)}
    told: bool | None = False
    for part in parts:
        if not isinstance(part, ast.Name) or part.id != parameter:
            continue
        one = _use(part, parents, function, owner, resolver, depth)
        if one:
            return Touched(True, module.place(part))
        told = None if one is None else told
    return Touched(told)


def _seeing(node: ast.AST, name: str) -> Iterator[ast.AST]:
    """A node and what is in it, without the bodies of functions that have `name` as their own."""
    left = [node]
    while left:
        part = left.pop()
        yield part
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            own = {one.arg for one in ast.walk(part.args) if isinstance(one, ast.arg)}
            if name in own:
                left.append(part.args)
                continue
        left += ast.iter_child_nodes(part)


def _use(
    name: ast.Name,
    parents: _Parents,
    function: Function,
    owner: Entity | None,
    resolver: Resolver,
    depth: int,
) -> bool | None:
    """Whether one use of the object changes it."""
    parent = parents.get(name)
    if not isinstance(name.ctx, ast.Load):  # += may change it in place; else it is another object
        return None
    node: ast.AST = name
    links = 0
    while isinstance(parent, ast.Attribute | ast.Subscript) and parent.value is node:
        if not isinstance(parent.ctx, ast.Load):
            return True
        node, parent, links = parent, parents.get(parent), links + 1
    if isinstance(node, ast.Attribute) and isinstance(parent, ast.Call) and parent.func is node:
        if links > 1:
            return True if node.attr in _CHANGING else None
        return _method(node.attr, owner, resolver, depth)
    if links:
        return False
    return False if _is_read(node, parent, function) else None


def _method(name: str, owner: Entity | None, resolver: Resolver, depth: int) -> bool | None:
    """Whether a method of the object changes it."""
    if isinstance(owner, Class):
        found = resolver.attribute(owner, name)
        if isinstance(found, Function) and depth < _DEPTH and not found.node.decorator_list:
            arguments = (*found.node.args.posonlyargs, *found.node.args.args)
            own = arguments[0].arg if arguments else ""
            return touched(found, own, owner, resolver, depth + 1).changes
        return None
    if isinstance(owner, Runtime):
        return name in _CHANGING if hasattr(owner.value, name) else None
    return True if name in _CHANGING else None


def _is_read(node: ast.AST, parent: ast.AST | None, function: Function) -> bool:
    """Whether a use of the object only reads it."""
    if isinstance(parent, ast.Compare | ast.BinOp | ast.UnaryOp | ast.FormattedValue | ast.Expr):
        return True
    if isinstance(parent, ast.If | ast.While | ast.IfExp | ast.Assert):
        return parent.test is node
    if isinstance(parent, ast.For | ast.AsyncFor | ast.comprehension):
        return parent.iter is node
    if isinstance(parent, ast.Subscript):
        return parent.slice is node
    if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Name) and node in parent.args:
        called = parent.func.id
        return called in _READING and called not in function.context.module.namespace.table
    return False


def is_frozen(owner: Class) -> bool:
    """Whether the instances of a class refuse to be changed, as its own definition says."""
    for one in owner.node.decorator_list:
        name = _last(one.func if isinstance(one, ast.Call) else one)
        if name == "frozen" or (isinstance(one, ast.Call) and _says_frozen(one.keywords)):
            return True
    bases = {_last(base) for base in owner.node.bases}
    if bases & {"NamedTuple", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"}:
        return True
    return _says_frozen(owner.node.keywords) or any(
        isinstance(line, ast.Assign)
        and _last(line.targets[0]) == "model_config"
        and isinstance(line.value, ast.Call)
        and _says_frozen(line.value.keywords)
        for line in owner.node.body
    )


def _says_frozen(keywords: list[ast.keyword]) -> bool:
    return any(
        one.arg == "frozen" and isinstance(one.value, ast.Constant) and one.value.value is True
        for one in keywords
    )


def _last(node: ast.expr) -> str | None:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else None
