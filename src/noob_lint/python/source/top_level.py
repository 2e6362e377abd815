"""What the statements of a module do when it is imported: what they import, which names they need.

What is told surely happens, or is marked as not sure: what depends on a condition that is not
known, or is in a loop or a ``with`` statement (which may suppress errors). A ``try`` is told with
its handlers. The bodies of functions do not run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping

from noob_lint.python.source.bindings import captured
from noob_lint.python.source.conditions import decide
from noob_lint.python.source.entities import variables
from noob_lint.python.source.module import Module
from noob_lint.python.source.steps import (
    Asked,
    Attempt,
    Defined,
    Handler,
    Imported,
    Raised,
    Step,
    Used,
)

LAZY_ANNOTATIONS = (3, 14)
"""Since this version Python evaluates annotations only when something asks for them."""

_HARMLESS = frozenset(
    {"ArithmeticError", "AssertionError", "AttributeError", "EOFError", "FileExistsError"}
    | {"FileNotFoundError", "IOError", "IndexError", "KeyError", "LookupError", "OSError"}
    | {"OverflowError", "PermissionError", "RuntimeError", "StopIteration", "TypeError"}
    | {"UnicodeDecodeError", "UnicodeEncodeError", "UnicodeError", "ValueError"}
    | {"ZeroDivisionError"}
)
"""Exceptions whose handlers do not handle what imports, syntax errors and unknown names raise."""

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def steps_of(module: Module) -> Iterator[Step]:
    """What a module does when it is imported, in order."""
    return _Walker(module).block(module.tree.body, _Scope(frozenset(), {}), is_sure=True)


def bound_before(body: Iterable[ast.stmt], line: int) -> Iterator[str]:
    """The names that statements may have bound before they come to a line."""
    pending: list[ast.AST] = [*body]
    while pending:
        node = pending.pop()
        if getattr(node, "lineno", 0) >= line:
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.alias):
            yield node.asname or node.name.partition(".")[0]
        else:
            yield from [node.id] if isinstance(node, ast.Name) else captured(node)
            pending += ast.iter_child_nodes(node)


class _Scope:
    """The names that may be bound in a module or class body, and in those around it."""

    def __init__(self, outer: frozenset[str], modules: Mapping[str, str]) -> None:
        self._outer = outer
        self.bound: set[str] = set()
        self.modules = dict(modules)
        """Which module a name surely stands for, if it is bound at all."""

    def has(self, name: str) -> bool:
        return name in self.bound or name in self._outer

    def bind(self, names: Iterable[str]) -> None:
        for name in names:
            self.bound.add(name)
            self.modules.pop(name, None)

    def bind_module(self, name: str, module: str, *, is_sure: bool) -> None:
        self.bind([name])
        if is_sure:
            self.modules[name] = module

    def keep(self, known: Mapping[str, str | None]) -> None:
        """Forget which module the names stand for that stood for another one, or for none."""
        for name, module in known.items():
            if self.modules.get(name, module) != module:
                del self.modules[name]

    def inner(self) -> _Scope:
        return _Scope(self._outer | self.bound, self.modules)


class _Walker:
    """Goes through statements as Python would."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._stars: list[str] = []
        version = module.version
        is_lazy = module.postpones or version is None or version >= LAZY_ANNOTATIONS
        self._evaluates_annotations = not is_lazy

    def block(self, body: Iterable[ast.stmt], scope: _Scope, *, is_sure: bool) -> Iterator[Step]:
        for node in body:
            yield from self._statement(node, scope, is_sure)

    def _statement(self, node: ast.stmt, scope: _Scope, is_sure: bool) -> Iterator[Step]:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from self._import(node, scope, is_sure)
        elif isinstance(node, ast.If):
            yield from self._if(node, scope, is_sure)
        elif isinstance(node, ast.Try | ast.TryStar):
            yield from self._try(node, scope, is_sure)
        elif isinstance(node, ast.ClassDef):
            yield from self._class(node, scope, is_sure)
        elif isinstance(node, ast.With | ast.AsyncWith | ast.For | ast.AsyncFor | ast.While):
            yield from self._uses(_heads(node), scope, is_sure)
            scope.bind(self._stored(node))
            passes = isinstance(node, ast.With) and all(map(_lets_errors_pass, node.items))
            for body in (node.body, getattr(node, "orelse", [])):
                yield from self.block(body, scope, is_sure=is_sure and passes)
        elif isinstance(node, ast.Match):
            yield from self._uses([node.subject], scope, is_sure)
            scope.bind(self._stored(node))
            for case in node.cases:
                yield from self.block(case.body, scope, is_sure=False)
        else:
            yield from self._uses(self._evaluated(node), scope, is_sure)
            scope.bind(self._stored(node))
            if is_sure and isinstance(node, ast.Raise):
                yield Raised(node)

    def _import(
        self, node: ast.Import | ast.ImportFrom, scope: _Scope, is_sure: bool
    ) -> Iterator[Step]:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Imported(alias, alias.name, "", is_sure)
                name = alias.asname or alias.name.partition(".")[0]
                module = alias.name if alias.asname else name
                scope.bind_module(name, module, is_sure=is_sure)
            return
        depth = len(self._module.name.split(".")) + self._module.is_package
        module = self._module.absolute(node) if node.level < depth or not node.level else ""
        for alias in node.names:
            if alias.name == "*":
                yield Imported(alias, module, "", is_sure, is_star=True)
                self._stars.append(module)
                scope.modules.clear()
            else:
                yield Imported(alias, module, alias.name, is_sure)
                name = alias.asname or alias.name
                scope.bind_module(name, f"{module}.{alias.name}", is_sure=is_sure and bool(module))

    def _if(self, node: ast.If, scope: _Scope, is_sure: bool) -> Iterator[Step]:
        yield from self._uses([node.test], scope, is_sure)
        scope.bind(self._stored(node.test))
        answer = False if _is_main(node.test) else decide(node.test, self._module.version)
        for body, taken in ((node.body, True), (node.orelse, False)):
            if answer is None or answer is taken:
                yield from self.block(body, scope, is_sure=is_sure and answer is taken)

    def _try(self, node: ast.Try | ast.TryStar, scope: _Scope, is_sure: bool) -> Iterator[Step]:
        """The body of a ``try`` goes on with its ``else``.

        In the body it is not sure what follows a statement that may raise something that is
        handled, and the ``else`` is not if anything is handled.
        """
        passes = all(isinstance(one.body[-1], ast.Raise) for one in node.handlers)
        is_open = all(_lets_pass(one) for one in node.handlers)
        plain = next((at for at, one in enumerate(node.body) if not _is_plain(one)), len(node.body))
        before, bound = dict(scope.modules), set(scope.bound)
        body = list(self.block(node.body[: plain + 1], scope, is_sure=is_sure))
        body += self.block(node.body[plain + 1 :], scope, is_sure=is_sure and passes)
        if node.handlers:
            scope.keep({name: before.get(name) for name in bound})
        handlers = tuple(self._handler(one, scope, is_sure) for one in node.handlers)
        if isinstance(node, ast.TryStar):
            handlers = tuple(one._replace(kinds=("",)) for one in handlers)
        body += self.block(node.orelse, scope, is_sure=is_sure and is_open)
        yield Attempt(
            tuple(body), handlers, tuple(self.block(node.finalbody, scope, is_sure=is_sure))
        )

    def _handler(self, node: ast.ExceptHandler, scope: _Scope, is_sure: bool) -> Handler:
        before = dict(scope.modules)
        scope.bind([node.name] if node.name else ())
        handled = tuple(self.block(node.body, scope, is_sure=is_sure))
        scope.keep({name: before.get(name) for name in scope.modules})
        return Handler(self._kinds(node.type, scope), handled)

    def _kinds(self, kind: ast.expr | None, scope: _Scope) -> tuple[str, ...]:
        """The builtin exceptions that a handler names, "" for another one."""
        if kind is None:
            return ("BaseException",)
        many = kind.elts if isinstance(kind, ast.Tuple) else [kind]
        return tuple(
            one.id if isinstance(one, ast.Name) and not scope.has(one.id) else "" for one in many
        )

    def _class(self, node: ast.ClassDef, scope: _Scope, is_sure: bool) -> Iterator[Step]:
        yield from self._uses(node.decorator_list, scope, is_sure)
        inner = scope.inner()
        inner.bind(variables(node))
        heads = [*node.bases, *(keyword.value for keyword in node.keywords)]
        yield from self._uses(heads, inner, is_sure)
        yield from self.block(node.body, inner, is_sure=is_sure)
        if is_sure and not node.col_offset and _has_odd_fields(node):
            yield Defined(node)
        scope.bind([node.name])

    def _evaluated(self, node: ast.stmt) -> Iterator[ast.expr]:
        """The expressions that a simple statement evaluates, as far as that is sure."""
        if isinstance(node, _FUNCTIONS):
            yield from node.decorator_list
            yield from node.args.defaults
            yield from (default for default in node.args.kw_defaults if default is not None)
            if self._evaluates_annotations and not variables(node):
                yield from _annotations(node)
        elif isinstance(node, ast.AnnAssign):
            yield from [node.value] if node.value is not None else []
            yield from [node.annotation] if self._evaluates_annotations else []
        elif isinstance(node, ast.AugAssign):
            if isinstance(node.target, ast.Name):
                yield ast.copy_location(ast.Name(node.target.id, ast.Load()), node.target)
            yield node.value
        elif isinstance(node, ast.Assert):
            yield node.test
        elif isinstance(node, ast.Assign):
            yield from (node.value, *node.targets)
        elif isinstance(node, ast.Expr):
            yield node.value
        elif isinstance(node, ast.Raise):
            yield from [node.exc] if node.exc is not None else []

    def _stored(self, node: ast.AST) -> Iterator[str]:
        """The names that a statement or expression may bind itself, those in its blocks aside."""
        if isinstance(node, _FUNCTIONS):
            yield node.name
        yield from _bound_in(_targets(node))
        if self._module.has_assignment_expressions:
            yield from _bound_in(_own_parts(node) if isinstance(node, ast.stmt) else [node])

    def _uses(
        self, expressions: Iterable[ast.expr], scope: _Scope, is_sure: bool
    ) -> Iterator[Step]:
        for name, attributes in _names(expressions) if is_sure else ():
            if not scope.has(name.id):
                yield Used(name, tuple(self._stars))
            elif attributes and name.id in scope.modules:
                yield Asked(scope.modules[name.id], attributes)


