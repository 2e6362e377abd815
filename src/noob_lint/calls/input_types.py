"""The declared type of an input, which noob accepts as any string, as a type form."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from noob_lint.python.answers import NOTHING_KNOWN, Found, Kind, TypeForm
from noob_lint.python.types.fits import class_at
from noob_lint.python.types.forms import NONE, union

if TYPE_CHECKING:
    from noob_lint.python.code import Code

_LONGEST = 500
"""Longer strings are not types, and could take long to parse."""


def declared(text: str, code: Code) -> TypeForm:
    """The form of a type that is written as an annotation, with dotted paths or builtin names.

    `NOTHING_KNOWN` where it is something else: people shorten names, and noob does not care.
    """
    node = _parsed(text)
    return NOTHING_KNOWN if node is None else _form(node, code)


def paths_in(text: str) -> set[str]:
    """The dotted paths in a declared type, which may be those of classes."""
    node = _parsed(text)
    parts = () if node is None else ast.walk(node)
    return {ast.unparse(part) for part in parts if isinstance(part, ast.Attribute)}


def _parsed(text: str) -> ast.expr | None:
    if len(text) > _LONGEST:
        return None
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None


def _form(node: ast.expr, code: Code) -> TypeForm:
    if isinstance(node, ast.Constant) and node.value is None:
        return NONE
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return union((_form(node.left, code), _form(node.right, code)))
    if isinstance(node, ast.Name):
        name = f"builtins.{node.id}"
        return NOTHING_KNOWN if class_at(name) is None else TypeForm(name)
    if isinstance(node, ast.Attribute):
        return _class(ast.unparse(node), code)
    if isinstance(node, ast.Subscript):
        base = _form(node.value, code)
        parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        is_any = isinstance(node.slice, ast.Tuple) and not parts
        if not base.name or base.arguments or is_any:
            return base
        return base._replace(arguments=tuple(_argument(part, code) for part in parts))
    return NOTHING_KNOWN


def _argument(node: ast.expr, code: Code) -> TypeForm:
    if isinstance(node, ast.Constant) and node.value is Ellipsis:
        return TypeForm("...")
    return _form(node, code)


def _class(dotted: str, code: Code) -> TypeForm:
    """A class that is named by its path."""
    module = dotted.rpartition(".")[0]
    if class_at(dotted) is not None:
        return TypeForm(dotted)
    if module in ("typing", "collections.abc"):  # special, or nothing that is there
        return NOTHING_KNOWN
    answer = code.look_up(dotted)
    is_class = isinstance(answer, Found) and answer.kind in (Kind.CLASS, Kind.NODE_CLASS)
    return TypeForm(answer.canonical) if is_class and isinstance(answer, Found) else NOTHING_KNOWN
