"""The names that ``from module import *`` imports: ``__all__`` as far as it is literal."""

from __future__ import annotations

import ast
from collections.abc import Callable, Container, Iterator

from noob_lint.python.find.finder import Finder
from noob_lint.python.resolve.library import library_names
from noob_lint.python.source.bindings import How
from noob_lint.python.source.expressions import bound_in, targets
from noob_lint.python.source.module import Module
from noob_lint.python.source.modules import Modules
from noob_lint.support.graph import components

Names = Callable[[ast.expr, Module], str | None]
"""The name of the module that an expression in a module refers to; None if it is not one."""

_LITERAL_ENOUGH = ("numpy._core.numerictypes", "numpy.core.numerictypes")
"""Modules that add the names of numpy's scalars, which are known, to ``__all__`` in a loop."""

_MAKERS = ("frozenset", "list", "set", "sorted", "tuple")
"""Calls that create a collection of the same names."""

Follow = Callable[[ast.expr], frozenset[str] | None]
"""The ``__all__`` of the module that an expression refers to; None if unknown."""

Imported = Callable[[ast.ImportFrom], frozenset[str] | None]
"""The same for the module that an import is from."""


class Exports:
    """What modules export, computed once for each.

    Modules that import from each other are computed together: each begins with nothing, and is
    looked at again until none of them gets any more names.
    """

    def __init__(self, modules: Modules, finder: Finder, names: Names) -> None:
        self._modules = modules
        self._finder = finder
        self._module_named = names
        self._found: dict[str, frozenset[str] | None] = {}
        self._so_far: dict[str, frozenset[str] | None] = {}
        self._needed: list[str] | None = None
        """What the module needs that is being looked at; None if there is none."""

    def of(self, name: str) -> frozenset[str] | None:
        """The names that ``from name import *`` imports, or None if they are unknown."""
        if name in self._found:
            return self._found[name]
        if self._needed is not None:
            self._needed.append(name)
            return self._so_far.get(name, frozenset())
        needed: dict[str, list[str]] = {}
        pending = [name]
        while pending:
            one = pending.pop()
            if one not in needed and one not in self._found:
                self._so_far[one], needed[one] = self._look_at(one)
                pending += needed[one]
        for part in components(needed):
            self._complete(part)
        return self._found[name]

    def _complete(self, part: list[str]) -> None:
        """Find what each of the modules exports that need each other, or of one alone."""
        is_changing = True
        while is_changing:
            before = [self._so_far[one] for one in part]
            for one in part:
                self._so_far[one], _ = self._look_at(one)
            is_changing = before != [self._so_far[one] for one in part]
        self._found.update((one, self._so_far.pop(one)) for one in part)

    def _look_at(self, name: str) -> tuple[frozenset[str] | None, list[str]]:
        """What a module exports by what is known so far, and the other modules that it needs."""
        module = self._modules.read(name)
        if not isinstance(module, Module):
            location = self._finder.find(name) if module is None else None
            is_library = location is not None and location.from_library
            return (library_names(name, self._finder.version) if is_library else None), []
        needed: list[str] = []
        self._needed = needed
        try:
            return self._of_module(module), needed
        finally:
            self._needed = None

    def _of_module(self, module: Module) -> frozenset[str] | None:
        if "__all__" in module.namespace.table:
            return _names_in_all(
                module.tree.body,
                lambda node: self._all_of(self._module_named(node, module)),
                lambda node: self._all_of(module.absolute(node)),
                is_enough=module.name in _LITERAL_ENOUGH,
            )
        return self.public(module)

    def public(self, module: Module) -> frozenset[str] | None:
        """The names of a module without a leading underscore; None if they are unknown."""
        names = {
            name
            for name, bindings in module.namespace.table.items()
            if not name.startswith("_") and any(one.how is not How.UNBOUND for one in bindings)
        }
        for star in module.namespace.stars:
            more = self.of(star.module)
            if more is None:
                return None
            names |= {name for name in more if not name.startswith("_")}
        return frozenset(names)

    def _all_of(self, name: str | None) -> frozenset[str] | None:
        """The ``__all__`` of a module; None if it is unknown, or the name is that of no module."""
        other = None if name is None else self._modules.read(name)
        if not isinstance(other, Module) or "__all__" not in other.namespace.table:
            return None
        return self.of(other.name)


