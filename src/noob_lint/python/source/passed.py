"""Whether the arguments of a call fit a function or class as it is written, and what it does."""

from __future__ import annotations

import ast

from noob_lint.python.source.functions import is_generator

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def misfit(call: ast.Call, called: Definition) -> str | None:
    """Why Python surely refuses a call, as it says it; None if it may not."""
    if any(isinstance(one, ast.Starred) for one in call.args):
        return None
    names = [one.arg for one in call.keywords]
    if None in names:
        return None
    given = [name for name in names if name is not None]
    if not isinstance(called, ast.ClassDef):
        return _misfit(called.name, called.args, len(call.args), given)
    made = next((one for one in called.body if _is_constructor(one)), None)
    if isinstance(made, ast.FunctionDef) and made.name == "__init__" and not made.decorator_list:
        return _misfit(f"{called.name}.__init__", made.args, len(call.args) + 1, given)
    if made is None and (call.args or given):
        return f"{called.name}() takes no arguments"
    return None


def _is_constructor(node: ast.stmt) -> bool:
    """Whether a statement in a class may define how it is made."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return node.name in ("__init__", "__new__")
    if isinstance(node, ast.Pass | ast.ClassDef):
        return False
    if isinstance(node, ast.Expr):
        return not isinstance(node.value, ast.Constant)
    if isinstance(node, ast.AnnAssign):
        return not isinstance(node.target, ast.Name) or node.target.id.startswith("__")
    names = node.targets if isinstance(node, ast.Assign) else [None]
    return not all(isinstance(one, ast.Name) and not one.id.startswith("__") for one in names)


def _misfit(name: str, arguments: ast.arguments, count: int, given: list[str]) -> str | None:
    """Why a function surely does not take so many arguments by position, and those by name."""
    plain = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
    by_name = {one.arg for one in (*arguments.args, *arguments.kwonlyargs)}
    filled = set(plain[:count])
    if count > len(plain) and arguments.vararg is None:
        return f"{name}() takes {len(plain)} positional arguments but {count} were given"
    for one in given:
        if one not in by_name and arguments.kwarg is None:
            return f"{name}() got an unexpected keyword argument {one!r}"
        if one in by_name and one in filled:
            return f"{name}() got multiple values for argument {one!r}"
    required = plain[: len(plain) - len(arguments.defaults)]
    pairs = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    required += [one.arg for one, default in pairs if default is None]
    positional_only = {one.arg for one in arguments.posonlyargs}
    lacking = [one for one in required if one not in filled]
    lacking = [one for one in lacking if one not in given or one in positional_only]
    if lacking:
        return f"{name}() is missing the argument {lacking[0]!r}"
    return None


def raised_at_once(called: Definition) -> str | None:
    """The kind of exception that a call surely raises before it does anything else."""
    if not isinstance(called, ast.FunctionDef) or is_generator(called):
        return None
    body = [one for one in called.body if not _is_text(one)]
    first = body[0] if body else None
    if not isinstance(first, ast.Raise) or first.exc is None:
        return None
    kind = first.exc.func if isinstance(first.exc, ast.Call) else first.exc
    return kind.id if isinstance(kind, ast.Name) else None


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
