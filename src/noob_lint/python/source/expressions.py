"""Which names expressions and statements look up, and which they bind."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator

from noob_lint.python.source.bindings import captured

_LITERALS = (ast.Constant, ast.List, ast.Dict, ast.Set, ast.Tuple, ast.UnaryOp)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)

Looked = tuple[ast.Name, tuple[ast.Attribute, ...]]
"""A name, and the attributes that are looked up in it."""


def looked_up(expressions: Iterable[ast.expr]) -> Iterator[Looked]:
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


def _chain(node: ast.expr) -> Looked | None:
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


def targets(node: ast.AST) -> Iterator[ast.AST | None]:
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


def bound_in(nodes: Iterable[ast.AST | None]) -> Iterator[str]:
    """The names that some nodes bind, in whatever is in them."""
    pending = [node for node in nodes if node is not None]
    while pending:
        part = pending.pop()
        if isinstance(part, ast.Name):
            yield from [part.id] if isinstance(part.ctx, ast.Store) else []
        else:
            yield from captured(part)
            pending += ast.iter_child_nodes(part)


def own_parts(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a statement without the statements in it."""
    for part in ast.iter_child_nodes(node):
        if isinstance(part, ast.match_case):
            yield from [part.pattern, *([part.guard] if part.guard else [])]
        elif not isinstance(part, ast.stmt | ast.arguments):
            yield part


def heads(node: ast.stmt) -> list[ast.expr]:
    """What a compound statement evaluates before its body."""
    if isinstance(node, ast.With | ast.AsyncWith):
        return [node.items[0].context_expr]
    if isinstance(node, ast.For | ast.AsyncFor):
        return [node.iter]
    return [node.test] if isinstance(node, ast.While) else []


def annotations_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.expr]:
    """The annotations of a function."""
    arguments = node.args
    many = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    many += [one for one in (arguments.vararg, arguments.kwarg) if one is not None]
    yield from (one.annotation for one in many if one.annotation is not None)
    if node.returns is not None:
        yield node.returns


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


def untyped(node: ast.ClassDef) -> Iterator[ast.Name]:
    """What a class body binds to a literal without saying its type, as models must not."""
    typed = {one.target.id for one in node.body if _is_typed(one)}  # type: ignore[attr-defined]
    for one in node.body:
        if isinstance(one, ast.Assign) and isinstance(one.value, _LITERALS):
            for target in one.targets:
                if isinstance(target, ast.Name) and target.id not in typed:
                    yield target


def _is_typed(node: ast.stmt) -> bool:
    return isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)


def only_read(tree: ast.AST) -> frozenset[str]:
    """The names that are bound once, and used only to look up what is in the dict, list or set."""
    every: Counter[str] = Counter()
    reads: Counter[str] = Counter()
    bound: Counter[str] = Counter()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            (every if isinstance(node.ctx, ast.Load) else bound)[node.id] += 1
        elif isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.value, ast.Name):
            reads[node.value.id] += isinstance(node.ctx, ast.Load) and _reads(node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            reads[node.func.id] += 1
        elif isinstance(node, ast.alias):
            bound[node.asname or node.name.partition(".")[0]] += 1
    return frozenset(name for name in every if bound[name] == 1 and every[name] == reads[name])


def _reads(node: ast.Subscript | ast.Attribute) -> bool:
    """Whether what looks something up in a dict, list or set surely changes nothing there."""
    if isinstance(node, ast.Subscript):
        return True
    is_method = any(hasattr(kind, node.attr) for kind in (dict, list, set))
    return not is_method or node.attr in (
        "copy",
        "count",
        "get",
        "index",
        "items",
        "keys",
        "values",
    )