def _names_in_all(
    body: list[ast.stmt], follow: Follow, imported: Imported, *, is_enough: bool
) -> frozenset[str] | None:
    """The value of ``__all__`` after the statements have run; None if it is computed.

    What is literal in it can be enough.
    """
    names: frozenset[str] = frozenset()
    extenders: set[str] = set()
    for node in _statements(body):
        if isinstance(node, ast.FunctionDef) and any(_is_all(one) for one in ast.walk(node)):
            if not _extends(node):
                return None
            extenders.add(node.name)
        values = _values(node, extenders)
        found = [None if one is None else _names(one, follow) for one in values]
        if isinstance(node, ast.ImportFrom) and any(map(_is_imported, node.names)):
            found.append(imported(node))
        for more in found:
            if more is None and not is_enough:
                return None
            names |= more or frozenset()
    return names


def _is_imported(alias: ast.alias) -> bool:
    return alias.name == "__all__" == (alias.asname or alias.name)


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a module, including those inside others."""
    for node in body:
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for part in ast.iter_child_nodes(node):
                if isinstance(part, ast.stmt):
                    yield from _statements([part])
                elif isinstance(part, ast.ExceptHandler | ast.match_case):
                    yield from _statements(part.body)


def _extends(function: ast.FunctionDef) -> bool:
    """Whether a function only appends to ``__all__`` what is in that of its one parameter."""
    arguments = function.args
    if len(arguments.args) != 1 or arguments.vararg or arguments.kwarg or arguments.kwonlyargs:
        return False
    own = arguments.args[0].arg
    parts = list(ast.walk(function))
    methods = [
        part.attr for part in parts if isinstance(part, ast.Attribute) and _is_all(part.value)
    ]
    read = [part for part in parts if isinstance(part, ast.Attribute) and part.attr == "__all__"]
    is_own = all(isinstance(part.value, ast.Name) and part.value.id == own for part in read)
    is_set = any(_is_all(part) and not isinstance(part.ctx, ast.Load) for part in parts)  # type: ignore[attr-defined]
    return bool(read) and is_own and not is_set and {*methods} <= {"append", "extend"}


def _values(node: ast.stmt, extenders: Container[str]) -> Iterator[ast.expr | None]:
    """What a statement adds to ``__all__``; None where that is unknown.

    `extenders` are functions that add the ``__all__`` of a module.
    """
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(_is_all(one) for one in targets) and node.value is not None:
            yield node.value
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        method, arguments = node.value.func, node.value.args
        if isinstance(method, ast.Name) and method.id in extenders and len(arguments) == 1:
            yield ast.Attribute(arguments[0], "__all__")
        if isinstance(method, ast.Attribute) and _is_all(method.value):
            if method.attr == "append" and arguments:
                yield ast.List(elts=[arguments[0]])
            else:
                yield arguments[0] if method.attr == "extend" and arguments else None
    if _is_bound_otherwise(node):
        yield None


def _is_bound_otherwise(node: ast.stmt) -> bool:
    """Whether a statement binds or deletes ``__all__`` in a way that is not followed."""
    if isinstance(node, ast.Delete):
        return any("__all__" in ast.dump(one) for one in node.targets)
    if isinstance(node, ast.Import | ast.ImportFrom):
        return any(one.asname == "__all__" != one.name for one in node.names)
    is_plain = isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign)
    return "__all__" in bound_in(one for one in targets(node) if not (is_plain and _is_all(one)))


def _is_all(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Name) and node.id == "__all__"


def _names(value: ast.expr, follow: Follow) -> frozenset[str] | None:
    """The names in a value of ``__all__``; None if they are unknown."""
    if isinstance(value, ast.Attribute) and value.attr == "__all__":
        return follow(value.value)
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add | ast.BitOr):
        left, right = _names(value.left, follow), _names(value.right, follow)
        if _is_all(value.left):
            return right
        return None if left is None or right is None else left | right
    if isinstance(value, ast.Call) and value.args and not value.keywords:
        makes_list = isinstance(value.func, ast.Name) and value.func.id in _MAKERS
        return _names(value.args[0], follow) if makes_list else None
    if isinstance(value, ast.List | ast.Tuple | ast.Set):
        return _names_in(value.elts, follow)
    return None


def _names_in(items: list[ast.expr], follow: Follow) -> frozenset[str] | None:
    names: set[str] = set()
    for one in items:
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