_Looked = tuple[ast.Name, tuple[ast.Attribute, ...]]


def _names(expressions: Iterable[ast.expr]) -> Iterator[_Looked]:
    """The names that surely are looked up when expressions are evaluated, in the order written.

    Each comes with the attributes that are looked up in it, one in the other.
    """
    pending: list[ast.AST] = []
    pending += [*expressions][::-1]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Name):
            yield from [(node, ())] if isinstance(node.ctx, ast.Load) else []
        elif isinstance(node, ast.Attribute) and (found := _chain(node)):
            yield found
        else:
            pending += [*_parts(node)][::-1]


def _chain(node: ast.expr) -> _Looked | None:
    """The attributes of a name that an expression looks up, if that is all that it does."""
    attributes: list[ast.Attribute] = []
    while isinstance(node, ast.Attribute):
        attributes += [node] if isinstance(node.ctx, ast.Load) else []
        node = node.value
    return (node, tuple(attributes[::-1])) if isinstance(node, ast.Name) else None


def _parts(node: ast.AST) -> Iterable[ast.AST]:
    """The parts of an expression that are evaluated in any case."""
    if isinstance(node, ast.Lambda):
        return [*node.args.defaults, *(one for one in node.args.kw_defaults if one is not None)]
    if isinstance(node, _COMPREHENSIONS):
        return [node.generators[0].iter]
    if isinstance(node, ast.BoolOp):
        return node.values[:1]
    if isinstance(node, ast.IfExp):
        return [node.test]
    if isinstance(node, ast.Compare):
        return [node.left, node.comparators[0]]
    if isinstance(node, ast.NamedExpr):
        return [node.value]
    return ast.iter_child_nodes(node)


