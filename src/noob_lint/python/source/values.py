"""The values of expressions that are made of literals, and the errors that evaluating them raises.

Nothing of the user's code runs: operators and a few builtins are applied to literals that are
small. What cannot be told is `UNKNOWN`.
"""

from __future__ import annotations

import ast
import builtins
import operator
from collections.abc import Callable, Mapping
from types import BuiltinFunctionType, MappingProxyType

from noob_lint.support.values import NamedTuple

UNKNOWN = object()
"""Stands for a value that cannot be told."""

OF_PYTHON = object()
"""Stands for what Python itself has under a name."""

MUTABLE = (list, dict, set)
"""The types of values that other code may change."""


class Plain(NamedTuple):
    """A function or class as it is written: without decorators or bases."""

    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class Library(NamedTuple):
    """A module of Python itself."""

    name: str


class EvaluationError(Exception):
    """Evaluating `node` surely raises an exception of a `kind`."""

    def __init__(self, node: ast.AST, kind: str, text: str) -> None:
        self.node = node
        self.kind = kind
        self.reason = f"{kind}: {text}" if text else f"it raises {kind}"


_LARGEST = 1000
"""Longer strings and collections, and numbers of more bits, are not computed with."""

_OPERATORS: Mapping[type, Callable[[object, object], object]] = MappingProxyType(
    {
        ast.Add: operator.add,
        ast.Sub: operator.sub,
        ast.Mult: operator.mul,
        ast.Div: operator.truediv,
        ast.FloorDiv: operator.floordiv,
        ast.Mod: operator.mod,
    }
)
_BUILTINS = MappingProxyType(
    {one.__name__: one for one in (int, float, len, abs, ord, sum, min, max, list, tuple, set)}
)
_NOT_GENERIC = frozenset({"bool", "bytes", "complex", "float", "int", "object", "str"})
"""Builtin classes that cannot be subscribed."""

_NEW = frozenset({"from_number"})
"""Attributes of builtin classes that some versions of Python lack."""


