"""What a name in Python source can refer to, before it is described."""

from __future__ import annotations

import ast
from types import MappingProxyType

from noob_lint.python.answers import CodeSpan, Lack
from noob_lint.python.source.bindings import Namespace
from noob_lint.python.source.module import Module
from noob_lint.support.values import NamedTuple

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


class Context(NamedTuple):
    """Where an expression is: its module, and the namespaces around it, innermost first.

    `variables` are the type parameters of the functions and classes around it.
    """

    module: Module
    enclosing: tuple[Namespace, ...] = ()
    variables: frozenset[str] = frozenset()


class Function(NamedTuple):
    """A function as it is defined, without its decorators applied."""

    context: Context
    node: FunctionNode
    owner: str = ""
    compiled: str = ""
    """The path by which it was found in a compiled module of the standard library."""


_HOMES = MappingProxyType({"pathlib._local": "pathlib"})
"""Where classes are taken from that Python 3.13 defines elsewhere."""


class Class(NamedTuple):
    """A class; `qualname` is its path within the module."""

    context: Context
    node: ast.ClassDef
    qualname: str

    @property
    def canonical(self) -> str:
        """The dotted path of the class, the same for every version of Python."""
        module = self.context.module.name
        return f"{_HOMES.get(module, module)}.{self.qualname}"


class Expression(NamedTuple):
    """The value of an expression: a call, a parametrised type, a literal, a lambda."""

    context: Context
    node: ast.expr
    is_alias_type: bool = False


class Package(NamedTuple):
    """A module."""

    name: str


class Runtime(NamedTuple):
    """A builtin, or one of the classes that other classes derive from, of this Python itself."""

    value: object
    name: str


class Special(NamedTuple):
    """A name whose meaning is known without reading its source, by its canonical path."""

    name: str


class BoundMethod(NamedTuple):
    """A method of an instance, or a class method."""

    function: Function


class Cannot(NamedTuple):
    """It is unknown.

    `made_up` is for a name that does not exist, but whose module returns placeholders for names;
    `mistake` tells of a module that cannot be imported either, at `place`, what is wrong.
    """

    reason: str
    place: CodeSpan | None = None
    made_up: Absent | None = None
    mistake: str = ""


class Absent(NamedTuple):
    """It does not exist."""

    lack: Lack
    name: str
    owner: str
    nearest: tuple[str, ...] = ()
    place: CodeSpan | None = None
    certain: bool = True


Entity = Function | Class | Expression | Package | Runtime | Special | BoundMethod | Cannot | Absent


def inside(owner: Class) -> Context:
    """The context of the body of a class."""
    context = owner.context
    namespace = context.module.namespace_of(owner.node)
    return context._replace(
        enclosing=(namespace, *context.enclosing),
        variables=context.variables | variables(owner.node),
    )


def variables(node: ast.AST) -> frozenset[str]:
    """The type parameters of a function or class, which Python has since 3.12."""
    return frozenset(one.name for one in getattr(node, "type_params", ()))