def _has_odd_fields(node: ast.ClassDef) -> bool:
    """Whether Python may refuse the fields of a class: for their order or a default."""
    values = [one.value for one in node.body if isinstance(one, ast.AnnAssign)]
    if not values or not (node.decorator_list or "NamedTuple" in map(_last, node.bases)):
        return False
    lacks = [value is None for value in values]
    plain = ast.Constant | ast.Name | ast.Attribute | None
    is_in_order = lacks == sorted(lacks, reverse=True) and not node.bases
    return not is_in_order or not all(isinstance(one, plain) for one in values)


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _targets(node: ast.AST) -> Iterator[ast.AST | None]:
    """What a statement assigns to; the expressions in it may assign to more."""
    if isinstance(node, ast.Assign):
        yield from node.targets
    elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.For | ast.AsyncFor):
        yield node.target
    elif isinstance(node, ast.With | ast.AsyncWith):
        yield from (item.optional_vars for item in node.items)
    elif isinstance(node, ast.Match):
        yield from (case.pattern for case in node.cases)
    elif type(node).__name__ == "TypeAlias":  # new in Python 3.12
        yield node.name  # type: ignore[attr-defined]


def _bound_in(nodes: Iterable[ast.AST | None]) -> Iterator[str]:
    pending = [node for node in nodes if node is not None]
    while pending:
        part = pending.pop()
        if isinstance(part, ast.Name):
            yield from [part.id] if isinstance(part.ctx, ast.Store) else []
        else:
            yield from captured(part)
            pending += ast.iter_child_nodes(part)


