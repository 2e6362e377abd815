"""What wrappers do with their arguments, function by function."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable

import pytest

from noob_lint.python.resolve.wrappers import (
    given_some,
    gives_back,
    passes_on,
    patched_by,
    renamed,
    widened,
)
from noob_lint.python.source.entities import FunctionNode


def function(text: str) -> FunctionNode:
    (node,) = ast.parse(text).body
    assert isinstance(node, FunctionNode)
    return node


def wrapper(parameters: str, body: str) -> FunctionNode:
    return function(f"def w({parameters}):\n    {body}\n")


def shown(made: FunctionNode | None) -> str | None:
    return None if made is None else ast.unparse(made.args)


PASSING = [
    ("*a, **k", "return f(*a, **k)", "x, y=1", True),
    ("*a, **k", "f(*a, **k); return f(*a, **k)", "x", True),
    ("x, *a, **k", "return f(x, *a, **k)", "x, y", True),
    ("x, /, *a, **k", "return f(x, *a, **k)", "x, /, y", True),
    ("z, *a, **k", "return f(z, *a, **k)", "x, y", False),
    ("x, y, *a, **k", "return f(x, y, *a, **k)", "x", False),
    ("x, *a, **k", "return f(*a, **k)", "x", False),
    ("x, *a, **k", "return f(x + 1, *a, **k)", "x", False),
    ("x=1, *a, **k", "return f(x, *a, **k)", "x", False),
    ("*a, z, **k", "return f(*a, **k)", "x", False),
    ("*a", "return f(*a)", "x", False),
    ("**k", "return f(**k)", "x", False),
    ("*a, **k", "return f(1, *a, **k)", "x", False),
    ("*a, **k", "return f(*a, y=1, **k)", "x", False),
    ("*a, **k", "return f(*a, **k, **z)", "x", False),
    ("*a, **k", "return f(*a)", "x", False),
    ("*a, **k", "return g(*a, **k)", "x", False),
    ("*a, **k", "return g.f(*a, **k)", "x", False),
    ("*a, **k", "print(a); return f(*a, **k)", "x", False),
    ("*a, **k", "a = 1; return f(*a, **k)", "x", False),
    ("*a, **k", "with suppress(E): return f(*a, **k)", "x", False),
    ("*a, **k", "with c.suppress(E): return f(*a, **k)", "x", False),
    ("*a, **k", "try: return f(*a, **k)\n    except E: pass", "x", False),
    ("*a, **k", "try: return f(*a, **k)\n    except* E: pass", "x", False),
    ("*a, **k", "try: return f(*a, **k)\n    finally: pass", "x", True),
]


@pytest.mark.parametrize(("parameters", "body", "wrapped", "expected"), PASSING)
def test_passing_all_on(parameters: str, body: str, wrapped: str, expected: bool) -> None:
    theirs = function(f"def f({wrapped}): ...")
    assert passes_on(wrapper(parameters, body), "f", theirs) is expected


RENAMED = [
    ("z, *a, **k", "return f(z, *a, **k)", "x, y", "z, y"),
    ("z, *a, **k", "return f(z, *a, **k)", "x=1, y=2", "z, y=2"),
    ("z, w, *a, **k", "return f(z, w, *a, **k)", "x, y=1", "z, w"),
    ("z, w, *a, **k", "return f(z, w, *a, **k)", "x, y=1, *b, c=1", "z, w, *b, c=1"),
    ("*a, **k", "return f(*a, **k)", "x=1, y=2", "x=1, y=2"),
    ("z, w, *a, **k", "return f(z, w, *a, **k)", "x", None),
    ("y, *a, **k", "return f(y, *a, **k)", "x, y", None),
    ("y, *a, **k", "return f(y, *a, **k)", "x, *, y", None),
    ("z, /, *a, **k", "return f(z, *a, **k)", "x, y", None),
    ("z, *a, **k", "return f(z, *a, **k)", "x, /, y", None),
    ("z, *a, **k", "return f(*a, **k)", "x, y", None),
]


@pytest.mark.parametrize(("parameters", "body", "wrapped", "expected"), RENAMED)
def test_other_names(parameters: str, body: str, wrapped: str, expected: str | None) -> None:
    theirs = function(f"def f({wrapped}): ...")
    assert shown(renamed(wrapper(parameters, body), "f", theirs)) == expected
    assert ast.unparse(theirs.args) == wrapped


GIVEN = [
    ("*a, **k", "return f(1, *a, **k)", "x, y", "y"),
    ("*a, **k", "return f(1, 2, *a, **k)", "x, y=1, z=2, *, w", "z=2, *, w"),
    ("*a, **k", "return f(1, *a, **k)", "x=1, y=2", "y=2"),
    ("*a, **k", "return f(1, 2, *a, **k)", "x, y=2", ""),
    ("*a, **k", "return f(1, 2, *a, **k)", "x", None),
    ("*a, **k", "return f(*a, **k)", "x", None),
    ("*a, **k", "return f(1, a, **k)", "x", None),
    ("*a, **k", "f(1, 2, *a, **k); return f(1, *a, **k)", "x, y", None),
    ("*a, **k", "f(2, *a, **k); return f(1, *a, **k)", "x, y", "y"),
    ("*a, **k", "pass", "x", None),
    ("*a, **k", "f(1); return f(1, *a, **k)", "x, y", None),
    ("z, *a, **k", "return f(1, z, *a, **k)", "x, y", None),
    ("*a, **k", "return f(1, *a, **k)", "x, /, y", None),
]


@pytest.mark.parametrize(("parameters", "body", "wrapped", "expected"), GIVEN)
def test_arguments_added(parameters: str, body: str, wrapped: str, expected: str | None) -> None:
    theirs = function(f"def f({wrapped}): ...")
    assert shown(given_some(wrapper(parameters, body), "f", theirs)) == expected
    assert ast.unparse(theirs.args) == wrapped


WIDENED = [
    ("*a, z, **k", "return f(*a, **k)", "x", "x, *, z=None"),
    ("*a, z=1, **k", "print(z); return f(*a, **k)", "x, *b, y=2", "x, *b, y=2, z=None"),
    ("*a, **k", "k.pop('z'); return f(*a, **k)", "x", "x, *, z=None"),
    ("*a, **k", "k.get('z', 1); k.pop('z'); return f(*a, **k)", "x", "x, *, z=None"),
    ("*a, w, **k", "k.pop('z'); return f(*a, **k)", "x", "x, *, w=None, z=None"),
    ("*a, x, y, **k", "return f(*a, **k)", "x, /, *, y", "x, /, *, y"),
    ("x, *a, z, **k", "return f(x, *a, **k)", "x, y", "x, y, *, z=None"),
    ("y, *a, z, **k", "return f(y, *a, **k)", "x, y", None),
    ("*a, z", "return f(*a)", "x", None),
    ("*a, **k", "k.pop(z); return f(*a, **k)", "x", None),
    ("*a, **k", "k.pop(1); return f(*a, **k)", "x", None),
    ("*a, **k", "k.update('z'); return f(*a, **k)", "x", None),
    ("*a, **k", "pop('z'); return f(*a, **k)", "x", "x"),
    ("*a, **k", "k.a.pop('z'); return f(*a, **k)", "x", None),
    ("*a, **k", "a.pop('z'); return f(*a, **k)", "x", None),
    ("*a, **k", "k.pop(); return f(*a, **k)", "x", None),
    ("*a, z, **k", "return f(*a, z=z, **k)", "x", None),
]


@pytest.mark.parametrize(("parameters", "body", "wrapped", "expected"), WIDENED)
def test_names_added(parameters: str, body: str, wrapped: str, expected: str | None) -> None:
    theirs = function(f"def f({wrapped}): ...")
    made = widened(wrapper(parameters, body), "f", theirs)
    assert shown(made) == expected
    assert ast.unparse(theirs.args) == wrapped
    for one in ast.walk(made.args) if made else ():
        if isinstance(one, ast.arg):
            assert (one.lineno, one.end_lineno) == (1, 1)


def call(made: Callable[..., object], named: dict[str, int], *given: int) -> str:
    try:
        made(*given, **named)
    except TypeError:
        return "refused"
    return "taken"


CALLS: list[tuple[tuple[int, ...], dict[str, int]]] = [
    (given, named)
    for given in ((), (1,), (1, 2), (1, 2, 3))
    for named in ({}, {"x": 1}, {"y": 1}, {"z": 1}, {"w": 1}, {"z": 1, "y": 1})
]


@pytest.mark.parametrize(
    ("way", "row"),
    [
        *((renamed, row) for row in RENAMED if row[3] is not None),
        *((given_some, row) for row in GIVEN if row[3] is not None),
        *((widened, row) for row in WIDENED if row[3] is not None and "pop" not in row[1]),
    ],
)
def test_what_python_accepts(way: object, row: tuple[str, str, str, str]) -> None:
    """A call of the wrapper fails where what is told of it does not fit."""
    parameters, body, wrapped, told = row
    names: dict[str, Callable[..., object]] = {}
    exec(f"def f({wrapped}): ...\ndef w({parameters}):\n    {body}\ndef t({told}): ...", names)
    names["print"] = lambda *_: None
    own = inspect.signature(names["w"])
    required = {
        one.name
        for one in own.parameters.values()
        if one.kind is one.KEYWORD_ONLY and one.default is one.empty
    }
    for given, named in CALLS:
        if required <= {*named}:
            assert call(names["w"], named, *given) == call(names["t"], named, *given), (
                given,
                named,
            )


@pytest.mark.parametrize(
    ("text", "is_async", "expected"),
    [
        ("def w(*a): return f(*a)", False, True),
        ("def w(*a): return g(f(*a))", False, False),
        ("def w(*a): return g.f(*a)", False, False),
        ("def w(*a): return f", False, False),
        ("def w(*a):\n    x = f(*a)\n    return x", False, True),
        ("def w(*a):\n    x = f(*a)\n    x = 1\n    return x", False, False),
        ("def w(*a):\n    x.y = z = f(*a)\n    return z", False, True),
        ("def w(*a):\n    x, y = f(*a)\n    return x", False, False),
        ("def w(*a):\n    x = g(*a)\n    return x", False, False),
        ("def w(*a):\n    if b: return f(*a)\n    return 1", False, False),
        ("def w(*a):\n    if b: return f(*a)\n    return", False, False),
        ("def w(*a): f(*a)", False, False),
        ("def w(*a): yield f(*a)", False, False),
        ("def w(*a): yield from f(*a)", False, True),
        ("def w(*a):\n    yield 1\n    yield from f(*a)", False, False),
        ("async def w(*a): return await f(*a)", True, True),
        ("async def w(*a):\n    x = await f(*a)\n    return x", True, True),
        ("async def w(*a): return await f(*a)", False, False),
        ("def w(*a): return f(*a)", True, False),
    ],
)
def test_returning_the_same(text: str, is_async: bool, expected: bool) -> None:
    wrapped = function("async def f(): ..." if is_async else "def f(): ...")
    assert gives_back(function(text), "f", wrapped) is expected


def test_what_a_decorator_sets() -> None:
    text = (
        "def d(f, g):\n    f.__annotations__ = x\n    f.y = 1\n    g.__init__ = z\n"
        "    if f: f.__defaults__ = (1,)\n    del f.__wrapped__\n    return f\n"
    )
    found = [(one.target, one.attribute) for one in patched_by(function(text), "f")]
    assert found == [("f", "__annotations__"), ("f", "__wrapped__"), ("f", "__defaults__")]
