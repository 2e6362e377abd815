"""What ``__all__`` says, as far as it is written out."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

Follow = Callable[[ast.expr], frozenset[str] | None]
"""What the ``__all__`` of the module holds that an expression stands for; None if unknown."""


def names_in_all(body: list[ast.stmt], follow: Follow) -> frozenset[str] | None:
    """What ``__all__`` holds once the statements have run; None if it is computed."""
    names: frozenset[str] = frozenset()
    for node in _statements(body):
        if isinstance(node, ast.FunctionDef) and any(_is_all(one) for one in ast.walk(node)):
            return None
        for value in _values(node):
            more = _names(value, follow)
            if more is None:
                return None
            names |= more
    return names


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a module, those that depend on conditions too."""
    for node in body:
        yield node
        if isinstance(node, ast.If | ast.Try | ast.With | ast.For):
            for name in ("body", "orelse", "finalbody"):
                yield from _statements(getattr(node, name, []))


def _values(node: ast.stmt) -> Iterator[ast.expr]:
    """What a statement puts into ``__all__``; a constant that is no list for what is not read."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(_is_all(one) for one in targets) and node.value is not None:
            yield node.value
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        method, arguments = node.value.func, node.value.args
        if isinstance(method, ast.Attribute) and _is_all(method.value):
            if method.attr == "append" and arguments:
                yield ast.List(elts=[arguments[0]])
            else:
                yield arguments[0] if method.attr == "extend" else ast.Constant(None)
    elif isinstance(node, ast.Delete) and any("__all__" in ast.dump(one) for one in node.targets):
        yield ast.Constant(None)


def _is_all(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "__all__"


def _names(value: ast.expr, follow: Follow) -> frozenset[str] | None:
    if isinstance(value, ast.Attribute) and value.attr == "__all__":
        return follow(value.value)
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        left, right = _names(value.left, follow), _names(value.right, follow)
        if _is_all(value.left):
            return right
        return None if left is None or right is None else left | right
    if isinstance(value, ast.Call) and value.args and not value.keywords:
        makes_list = isinstance(value.func, ast.Name) and value.func.id in ("list", "sorted")
        return _names(value.args[0], follow) if makes_list else None
    if not isinstance(value, ast.List | ast.Tuple | ast.Set):
        return None
    names: set[str] = set()
    for one in value.elts:
        if isinstance(one, ast.Starred):
            more = _names(one.value, follow)
            if more is None:
                return None
            names |= more
        elif isinstance(one, ast.Constant) and isinstance(one.value, str):
            names.add(one.value)
        else:
            return None
    return frozenset(names)
