"""What the statements of a module do when it is imported: what they import, which names they need.

What is told surely happens, or is marked as not sure: what depends on a condition that is not
known, or is in a loop or a ``with`` statement (which may suppress errors). A ``try`` is told with
its handlers. The bodies of functions do not run.
"""

from __future__ import annotations

import ast
import builtins
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial

from noob_lint.python.source.conditions import decide
from noob_lint.python.source.entities import variables
from noob_lint.python.source.expressions import (
    annotations_of,
    bound_in,
    heads,
    looked_up,
    only_read,
    own_parts,
    targets,
    untyped,
)
from noob_lint.python.source.module import Module
from noob_lint.python.source.scope import Scope
from noob_lint.python.source.steps import (
    Asked,
    Attempt,
    Defined,
    Failed,
    Handler,
    Imported,
    Raised,
    Step,
    Used,
)
from noob_lint.python.source.values import (
    UNKNOWN,
    EvaluationError,
    Evaluator,
    Library,
    Plain,
)

_CHANGES = ("__code__", "__defaults__", "__init__ =", "__kwdefaults__", "__new__ =")
"""What stands in the text of a module that changes functions or classes."""

LAZY_ANNOTATIONS = (3, 14)
"""Since this version Python evaluates annotations only when something asks for them."""

_TOLD = (ImportError, NameError, SyntaxError)
_HARMLESS = frozenset(
    name
    for name, one in vars(builtins).items()
    if isinstance(one, type) and not any(issubclass(one, it) or issubclass(it, one) for it in _TOLD)
)
"""Types whose handlers do not handle the errors of imports, syntax and unknown names."""

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def steps_of(module: Module) -> Iterator[Step]:
    """What a module does when it is imported, in order."""
    return _Walker(module).block(module.tree.body, Scope(), is_sure=True)


