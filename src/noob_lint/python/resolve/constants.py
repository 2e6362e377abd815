"""The values of expressions that are known without running them."""

from __future__ import annotations

import ast

from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import Context, Expression


class NotConstant:
    """Represents the value of an expression that is unknown."""


NOT_CONSTANT = NotConstant()


def constant(node: ast.expr | None, context: Context, resolver: Resolver) -> object:
    """The value of a literal, or of a name for one; `NOT_CONSTANT` for anything else."""
    if isinstance(node, ast.Name | ast.Attribute):
        entity = resolver.evaluate(node, context)
        if not isinstance(entity, Expression):
            return NOT_CONSTANT
        node = entity.node
    if node is None:
        return NOT_CONSTANT
    try:
        value: object = ast.literal_eval(node)
        hash(value)  # it becomes part of a key
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return NOT_CONSTANT
    return value


def text(node: ast.expr | None, context: Context, resolver: Resolver) -> str | None:
    """The string that an expression is; None if it is something else or unknown."""
    value = constant(node, context, resolver)
    return value if isinstance(value, str) else None
