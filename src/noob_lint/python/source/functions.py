"""The parts of a function's body."""

from __future__ import annotations

import ast
from functools import lru_cache

from noob_lint.python.source.late_bodies import may_yield


@lru_cache(maxsize=4096)
def own_parts(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> tuple[ast.AST, ...]:
    """The nodes of a function's body without those of functions and classes in it."""
    body = node.body if isinstance(node.body, list) else [node.body]
    pending: list[ast.AST] = list(body)
    found = []
    while pending:
        part = pending.pop()
        found.append(part)
        if not isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            pending += [
                one for one in ast.iter_child_nodes(part) if not isinstance(one, ast.expr_context)
            ]
    return tuple(found)


def is_generator(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> bool:
    """Whether a call returns a generator."""
    if not may_yield(node):
        return False
    return any(isinstance(part, ast.Yield | ast.YieldFrom) for part in own_parts(node))
