"""Converts the statements of a stub into what the rest reads like source.

Conditions on the version and the platform are decided, the overloads of a function become one
function that takes whatever one of them takes, and parameters whose names start with two
underscores become positional-only ones.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import NamedTuple

from noob_lint.python.source.conditions import decide

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_ONLY_FOR_CHECKERS = frozenset({"deprecated", "disjoint_base", "final", "type_check_only"})
_VALUES = frozenset({"bool", "bytes", "float", "int", "str"})


class Reader:
    """Reads the bodies of a stub for a version of Python (None: unknown).

    The functions of a stub of the standard library have no annotations: those that are written in
    C have none at run time.
    """

    def __init__(self, version: tuple[int, int] | None, *, of_library: bool) -> None:
        self._version = version
        self._of_library = of_library

    def body(self, body: Iterable[ast.stmt], *, in_class: bool = False) -> list[ast.stmt]:
        """The statements that apply, then under a false condition those that do not."""
        kept, dropped = [*self._statements(body)], list[ast.stmt]()
        taken = [one for one in kept if not _is_dropped(one)]
        for one in kept:
            if _is_dropped(one) and isinstance(one, ast.If):
                dropped += one.body
        read = [self._read(one, in_class) for one in taken]
        merged = _merged([one for one in read if not _is_accessor(one)])
        if dropped:
            at = dropped[0]
            never = ast.copy_location(ast.Constant(value=False), at)
            aside = ast.copy_location(ast.If(never, dropped, []), at)
            merged.append(aside)
        return merged

    def _statements(self, body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
        for node in body:
            if not isinstance(node, ast.If):
                yield node
                continue
            answer = decide(self._on_platform(node.test), self._version)
            if answer is None:
                node.body, node.orelse = self.body(node.body), self.body(node.orelse)
                yield node
                continue
            taken, other = (node.body, node.orelse) if answer else (node.orelse, node.body)
            yield from self._statements(taken)
            if other:
                never = ast.copy_location(ast.Constant(value=False), node)
                yield ast.copy_location(ast.If(never, other, []), node)

    def _on_platform(self, test: ast.expr) -> ast.expr:
        """A condition in which what it says about the platform is decided.

        Where the version is not known, the code may run elsewhere.
        """
        return test if self._version is None else _Platform().visit(test)

    def _read(self, node: ast.stmt, in_class: bool) -> ast.stmt:
        if isinstance(node, ast.ClassDef):
            node.decorator_list = [*_kept(node.decorator_list)]
            node.body = self.body(node.body, in_class=True)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.decorator_list = [*_kept(node.decorator_list)]
            _make_positional(node.args, skips_first=in_class)
            if self._of_library:
                _without_annotations(node)
                if in_class:
                    _make_first_positional(node.args)
        elif isinstance(node, ast.AnnAssign) and node.value is None and self._of_library:
            node.value = _value_of(node.annotation)
        return node


class _Platform(ast.NodeTransformer):
    """Replaces comparisons of ``sys.platform`` with their results here."""

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        other = node.comparators[0]
        if ast.unparse(node.left) != "sys.platform" or not isinstance(other, ast.Constant):
            return node
        is_same = other.value == sys.platform
        value = is_same if isinstance(node.ops[0], ast.Eq) else not is_same
        return ast.copy_location(ast.Constant(value=value), node)


def _is_dropped(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Constant)


def _kept(decorators: list[ast.expr]) -> Iterator[ast.expr]:
    for one in decorators:
        name = one.func if isinstance(one, ast.Call) else one
        last = name.attr if isinstance(name, ast.Attribute) else getattr(name, "id", "")
        if last not in _ONLY_FOR_CHECKERS:
            yield one


def _is_accessor(node: ast.stmt) -> bool:
    """Whether it is the setter or deleter of a property."""
    return isinstance(node, ast.FunctionDef) and any(
        isinstance(one, ast.Attribute) and one.attr in ("setter", "deleter")
        for one in node.decorator_list
    )


def _make_positional(arguments: ast.arguments, *, skips_first: bool) -> None:
    """Make parameters like ``__x`` positional-only, as stubs were written before Python 3.8."""
    first = 1 if skips_first else 0
    count = 0
    for one in arguments.args[first:]:
        if not one.arg.startswith("__") or one.arg.endswith("__"):
            break
        count += 1
    if not count or arguments.posonlyargs:
        return
    for one in arguments.args[first : first + count]:
        one.arg = one.arg.removeprefix("__")
    arguments.posonlyargs = arguments.args[: first + count]
    arguments.args = arguments.args[first + count :]


def _make_first_positional(arguments: ast.arguments) -> None:
    """Make the object that a method written in C belongs to a positional-only parameter."""
    if arguments.args and not arguments.posonlyargs:
        arguments.posonlyargs, arguments.args = arguments.args[:1], arguments.args[1:]


def _without_annotations(node: _Function) -> None:
    node.returns = None
    arguments = node.args
    many = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
    for one in (*many, arguments.vararg, arguments.kwarg):
        if one is not None:
            one.annotation = None


def _value_of(annotation: ast.expr) -> ast.expr | None:
    """A value that cannot be called, for a name that has one by its annotation."""
    inner = annotation
    if isinstance(inner, ast.Subscript) and getattr(inner.value, "id", "") == "Final":
        inner = inner.slice
    is_plain = isinstance(inner, ast.Name) and inner.id in _VALUES
    return ast.copy_location(ast.List([], ast.Load()), annotation) if is_plain else None


def _is_overload(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and any(
        isinstance(one, ast.Name) and one.id == "overload" for one in node.decorator_list
    )


def _merged(body: list[ast.stmt]) -> list[ast.stmt]:
    """The statements with one function in place of several overloads of it."""
    if not any(map(_is_overload, body)):
        return body
    undecided = _defined_in(one for one in body if isinstance(one, ast.If))
    groups: dict[str, list[_Function]] = {}
    for one in body:
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and _is_overload(one):
            groups.setdefault(one.name, []).append(one)
    found: list[ast.stmt] = []
    left = Counter({name: len(many) for name, many in groups.items()})
    for one in body:
        if not isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) or not _is_overload(one):
            found.append(one)
            continue
        left[one.name] -= 1
        if not left[one.name]:  # where Python has the last of them
            can = one.name not in undecided
            found.append((can and merge(groups[one.name])) or one)
    return found


def _defined_in(nodes: Iterable[ast.stmt]) -> set[str]:
    return {
        part.name
        for node in nodes
        for part in ast.walk(node)
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)
    }


class _Place(NamedTuple):
    """A parameter that takes a positional argument."""

    node: ast.arg
    by_name: bool
    required: bool


def _places(arguments: ast.arguments) -> list[_Place]:
    plain = [(one, False) for one in arguments.posonlyargs]
    plain += [(one, True) for one in arguments.args]
    required = len(plain) - len(arguments.defaults)
    return [_Place(one, by_name, at < required) for at, (one, by_name) in enumerate(plain)]


def merge(overloads: list[_Function]) -> _Function | None:
    """One function that accepts what any of the overloads accepts; None where there is none.

    It returns a union of what they return.
    """
    all_arguments = [one.args for one in overloads]
    many = [_places(one) for one in all_arguments]
    longest = max(many, key=len)
    places: list[_Place] = []
    for at, named in enumerate(longest):
        here = [one[at] for one in many if at < len(one)]
        by_name = any(one.by_name for one in here)
        if not at and here[0].node.arg in ("self", "cls", "mcs", "metacls"):
            by_name = all(one.by_name for one in here)
        if by_name and len({one.node.arg for one in here}) > 1:
            return None
        is_required = len(here) == len(many) and all(one.required for one in here)
        by_name = by_name or bool(places and places[-1].by_name)
        is_required = is_required and (not places or places[-1].required)
        places.append(_Place(named.node, by_name, is_required))
    if len({one.node.arg for one in places}) < len(places):
        return None
    last = overloads[-1]
    last.args = _arguments(places, all_arguments)
    last.decorator_list = [
        one for one in last.decorator_list if getattr(one, "id", "") != "overload"
    ]
    returned = {ast.dump(one.returns): one.returns for one in overloads if one.returns}
    last.returns = reduce(_union, returned.values()) if returned else None
    return last


def _union(left: ast.expr, right: ast.expr) -> ast.expr:
    return ast.copy_location(ast.BinOp(left, ast.BitOr(), right), left)


def _arguments(places: list[_Place], many: list[ast.arguments]) -> ast.arguments:
    """The parameters that any of the overloads has, required where all of them require it."""
    named = {one.node.arg for one in places}
    only: dict[str, list[tuple[ast.arg, bool]]] = {}
    for one in many:
        for node, default in zip(one.kwonlyargs, one.kw_defaults, strict=True):
            only.setdefault(node.arg, []).append((node, default is None))
    only = {name: found for name, found in only.items() if name not in named}
    by_name = [one.node for one in places if one.by_name]
    nothing = [
        ast.copy_location(ast.Constant(value=...), one.node) for one in places if not one.required
    ]
    return ast.arguments(
        posonlyargs=[one.node for one in places if not one.by_name],
        args=by_name,
        vararg=next((one.vararg for one in many if one.vararg), None),
        kwonlyargs=[found[0][0] for found in only.values()],
        kw_defaults=[
            None
            if len(found) == len(many) and all(required for _, required in found)
            else ast.copy_location(ast.Constant(value=...), found[0][0])
            for found in only.values()
        ],
        kwarg=next((one.kwarg for one in many if one.kwarg), None),
        defaults=[*nothing],
    )