class Evaluator:
    """Evaluates expressions; `names` are the values of names, without those of Python itself.

    `used` are the names whose values were looked at. `calls_others` tells whether anything was
    called of which nothing is known, which may change values.
    """

    def __init__(self, names: Callable[[str], object]) -> None:
        self._names = names
        self.used: set[str] = set()
        self.calls_others = False

    def of(self, node: ast.expr) -> object:
        """The value of an expression.

        Raises:
            EvaluationError: evaluating it surely raises an error.
        """
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.Name):
            return self._name(node)
        read = getattr(self, f"_{type(node).__name__.lower()}", None)
        if read is not None:
            value: object = read(node)
            return value
        self.calls_others = self.calls_others or not isinstance(node, ast.Lambda)
        return UNKNOWN

    def _name(self, node: ast.Name) -> object:
        if not isinstance(node.ctx, ast.Load):
            return UNKNOWN
        value = self._names(node.id)
        if value is UNKNOWN or value is OF_PYTHON:
            return UNKNOWN
        self.used.add(node.id)
        return value

    def _each(self, nodes: list[ast.expr]) -> list[object]:
        return [self.of(one) for one in nodes]

    def _tuple(self, node: ast.Tuple) -> object:
        return self._many(node, tuple)

    def _list(self, node: ast.List) -> object:
        return self._many(node, list)

    def _set(self, node: ast.Set) -> object:
        return self._many(node, set)

    def _many(
        self,
        node: ast.Tuple | ast.List | ast.Set,
        kind: type[tuple[object, ...] | list[object] | set[object]],
    ) -> object:
        values = self._each(node.elts)
        is_read = isinstance(node, ast.Set) or isinstance(node.ctx, ast.Load)
        if not is_read or any(isinstance(one, ast.Starred) for one in node.elts):
            return UNKNOWN
        if kind is set and any(one is UNKNOWN for one in values):
            return UNKNOWN
        return self._tried(node, kind, values)

    def _dict(self, node: ast.Dict) -> object:
        keys = [UNKNOWN if one is None else self.of(one) for one in node.keys]
        values = self._each(node.values)
        if any(one is UNKNOWN for one in keys):
            return UNKNOWN
        return self._tried(node, dict, [*zip(keys, values, strict=True)])

    def _unaryop(self, node: ast.UnaryOp) -> object:
        value = self.of(node.operand)
        if isinstance(node.op, ast.USub) and type(value) in (int, float):
            return -value  # type: ignore[operator]
        if isinstance(node.op, ast.Not) and _is_simple(value):
            return not value
        return UNKNOWN

    def _binop(self, node: ast.BinOp) -> object:
        left, right = self.of(node.left), self.of(node.right)
        if isinstance(node.op, ast.BitOr):
            self._check_union(node, left, right)
        function = _OPERATORS.get(type(node.op))
        if function is None or not (_is_simple(left) and _is_simple(right)):
            return UNKNOWN
        is_text = isinstance(left, str | bytes)
        if isinstance(node.op, ast.Mod) and is_text:
            return UNKNOWN
        if isinstance(node.op, ast.Mult) and (is_text or isinstance(right, str | bytes)):
            return UNKNOWN
        return self._tried(node, function, left, right)

    def _check_union(self, node: ast.BinOp, left: object, right: object) -> None:
        """Raise the error of a union of types, as in an annotation, that Python cannot make."""
        one = _of_type(left) or self._of_python(node.left)
        other = _of_type(right) or self._of_python(node.right)
        if one is None or other is None or (one == other == "type"):
            return
        if {one, other} <= {"NoneType", "type"} and one != other:
            return
        text = f"unsupported operand type(s) for |: {one!r} and {other!r}"
        raise EvaluationError(node, "TypeError", text)

    def _of_python(self, node: ast.expr) -> str | None:
        """The type of what Python itself has under a name, such as `any`, or `int`."""
        if not isinstance(node, ast.Name) or self._names(node.id) is not OF_PYTHON:
            return None
        found = getattr(builtins, node.id, None)
        if isinstance(found, BuiltinFunctionType):
            return "builtin_function_or_method"
        return "type" if isinstance(found, type) else None

    def _boolop(self, node: ast.BoolOp) -> object:
        self.of(node.values[0])
        self.calls_others = True  # what follows need not run
        return UNKNOWN

    def _ifexp(self, node: ast.IfExp) -> object:
        self.of(node.test)
        self.calls_others = True
        return UNKNOWN

    def _compare(self, node: ast.Compare) -> object:
        self._each([node.left, node.comparators[0]])
        self.calls_others = self.calls_others or len(node.comparators) > 1
        return UNKNOWN

    def _joinedstr(self, node: ast.JoinedStr) -> object:
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.of(part.value)
        return UNKNOWN

    def _starred(self, node: ast.Starred) -> object:
        self.iterated(node.value)
        return UNKNOWN

    def _subscript(self, node: ast.Subscript) -> object:
        owner = self.of(node.value)
        key = UNKNOWN if isinstance(node.slice, ast.Slice) else self.of(node.slice)
        if isinstance(node.value, ast.Name) and isinstance(node.ctx, ast.Load):
            self._check_generic(node, node.value)
        if not isinstance(node.ctx, ast.Load) or key is UNKNOWN or owner is UNKNOWN:
            return UNKNOWN
        if isinstance(owner, dict | list | tuple | str):
            found = self._tried(node, operator.getitem, owner, key)
            return UNKNOWN if isinstance(found, MUTABLE) else found
        if owner is None or type(owner) in (int, float, bool):
            text = f"'{type(owner).__name__}' object is not subscriptable"
            raise EvaluationError(node, "TypeError", text)
        return UNKNOWN

    def _check_generic(self, node: ast.Subscript, name: ast.Name) -> None:
        """Raise the error of subscribing what Python itself has under a name, if it cannot be."""
        kind = self._of_python(name)
        if kind == "builtin_function_or_method":
            raise EvaluationError(node, "TypeError", f"{kind!r} object is not subscriptable")
        if kind == "type" and name.id in _NOT_GENERIC:
            raise EvaluationError(node, "TypeError", f"type {name.id!r} is not subscriptable")

    def _attribute(self, node: ast.Attribute) -> object:
        owner = self.of(node.value)
        if not isinstance(node.ctx, ast.Load) or not _is_builtin(owner) or node.attr in _NEW:
            return UNKNOWN
        if not hasattr(owner, node.attr):
            text = f"{type(owner).__name__!r} object has no attribute {node.attr!r}"
            raise EvaluationError(node, "AttributeError", text)
        return UNKNOWN

    def _call(self, node: ast.Call) -> object:
        called = self.of(node.func)
        values = self._each(node.args)
        values += self._each([one.value for one in node.keywords])
        if isinstance(called, Library) or _is_builtin(called):
            name = "module" if isinstance(called, Library) else type(called).__name__
            raise EvaluationError(node, "TypeError", f"{name!r} object is not callable")
        if isinstance(called, Plain):
            self._call_plain(node, called.node)
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if self._names(name) is not OF_PYTHON or name not in _BUILTINS or node.keywords:
            self.calls_others = self.calls_others or not _reads_only(node.func)
            return UNKNOWN
        if not 1 <= len(values) <= 2 or not all(_is_whole(one) for one in values):
            return UNKNOWN
        return self._tried(node, _BUILTINS[name], *values)

    def _call_plain(
        self, node: ast.Call, called: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    ) -> None:
        from noob_lint.python.source.passed import misfit, raised_at_once

        wrong = misfit(node, called)
        if wrong is not None:
            raise EvaluationError(node, "TypeError", wrong)
        kind = raised_at_once(called)
        if kind is not None:
            raise EvaluationError(node, kind, "")

    def _listcomp(self, node: ast.ListComp) -> object:
        return self._comprehension(node)

    def _setcomp(self, node: ast.SetComp) -> object:
        return self._comprehension(node)

    def _dictcomp(self, node: ast.DictComp) -> object:
        return self._comprehension(node)

    def _generatorexp(self, node: ast.GeneratorExp) -> object:
        return self._comprehension(node)

    def _comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
    ) -> object:
        self.iterated(node.generators[0].iter)
        self.calls_others = True
        return UNKNOWN

    def iterated(self, node: ast.expr) -> None:
        """Raise the error of iterating over an expression that surely cannot be iterated over."""
        value = self.of(node)
        if value is None or type(value) in (int, float, bool):
            text = f"{type(value).__name__!r} object is not iterable"
            raise EvaluationError(node, "TypeError", text)

    def decorated(self, node: ast.expr) -> None:
        """Raise the error of calling a decorator with what it decorates, if it surely fails."""
        anything = ast.copy_location(ast.JoinedStr([]), node)
        if isinstance(node, ast.Name):
            self.of(ast.copy_location(ast.Call(node, [anything], []), node))

    def unpacked(self, target: ast.expr, node: ast.expr) -> None:
        """Raise the error of unpacking an expression into targets of another number."""
        if not isinstance(target, ast.Tuple | ast.List):
            return
        self.iterated(node)
        value, count = self.of(node), len(target.elts)
        if any(isinstance(one, ast.Starred) for one in target.elts):
            return
        if isinstance(value, tuple | list | dict | str) and len(value) != count:
            few = f"not enough values to unpack (expected {count}, got {len(value)})"
            many = f"too many values to unpack (expected {count})"
            raise EvaluationError(node, "ValueError", many if len(value) > count else few)

    def _tried(self, node: ast.expr, function: Callable[..., object], *values: object) -> object:
        """What a function makes of values; the error that it raises, as one of the tube's code."""
        try:
            value = function(*values)
        except ZeroDivisionError:
            raise EvaluationError(node, "ZeroDivisionError", "division by zero") from None
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            text = str(error)
            raise EvaluationError(node, type(error).__name__, text) from None
        return value if _is_small(value) else UNKNOWN


