"""What a name in Python source can turn out to be, before it is described."""

from __future__ import annotations

import ast
from typing import NamedTuple

from noob_lint.python.answers import CodeSpan, Lack
from noob_lint.python.source.bindings import Namespace
from noob_lint.python.source.module import Module

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


class Context(NamedTuple):
    """Where an expression stands: its module, and the namespaces around it, innermost first.

    `variables` are the type parameters of the functions and classes around it.
    """

    module: Module
    enclosing: tuple[Namespace, ...] = ()
    variables: frozenset[str] = frozenset()


class Function(NamedTuple):
    """A function as it is defined, before its decorators."""

    context: Context
    node: FunctionNode
    owner: str = ""


class Class(NamedTuple):
    """A class; `qualname` is its path within the module."""

    context: Context
    node: ast.ClassDef
    qualname: str

    @property
    def canonical(self) -> str:
        """The dotted path of the class."""
        return f"{self.context.module.name}.{self.qualname}"


class Expression(NamedTuple):
    """A value that an expression has: a call, a parametrised type, a literal, a lambda."""

    context: Context
    node: ast.expr
    is_alias_type: bool = False


class Package(NamedTuple):
    """A module."""

    name: str


class Runtime(NamedTuple):
    """An object of Python itself, which is there because this is Python too."""

    value: object
    name: str


class Special(NamedTuple):
    """A name whose meaning is known without reading it, by its canonical path."""

    name: str


class BoundMethod(NamedTuple):
    """A method of an instance, or a class method."""

    function: Function


class Cannot(NamedTuple):
    """It cannot be told.

    `made_up` is for a name that is nowhere, where the module makes something up for any name.
    """

    reason: str
    place: CodeSpan | None = None
    made_up: Absent | None = None


class Absent(NamedTuple):
    """It is not there."""

    lack: Lack
    name: str
    owner: str
    nearest: tuple[str, ...] = ()
    place: CodeSpan | None = None
    certain: bool = True


Entity = Function | Class | Expression | Package | Runtime | Special | BoundMethod | Cannot | Absent


def inside(owner: Class) -> Context:
    """Where the body of a class stands."""
    context = owner.context
    namespace = context.module.namespace_of(owner.node)
    return context._replace(
        enclosing=(namespace, *context.enclosing),
        variables=context.variables | variables(owner.node),
    )


def variables(node: ast.AST) -> frozenset[str]:
    """The type parameters of a function or class, which Python has since 3.12."""
    return frozenset(one.name for one in getattr(node, "type_params", ()))
