"""Finds what statements bind names to.

Where that is decided at run time (``if``, ``try``), a name has several bindings. Known conditions
are evaluated: ``TYPE_CHECKING``, comparisons of ``sys.version_info``, constants.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from copy import copy
from enum import Enum
from typing import Protocol

from noob_lint.python.source.branches import Branch
from noob_lint.python.source.conditions import decide
from noob_lint.python.source.patches import Patch, matters, patched_by, patches_in
from noob_lint.support.values import NamedTuple

_IMPORT_ERRORS = frozenset({"ImportError", "ModuleNotFoundError", "Exception", "BaseException"})
_FINAL = (ast.Raise, ast.Return)
_BODIES = (ast.stmt, ast.ExceptHandler, ast.match_case)


class How(Enum):
    """How a name is bound."""

    DEFINITION = "definition"
    VALUE = "value"
    MODULE = "module"
    MEMBER = "member"
    OPAQUE = "opaque"
    UNBOUND = "unbound"


class Binding(NamedTuple):
    """One thing that a name may be bound to.

    `node` is what binds it, and `value` is the expression it is bound to, if there is just one.
    `module` and `member` are for imports. `guard` are the imports of the ``try`` that a binding
    depends on, if a handler catches their failure; `order` counts up through the file.
    """

    how: How
    node: ast.AST
    order: int
    value: ast.expr | None = None
    module: str = ""
    member: str = ""
    guard: tuple[tuple[str, str], ...] | None = None


class Star(NamedTuple):
    """``from module import *``; `certain` if it always runs.

    `guard` is as for bindings; `unless` are the imports whose failure leads to it.
    """

    module: str
    order: int
    certain: bool
    guard: tuple[tuple[str, str], ...] | None = None
    unless: tuple[tuple[str, str], ...] | None = None


Table = dict[str, tuple[Binding, ...]]


class Home(Protocol):
    """The module that code is in, as far as it matters for what the code binds."""

    name: str
    is_stub: bool
    version: tuple[int, int] | None

    @property
    def has_assignment_expressions(self) -> bool:
        """Whether there may be names that expressions bind."""

    def absolute(self, node: ast.ImportFrom) -> str:
        """The module that an import is from, with leading dots resolved."""


class Namespace:
    """The names of a module or class.

    `typing_names` are those that only exist for type checkers; they mean something in annotations
    that are never evaluated. `owner` is the name of the class whose body it is, or "".
    """

    def __init__(self, module: Home, body: list[ast.stmt], owner: str = "") -> None:
        self.owner = owner
        self.table: Table = {}
        self.stars: list[Star] = []
        self.typing_names: Table = {}
        Walker(module, self).run(body)


_MOST_BINDINGS = 100
"""With more, nothing is known about a name."""


class Walker:
    """Goes through statements in order and records what they bind."""

    def __init__(self, module: Home, namespace: Namespace) -> None:
        self._module = module
        self._namespace = namespace
        self._order = 0
        self._depth = 0
        self._guard: tuple[tuple[str, str], ...] | None = None
        self._unless: tuple[tuple[str, str], ...] | None = None

    def run(self, body: list[ast.stmt]) -> None:
        """Fill the tables of the namespace with what its body binds."""
        self._block(body, self._namespace.table)

    def _block(self, body: Iterable[ast.stmt], table: Table) -> None:
        for node in body:
            self._order += 1
            if self._module.has_assignment_expressions or isinstance(node, ast.Match):
                for name, part in _bound_in(node):
                    table[name] = (self._binding(How.OPAQUE, part),)
            if isinstance(node, ast.If):
                self._if(node, table)
            elif isinstance(node, ast.Try | ast.TryStar):
                self._try(node, table)
            elif isinstance(node, ast.For | ast.AsyncFor | ast.While | ast.With | ast.AsyncWith):
                self._nested(node, table)
            elif isinstance(node, ast.Match):
                self._branches([case.body for case in node.cases], table, exhaustive=False)
            else:
                self._simple(node, table)

    def _simple(self, node: ast.stmt, table: Table) -> None:
        for name, binding in self._bindings(node):
            binding = _decorated(binding, table.get(name, ()))
            own = binding.how is How.MEMBER and binding.module == self._module.name
            if not (own and binding.member == name and name in table):  # it stays the same
                table[name] = (binding,)
        for patch in (*patches_in(node), *_patched_by_call(node, table)):
            self._patch(patch, node, table)
        if isinstance(node, ast.Delete):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    table[target.id] = (Binding(How.UNBOUND, node, self._order),)

    def _patch(self, patch: Patch, node: ast.stmt, table: Table) -> None:
        """Record that nothing is known about a patched object, or about its other names here."""
        name = patch.target
        bound = table.get(name, ())
        aliases = {other for one in bound for other in _aliases(one)}
        for other in (name, *aliases):
            of_class = any(isinstance(one.node, ast.ClassDef) for one in table.get(other, ()))
            if other in table and matters(patch, of_class=of_class):
                table[other] = (self._binding(How.OPAQUE, node),)

    def _bindings(self, node: ast.stmt) -> Iterator[tuple[str, Binding]]:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, self._binding(How.DEFINITION, node)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                whole = alias.name if alias.asname else alias.name.split(".")[0]
                yield alias.asname or whole, self._binding(How.MODULE, node, module=whole)
        elif isinstance(node, ast.ImportFrom):
            yield from self._import(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            yield from self._assign(node)
        elif type(node).__name__ == "TypeAlias":  # new in Python 3.12
            value: ast.expr = node.value  # type: ignore[attr-defined]
            yield node.name.id, self._binding(How.VALUE, node, value=value)  # type: ignore[attr-defined]

    def _import(self, node: ast.ImportFrom) -> Iterator[tuple[str, Binding]]:
        module = self._module.absolute(node)
        for alias in node.names:
            if alias.name == "*":
                certain = not self._depth
                star = Star(module, self._order, certain, self._guard, self._unless)
                self._namespace.stars.append(star)
                continue
            binding = self._binding(How.MEMBER, alias, module=module, member=alias.name)
            yield alias.asname or alias.name, binding

    def _assign(
        self, node: ast.Assign | ast.AnnAssign | ast.AugAssign
    ) -> Iterator[tuple[str, Binding]]:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if isinstance(node, ast.AnnAssign) and node.value is None:
            if self._module.is_stub and isinstance(node.target, ast.Name):
                yield node.target.id, self._binding(How.OPAQUE, node)
            return
        for target in targets:
            if isinstance(target, ast.Name):
                opaque = isinstance(node, ast.AugAssign)
                how = How.OPAQUE if opaque else How.VALUE
                yield target.id, self._binding(how, node, value=None if opaque else node.value)
            elif not isinstance(target, ast.Attribute):
                for name in _names(target):
                    yield name, self._binding(How.OPAQUE, node)

    def _binding(
        self,
        how: How,
        node: ast.AST,
        *,
        value: ast.expr | None = None,
        module: str = "",
        member: str = "",
    ) -> Binding:
        return Binding(how, node, self._order, value, module, member, self._guard)

    def _if(self, node: ast.If, table: Table) -> None:
        answer = decide(node.test, self._module.version)
        if answer is None:
            self._branches([node.body, node.orelse], table)
            return
        self._block(node.body if answer else node.orelse, table)
        if not answer:
            aside: Table = {}
            self._block(node.body, aside)
            self._namespace.typing_names.update(aside)

    def _try(self, node: ast.Try | ast.TryStar, table: Table) -> None:
        handled = any(_catches_imports(handler.type) for handler in node.handlers)
        outer, imports = self._guard, tuple(self._imports(node.body))
        self._depth += bool(node.handlers)
        branch: Table = Branch(table)
        if handled and imports:
            self._guard = (*(outer or ()), *imports)
        self._block(node.body, branch)
        self._block(node.orelse, branch)
        self._guard = outer
        others = self._handlers(node, table, imports if handled else None)
        self._depth -= bool(node.handlers)
        self._merge(table, [branch, *others], node)
        self._block(node.finalbody, table)

    def _handlers(
        self,
        node: ast.Try | ast.TryStar,
        before: Table,
        unless: tuple[tuple[str, str], ...] | None,
    ) -> list[Table]:
        """What the names are bound to after each handler that does not raise or return."""
        others, self._unless = [], unless
        for handler in node.handlers:
            other: Table = Branch(before)
            self._block(handler.body, other)
            if not _leaves(handler.body):
                others.append(other)
        self._unless = None
        return others

    def _imports(self, body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
        for node in body:
            if isinstance(node, ast.Import):
                yield from ((alias.name, "") for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                module = self._module.absolute(node)
                yield from ((module, alias.name) for alias in node.names)

    def _nested(
        self, node: ast.For | ast.AsyncFor | ast.While | ast.With | ast.AsyncWith, table: Table
    ) -> None:
        if isinstance(node, ast.With | ast.AsyncWith):
            for item in node.items:
                self._opaque(item.optional_vars, node, table)
            # it may suppress exceptions, so that the body does not reach its end
            self._branches([node.body], table, exhaustive=False)
            return
        if isinstance(node, ast.For | ast.AsyncFor):
            self._opaque(node.target, node, table)
        self._branches([node.body], table, exhaustive=False)
        self._block(node.orelse, table)

    def _opaque(self, target: ast.expr | None, node: ast.AST, table: Table) -> None:
        for name in _names(target):
            table[name] = (self._binding(How.OPAQUE, node),)

    def _branches(
        self, bodies: list[list[ast.stmt]], table: Table, *, exhaustive: bool = True
    ) -> None:
        self._depth += 1
        ends: list[Table] = []
        for body in bodies:
            branch: Table = Branch(table)
            self._block(body, branch)
            if not _leaves(body):
                ends.append(branch)
        self._depth -= 1
        if not exhaustive or not ends:
            ends.append(table)
        self._merge(table, ends, ast.Pass())

    def _merge(self, table: Table, ends: list[Table], node: ast.AST) -> None:
        """Let the names be bound to what they are at the end of any branch."""
        unbound = self._unbound(node)
        changed = dict.fromkeys(name for one in ends if one is not table for name in one)
        for name in changed:
            found = [one.get(name, (unbound,)) for one in ends]
            different = {id(binding): binding for many in found for binding in many}
            if len(different) <= _MOST_BINDINGS:
                table[name] = tuple(different.values())
            else:
                lacking = [one for one in different.values() if one.how is How.UNBOUND]
                table[name] = (self._binding(How.OPAQUE, node), *lacking[:1])

    def _unbound(self, node: ast.AST) -> Binding:
        return Binding(How.UNBOUND, node, self._order)


def is_bound(bindings: tuple[Binding, ...]) -> bool:
    """Whether a name is always bound or deleted, whatever it meant before."""
    unbound = [one for one in bindings if one.how is How.UNBOUND]
    return not unbound or (len(unbound) == len(bindings) and _are_deleted(unbound))


def _are_deleted(bindings: list[Binding]) -> bool:
    return all(isinstance(one.node, ast.Delete) for one in bindings)


def _bound_in(node: ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    """The names that expressions and the patterns of a ``match`` bind, each with its node."""
    pending = [one for one in ast.iter_child_nodes(node) if not isinstance(one, _BODIES)]
    for case in node.cases if isinstance(node, ast.Match) else ():
        pending += [case.pattern, *([case.guard] if case.guard else [])]
    while pending:
        part = pending.pop()
        if isinstance(part, ast.NamedExpr):
            yield part.target.id, part
        yield from ((name, part) for name in captured(part))
        if not isinstance(part, ast.Lambda):
            pending += ast.iter_child_nodes(part)


def captured(part: ast.AST) -> Iterator[str]:
    """The names that a part of a pattern binds."""
    if isinstance(part, ast.MatchAs | ast.MatchStar) and part.name:
        yield part.name
    elif isinstance(part, ast.MatchMapping) and part.rest:
        yield part.rest


def _patched_by_call(node: ast.stmt, table: Table) -> Iterator[Patch]:
    """What a statement patches by calling a function of this module."""
    call = node.value if isinstance(node, ast.Expr) else None
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
        for binding in table.get(call.func.id, ()):
            yield from patched_by(binding.node, call)


def _decorated(binding: Binding, before: tuple[Binding, ...]) -> Binding:
    """The binding of ``f = decorator(f)`` as that of a decorated function; any other unchanged."""
    call, node = binding.value, before[0].node if len(before) == 1 else None
    if not isinstance(call, ast.Call) or not isinstance(
        node, ast.FunctionDef | ast.AsyncFunctionDef
    ):
        return binding
    given = call.args[0] if len(call.args) == 1 and not call.keywords else None
    if not isinstance(given, ast.Name) or given.id != node.name:
        return binding
    decorated = copy(node)
    decorated.decorator_list = [call.func, *node.decorator_list]
    return binding._replace(how=How.DEFINITION, node=decorated)


def _aliases(binding: Binding) -> Iterator[str]:
    """Other names of what a name is bound to; in a loop, those that it iterates over."""
    if isinstance(binding.value, ast.Name):
        yield binding.value.id
    elif isinstance(binding.value, ast.Call):  # what a `partial` or a wrapper is about
        yield from (one.id for one in binding.value.args if isinstance(one, ast.Name))
    elif isinstance(binding.node, ast.For):
        nodes = ast.walk(binding.node.iter)
        yield from (one.id for one in nodes if isinstance(one, ast.Name))


def _names(target: ast.expr | None) -> Iterator[str]:
    for node in ast.walk(target) if target is not None else ():
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _catches_imports(kind: ast.expr | None) -> bool:
    if kind is None:
        return True
    many = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(isinstance(one, ast.Name) and one.id in _IMPORT_ERRORS for one in many)


def _leaves(body: list[ast.stmt]) -> bool:
    return bool(body) and isinstance(body[-1], _FINAL)
