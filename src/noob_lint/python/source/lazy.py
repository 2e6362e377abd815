"""Modules whose `__getattr__` returns a placeholder for any name."""

from __future__ import annotations

import ast

from noob_lint.python.answers import CodeSpan
from noob_lint.python.source.bindings import How
from noob_lint.python.source.module import Module


def makes_up(module: Module, name: str) -> CodeSpan | None:
    """Where a module returns something for any name, `name` being one that it does not know.

    Most use such a function for lazy imports: those look at the name, or have it in a string
    somewhere. What they return is unknown.
    """
    bindings = module.namespace.table.get("__getattr__", ())
    node = bindings[0].node if len(bindings) == 1 and bindings[0].how is How.DEFINITION else None
    if module.is_stub or module.is_dynamic or name in module.set_by_functions:
        return None
    if not isinstance(node, ast.FunctionDef) or node.decorator_list or len(node.args.args) != 1:
        return None
    asked = node.args.args[0].arg
    parts = [part for line in node.body for part in ast.walk(line)]
    if any(isinstance(part, ast.Name) and part.id == asked for part in parts):
        return None
    if any(isinstance(part, ast.Raise) for part in parts) or not isinstance(
        node.body[-1], ast.Return
    ):
        return None
    for part in ast.walk(module.tree):
        if isinstance(part, ast.Constant) and part.value == name:
            return None
    return module.place(node)