def _own_parts(node: ast.AST) -> Iterator[ast.AST]:
    for part in ast.iter_child_nodes(node):
        if isinstance(part, ast.match_case):
            yield from [part.pattern, *([part.guard] if part.guard else [])]
        elif not isinstance(part, ast.stmt | ast.arguments):
            yield part


def _heads(node: ast.stmt) -> list[ast.expr]:
    """What a compound statement evaluates before its body."""
    if isinstance(node, ast.With | ast.AsyncWith):
        return [node.items[0].context_expr]
    if isinstance(node, ast.For | ast.AsyncFor):
        return [node.iter]
    return [node.test] if isinstance(node, ast.While) else []


def _annotations(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.expr]:
    arguments = node.args
    many = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    many += [one for one in (arguments.vararg, arguments.kwarg) if one is not None]
    yield from (one.annotation for one in many if one.annotation is not None)
    if node.returns is not None:
        yield node.returns


def _is_plain(node: ast.stmt) -> bool:
    """Whether a statement raises nothing but what is foreseen."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.Expr):
        return node.value is None or isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Import | ast.ImportFrom | ast.Pass | ast.FunctionDef)


def _lets_errors_pass(item: ast.withitem) -> bool:
    """Whether a context manager surely suppresses no errors."""
    called = item.context_expr.func if isinstance(item.context_expr, ast.Call) else None
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name == "catch_warnings"


def _lets_pass(handler: ast.ExceptHandler) -> bool:
    """Whether a handler does not handle what imports, syntax errors and unknown names raise."""
    if isinstance(handler.body[-1], ast.Raise):
        return True
    kind = handler.type
    many = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return all(isinstance(one, ast.Name) and one.id in _HARMLESS for one in many)


def _is_main(test: ast.expr) -> bool:
    """Whether a condition only holds in the module that Python is started with."""
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.Eq):
        return False
    sides = [test.left, *test.comparators]
    names = [one.id for one in sides if isinstance(one, ast.Name)]
    values = [one.value for one in sides if isinstance(one, ast.Constant)]
    return names == ["__name__"] and values == ["__main__"]
