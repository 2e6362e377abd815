"""Reads literal facts from the body of a function."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from noob_lint.python.body import Body, LiteralKind, Mutation, Returned
from noob_lint.python.source.bindings import captured
from noob_lint.python.source.entities import Function, FunctionNode
from noob_lint.python.source.functions import is_generator, own_parts
from noob_lint.python.source.module import Module

_LIST, _DICT = frozenset({"list"}), frozenset({"dict"})
_BOTH = _LIST | _DICT
_CHANGING = {
    **dict.fromkeys(("append", "extend", "insert", "remove", "sort", "reverse"), _LIST),
    **dict.fromkeys(("update", "setdefault", "popitem"), _DICT),
    **dict.fromkeys(("pop", "clear"), _BOTH),
}
_GROWING: dict[type, frozenset[str]] = {ast.Add: _LIST, ast.BitOr: _DICT}


def read_body(function: Function) -> Body:
    """What the body of `function` shows, without those of functions and classes in it."""
    node, module = function.node, function.context.module
    parts = [*own_parts(node)][::-1]
    generates = is_generator(node)
    values = [part.value for part in parts if isinstance(part, ast.Return)]
    raised = None if generates else _raised(node, parts)
    return Body(
        returns=None if generates else _literals(values, module),
        gives_nothing=not generates
        and raised is None
        and all(_is_none(value) for value in values)
        and not all(_is_placeholder(line) for line in node.body),
        passes=None if generates else _passed(values, node, parts),
        mutations=tuple(_mutations(node, parts, module)),
        ends=generates and all(_is_finite(part, module, parts) for part in parts),
        skips=any("NoEvent" in _names(part) for part in parts),
        raises=None if raised is None else module.place(raised),
    )


def _raised(node: FunctionNode, parts: list[ast.AST]) -> ast.Raise | None:
    """The ``raise`` that a function reaches in any case, unless another exception ends it."""
    found = next((line for line in node.body if isinstance(line, ast.Raise)), None)
    return None if any(isinstance(part, ast.Return) for part in parts) else found


def _is_none(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and value.value is None)


def _is_placeholder(line: ast.stmt) -> bool:
    """Whether it is a placeholder for a body: ``...``, ``pass``, a docstring."""
    return isinstance(line, ast.Pass) or (
        isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)
    )


def _names(part: ast.AST) -> tuple[str | None, str | None]:
    return getattr(part, "attr", None), getattr(part, "id", None)


def _literals(values: list[ast.expr | None], module: Module) -> tuple[Returned, ...] | None:
    found = [_literal(value, module) for value in values if value is not None]
    if not found or len(found) < len(values) or None in found:
        return None
    return tuple(one for one in found if one is not None)


def _literal(value: ast.expr, module: Module) -> Returned | None:
    place = module.place(value)
    if isinstance(value, ast.Tuple | ast.List):
        if any(isinstance(one, ast.Starred) for one in value.elts):
            return None
        return Returned(LiteralKind.ITEMS, len(value.elts), place)
    if isinstance(value, ast.Dict):
        return Returned(LiteralKind.KEYS, 0, place)
    if isinstance(value, ast.JoinedStr):
        return Returned(LiteralKind.TEXT, 0, place)
    if not isinstance(value, ast.Constant) or isinstance(value.value, bytes):
        return None
    if isinstance(value.value, str):
        return Returned(LiteralKind.TEXT, 0, place)
    return Returned(LiteralKind.NOTHING if value.value is None else LiteralKind.VALUE, 0, place)


def _parameters(node: FunctionNode) -> set[str]:
    arguments = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    return {one.arg for one in arguments}


def _rebound(parts: list[ast.AST]) -> set[str]:
    """The names that the body binds, in whatever way."""
    found: set[str] = set()
    for part in parts:
        if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Load):
            found.add(part.id)
        elif isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(part.name)
        elif isinstance(part, ast.alias):
            found.add((part.asname or part.name).partition(".")[0])
        elif isinstance(part, ast.ExceptHandler) and part.name:
            found.add(part.name)
        found.update(captured(part))
    return found


def _passed(values: list[ast.expr | None], node: FunctionNode, parts: list[ast.AST]) -> str | None:
    names = {value.id if isinstance(value, ast.Name) else "" for value in values}
    name = names.pop() if len(names) == 1 else ""
    last = node.body[-1]
    is_kept = name in _parameters(node) and name not in _rebound(parts)
    return name if is_kept and isinstance(last, ast.Return) else None


def _mutations(node: FunctionNode, parts: list[ast.AST], module: Module) -> Iterator[Mutation]:
    """The statements that mutate the object in a parameter that is never rebound."""
    grown = {
        id(part.target)
        for part in parts
        if isinstance(part, ast.AugAssign) and type(part.op) in _GROWING
    }
    names = _parameters(node) - _rebound([part for part in parts if id(part) not in grown])
    for part in parts:
        name, kinds = _changed(part)
        if name in names:
            yield Mutation(name, kinds, module.place(part))


def _changed(part: ast.AST) -> tuple[str, frozenset[str]]:
    if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
        return _variable(part.func.value), _CHANGING.get(part.func.attr, frozenset())
    if isinstance(part, ast.Subscript) and not isinstance(part.ctx, ast.Load):
        return _variable(part.value), _BOTH
    if isinstance(part, ast.AugAssign) and type(part.op) in _GROWING:
        return _variable(part.target), _GROWING[type(part.op)]
    return "", frozenset()


def _variable(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _is_finite(part: ast.AST, module: Module, parts: list[ast.AST]) -> bool:
    """Whether a statement surely ends, calls of other functions aside."""
    if isinstance(part, ast.While | ast.AsyncFor):
        return False
    if isinstance(part, ast.For):
        return _is_counted(part.iter, module, parts)
    if isinstance(part, ast.YieldFrom):
        return _is_counted(part.value, module, parts)
    return True


def _is_counted(node: ast.expr, module: Module, parts: list[ast.AST]) -> bool:
    """Whether it is a literal, or a ``range`` of numbers."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return not any(isinstance(one, ast.Starred) for one in node.elts)
    if not isinstance(node, ast.Call) or _variable(node.func) != "range" or node.keywords:
        return False
    is_builtin = "range" not in module.namespace.table and "range" not in _rebound(parts)
    return is_builtin and all(isinstance(one, ast.Constant) for one in node.args)