class _Walker:
    """Goes through statements as Python would."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._stars: list[str] = []
        version = module.version
        is_lazy = module.postpones or version is None or version >= LAZY_ANNOTATIONS
        self._evaluates_annotations = not is_lazy

    def block(self, body: Iterable[ast.stmt], scope: Scope, *, is_sure: bool) -> Iterator[Step]:
        for node in body:
            yield from self._statement(node, scope, is_sure)

    def _statement(self, node: ast.stmt, scope: Scope, is_sure: bool) -> Iterator[Step]:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from self._import(node, scope, is_sure)
        elif isinstance(node, ast.If):
            yield from self._if(node, scope, is_sure)
        elif isinstance(node, ast.Try | ast.TryStar):
            yield from self._try(node, scope, is_sure)
        elif isinstance(node, ast.ClassDef):
            yield from self._class(node, scope, is_sure)
        elif isinstance(node, ast.With | ast.AsyncWith | ast.For | ast.AsyncFor | ast.While):
            yield from self._nested(node, scope, is_sure)
        elif isinstance(node, ast.Match):
            yield from self._uses([node.subject], scope, is_sure)
            scope.bind(self._stored(node))
            for case in node.cases:
                yield from self.block(case.body, scope, is_sure=False)
        else:
            yield from self._uses(self._evaluated(node), scope, is_sure)
            yield from self._bind(node, scope, is_sure)
            if is_sure and isinstance(node, ast.Raise):
                yield Raised(node)
            if is_sure and isinstance(node, ast.Assert) and _is_false(node.test):
                yield Failed(node, "AssertionError", "AssertionError", frozenset())

    def _nested(
        self,
        node: ast.With | ast.AsyncWith | ast.For | ast.AsyncFor | ast.While,
        scope: Scope,
        is_sure: bool,
    ) -> Iterator[Step]:
        yield from self._uses(heads(node), scope, is_sure)
        if is_sure and isinstance(node, ast.For):
            yield from self._tried(scope, lambda evaluator: evaluator.iterated(node.iter))
        scope.bind(self._stored(node))
        passes = isinstance(node, ast.With) and all(map(_lets_errors_pass, node.items))
        for body in (node.body, getattr(node, "orelse", [])):
            yield from self.block(body, scope, is_sure=is_sure and passes)

    def _bind(self, node: ast.stmt, scope: Scope, is_sure: bool) -> Iterator[Step]:
        """Bind what a simple statement does, with its value where that is known."""
        known: dict[str, object] = {}
        if is_sure and isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            unpacked = partial(Evaluator.unpacked, target=target, node=node.value)
            yield from self._tried(scope, unpacked)
            if isinstance(target, ast.Name):
                known[target.id] = self._value(node.value, scope)
        elif is_sure and isinstance(node, _FUNCTIONS) and not node.decorator_list:
            known[node.name] = Plain(node) if self._keeps_functions else UNKNOWN
        if isinstance(node, _FUNCTIONS) and node.decorator_list:
            for decorator in node.decorator_list[::-1] if is_sure else ():
                yield from self._tried(scope, partial(Evaluator.decorated, node=decorator))
            scope.forget_changeable()
        scope.bind(self._stored(node))
        for name, value in known.items():
            if value is not UNKNOWN:
                scope.set_value(name, value)

    def _value(self, node: ast.expr, scope: Scope) -> object:
        """The value of an expression, unless it rests on what may have been changed since."""
        evaluator = Evaluator(scope.value)
        try:
            value = evaluator.of(node)
        except EvaluationError:
            return UNKNOWN
        return UNKNOWN if scope.changeable(evaluator.used) else value

    def _tried(self, scope: Scope, evaluate: Callable[[Evaluator], object]) -> Iterator[Step]:
        """The failure of an evaluation, if it surely fails."""
        evaluator = Evaluator(scope.value)
        try:
            evaluate(evaluator)
        except EvaluationError as error:
            if scope.changeable(evaluator.used) <= self._only_read:
                yield Failed(error.node, error.kind, error.reason, frozenset(evaluator.used))
        if evaluator.calls_others:
            scope.forget_changeable()

    @cached_property
    def _keeps_functions(self) -> bool:
        """Whether the functions and classes of the module surely stay as they are written."""
        text = self._module.source.text
        return not any(word in text for word in _CHANGES)

    @cached_property
    def _only_read(self) -> frozenset[str]:
        """The names that are nowhere used in a way that may change what they are bound to."""
        return only_read(self._module.tree)

    def _import(
        self, node: ast.Import | ast.ImportFrom, scope: Scope, is_sure: bool
    ) -> Iterator[Step]:
        scope.forget_changeable()
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Imported(alias, alias.name, "", is_sure)
                name = alias.asname or alias.name.partition(".")[0]
                module = alias.name if alias.asname else name
                scope.bind_module(name, module, is_sure=is_sure)
                if is_sure and module in sys.stdlib_module_names:
                    scope.set_value(name, Library(module))
            return
        depth = len(self._module.name.split(".")) + self._module.is_package
        module = self._module.absolute(node) if node.level < depth else ""
        for alias in node.names:
            if alias.name == "*":
                yield Imported(alias, module, "", is_sure, is_star=True)
                self._stars.append(module)
                scope.modules.clear()
                scope.forget_values()
            else:
                yield Imported(alias, module, alias.name, is_sure)
                name = alias.asname or alias.name
                scope.bind_module(name, f"{module}.{alias.name}", is_sure=is_sure and bool(module))

    def _if(self, node: ast.If, scope: Scope, is_sure: bool) -> Iterator[Step]:
        yield from self._uses([node.test], scope, is_sure)
        scope.bind(self._stored(node.test))
        answer = False if _is_main(node.test) else decide(node.test, self._module.version)
        for body, taken in ((node.body, True), (node.orelse, False)):
            if answer is None or answer is taken:
                yield from self.block(body, scope, is_sure=is_sure and answer is taken)

    def _try(self, node: ast.Try | ast.TryStar, scope: Scope, is_sure: bool) -> Iterator[Step]:
        """The body of a ``try`` goes on with its ``else``.

        In the body it is not sure what follows a statement that may raise something that is
        handled, and the ``else`` is not if anything is handled.
        """
        passes = all(isinstance(one.body[-1], ast.Raise) for one in node.handlers)
        is_open = all(_lets_pass(one) for one in node.handlers)
        values = dict(scope.values)
        plain = next((at for at, one in enumerate(node.body) if not _is_plain(one)), len(node.body))
        before, bound = dict(scope.modules), set(scope.bound)
        body = list(self.block(node.body[: plain + 1], scope, is_sure=is_sure))
        body += self.block(node.body[plain + 1 :], scope, is_sure=is_sure and passes)
        if node.handlers:
            scope.keep({name: before.get(name) for name in bound})
        handlers = tuple(self._handler(one, scope, is_sure) for one in node.handlers)
        if node.handlers:
            scope.forget_values(but=values)
        if isinstance(node, ast.TryStar):
            handlers = tuple(one._replace(kinds=("",)) for one in handlers)
        body += self.block(node.orelse, scope, is_sure=is_sure and is_open)
        yield Attempt(
            tuple(body), handlers, tuple(self.block(node.finalbody, scope, is_sure=is_sure))
        )

    def _handler(self, node: ast.ExceptHandler, scope: Scope, is_sure: bool) -> Handler:
        before = dict(scope.modules)
        scope.bind([node.name] if node.name else ())
        handled = tuple(self.block(node.body, scope, is_sure=is_sure))
        scope.keep({name: before.get(name) for name in scope.modules})
        return Handler(self._kinds(node.type, scope), handled)

    def _kinds(self, kind: ast.expr | None, scope: Scope) -> tuple[str, ...]:
        """The builtin exceptions that a handler names, "" for another one."""
        if kind is None:
            return ("BaseException",)
        many = kind.elts if isinstance(kind, ast.Tuple) else [kind]
        return tuple(
            one.id if isinstance(one, ast.Name) and not scope.has(one.id) else "" for one in many
        )

    def _class(self, node: ast.ClassDef, scope: Scope, is_sure: bool) -> Iterator[Step]:
        yield from self._uses(node.decorator_list, scope, is_sure)
        inner = scope.inner()
        inner.bind(variables(node))
        heads = [*node.bases, *(keyword.value for keyword in node.keywords)]
        yield from self._uses(heads, inner, is_sure)
        yield from self.block(node.body, inner, is_sure=is_sure)
        scope.forget_changeable()
        if is_sure and not node.col_offset and _has_odd_fields(node):
            yield Defined(node)
        scope.bind([node.name])
        is_plain = not (node.bases or node.keywords or node.decorator_list or variables(node))
        if is_sure and is_plain and self._keeps_functions:
            scope.set_value(node.name, Plain(node))

    def _evaluated(self, node: ast.stmt) -> Iterator[ast.expr]:
        """The expressions that a simple statement evaluates, as far as that is certain."""
        if isinstance(node, _FUNCTIONS):
            yield from node.decorator_list
            yield from node.args.defaults
            yield from (default for default in node.args.kw_defaults if default is not None)
            if self._evaluates_annotations and not variables(node):
                yield from annotations_of(node)
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
        yield from bound_in(targets(node))
        if self._module.has_assignment_expressions:
            yield from bound_in(own_parts(node) if isinstance(node, ast.stmt) else [node])

    def _uses(self, expressions: Iterable[ast.expr], scope: Scope, is_sure: bool) -> Iterator[Step]:
        if not is_sure:
            scope.forget_changeable()
            return
        expressions = [*expressions]
        for name, attributes in looked_up(expressions):
            if not scope.has(name.id):
                yield Used(name, tuple(self._stars))
            elif attributes and name.id in scope.modules:
                yield Asked(scope.modules[name.id], attributes)
        for expression in expressions:
            if not isinstance(expression, ast.Constant | ast.Name):
                yield from self._tried(scope, partial(Evaluator.of, node=expression))


def _has_odd_fields(node: ast.ClassDef) -> bool:
    """Whether Python may refuse the fields of a class: for their order, a default or no type."""
    if node.bases and any(untyped(node)):
        return True
    values = [one.value for one in node.body if isinstance(one, ast.AnnAssign)]
    if not values or not (node.decorator_list or "NamedTuple" in map(_last, node.bases)):
        return False
    lacks = [value is None for value in values]
    plain = ast.Constant | ast.Name | ast.Attribute | None
    is_in_order = lacks == sorted(lacks, reverse=True) and not node.bases
    return not is_in_order or not all(isinstance(one, plain) for one in values)


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _is_plain(node: ast.stmt) -> bool:
    """Whether a statement raises only expected exceptions."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.Expr):
        return node.value is None or isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Import | ast.ImportFrom | ast.Pass | ast.FunctionDef)


def _lets_errors_pass(item: ast.withitem) -> bool:
    """Whether a context manager surely suppresses no errors."""
    called = item.context_expr.func if isinstance(item.context_expr, ast.Call) else None
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name == "catch_warnings"


def _lets_pass(handler: ast.ExceptHandler) -> bool:
    """Whether a handler does not handle the errors of imports, syntax and unknown names."""
    if isinstance(handler.body[-1], ast.Raise):
        return True
    kind = handler.type
    many = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return all(isinstance(one, ast.Name) and one.id in _HARMLESS for one in many)


def _is_false(test: ast.expr) -> bool:
    return isinstance(test, ast.Constant) and not test.value


def _is_main(test: ast.expr) -> bool:
    """Whether a condition only holds in the module that Python is started with."""
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.Eq):
        return False
    sides = [test.left, *test.comparators]
    names = [one.id for one in sides if isinstance(one, ast.Name)]
    values = [one.value for one in sides if isinstance(one, ast.Constant)]
    return names == ["__name__"] and values == ["__main__"]