def _reads_only(called: ast.expr) -> bool:
    """Whether a call surely changes nothing else."""
    return isinstance(called, ast.Name) and called.id in ("print", "TypeVar", "frozenset", "dict")


def _of_type(value: object) -> str | None:
    if isinstance(value, Plain):
        return "type" if isinstance(value.node, ast.ClassDef) else "function"
    if isinstance(value, Library):
        return "module"
    return type(value).__name__ if value is None or isinstance(value, str) else None


def _is_builtin(value: object) -> bool:
    """Whether a value is one of a builtin type that cannot be called."""
    return value is None or type(value) in (int, float, bool, str, bytes, list, dict, set, tuple)


def _is_simple(value: object) -> bool:
    return (value is None or type(value) in (int, float, bool, str, bytes)) and _is_small(value)


def _is_whole(value: object) -> bool:
    """Whether all of a value is known and simple."""
    if isinstance(value, list | tuple | set):
        return all(_is_simple(one) for one in value) and _is_small(value)
    if isinstance(value, dict):
        return all(_is_simple(one) for pair in value.items() for one in pair) and _is_small(value)
    return _is_simple(value)


def _is_small(value: object) -> bool:
    if isinstance(value, int):
        return value.bit_length() <= _LARGEST
    return not isinstance(value, str | bytes | list | tuple | set | dict) or len(value) <= _LARGEST
