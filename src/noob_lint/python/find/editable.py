"""Reads the import hooks of editable installs as data: which module is where.

It understands the files that setuptools (``__editable___*_finder.py``), the package `editables`
(hatchling, pdm, poetry) and scikit-build-core write. Any other file that adds an import hook is
"cannot tell".
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from noob_lint.support.files import read_text

_HOOKS = ("meta_path", "path_hooks")

_MOST_BYTES = 2**18
"""In a finder: setuptools writes 15 KB and a line for each module."""


class Hook(NamedTuple):
    """Where top-level modules are, which directories are added, and whether that is all."""

    modules: tuple[tuple[str, Path], ...] = ()
    paths: tuple[Path, ...] = ()
    complete: bool = True


def read_hook(path: Path) -> Hook:
    """What a module that a ``.pth`` file imports adds to where Python looks for modules."""
    try:
        text = read_text(str(path), _MOST_BYTES)
        tree = ast.parse(text)
    except (OSError, ValueError, SyntaxError, RecursionError, MemoryError):
        return Hook(complete=False)
    modules = dict(_mapped(tree))
    if modules:
        return Hook(tuple((name, Path(where)) for name, where in modules.items()))
    return Hook(complete=not any(word in text for word in _HOOKS))


def _mapped(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            if isinstance(target, ast.Name) and target.id in ("MAPPING", "NAMESPACES"):
                yield from _pairs(node.value)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield from _call(node.value)


def _call(call: ast.Call) -> Iterator[tuple[str, str]]:
    """`F.map_module(name, path)` of editables, `install({name: path, ...}, ...)` of scikit."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else None
    if name == "map_module" and len(call.args) == 2:
        values = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
        if len(values) == 2:
            yield str(values[0]), _directory(str(values[1]))
    elif isinstance(call.func, ast.Name) and call.func.id == "install" and call.args:
        yield from _pairs(call.args[0])


def _pairs(value: ast.expr | None) -> Iterator[tuple[str, str]]:
    if not isinstance(value, ast.Dict):
        return
    for key, where in zip(value.keys, value.values, strict=True):
        if isinstance(where, ast.List) and where.elts:  # a namespace, with its directories
            where = where.elts[0]
        if not isinstance(key, ast.Constant) or not isinstance(where, ast.Constant):
            continue
        if "." not in str(key.value):
            yield str(key.value), _directory(str(where.value))


def _directory(path: str) -> str:
    """The directory of a package; some tools write its ``__init__.py`` instead."""
    return str(Path(path).parent) if Path(path).name == "__init__.py" else path
