"""Evaluates conditions that are known without running the code."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from types import MappingProxyType

_COMPARE: MappingProxyType[type[ast.cmpop], Callable[[tuple[int, ...], tuple[int, ...]], bool]]
_COMPARE = MappingProxyType(
    {ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge}
)

RANGE = ((3, 11), (3, 99))
"""The possible versions of Python if it is unknown; noob needs the first."""


def decide(test: ast.expr, version: tuple[int, int] | None) -> bool | None:
    """Whether `test` is true at run time with a `version` of Python; None: unknown."""
    if isinstance(test, ast.Constant):
        return bool(test.value)
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        answer = decide(test.operand, version)
        return None if answer is None else not answer
    if isinstance(test, ast.BoolOp):
        return _decide_all(test, version)
    if isinstance(test, ast.Compare) and _dotted(test.left) == "sys.version_info":
        return _version(test, version)
    name = _dotted(test)
    if name == "TYPE_CHECKING" or name.endswith(".TYPE_CHECKING"):
        return False
    return None


def _decide_all(test: ast.BoolOp, version: tuple[int, int] | None) -> bool | None:
    answers = [decide(value, version) for value in test.values]
    decisive = isinstance(test.op, ast.Or)
    if decisive in answers:
        return decisive
    return None if None in answers else not decisive


def _version(test: ast.Compare, version: tuple[int, int] | None) -> bool | None:
    compare = _COMPARE.get(type(test.ops[0]))
    other = test.comparators[0]
    if compare is None or not isinstance(other, ast.Tuple) or len(test.ops) > 1:
        return None
    numbers = [one.value for one in other.elts if isinstance(one, ast.Constant)]
    wanted = tuple(number for number in numbers if isinstance(number, int))
    if not wanted or len(wanted) != len(other.elts):
        return None
    answers = {
        None if len(wanted) > 2 and wanted[:2] == one else compare((*one, 0), wanted)
        for one in ([version] if version else RANGE)
    }
    return answers.pop() if len(answers) == 1 else None


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return ""
