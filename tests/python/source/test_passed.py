"""Whether the arguments of a call fit, and what functions raise at once."""

from __future__ import annotations

import ast

import pytest

from noob_lint.python.source.passed import misfit, raised_at_once

MANY = "takes {} positional arguments but {} were given"
FITS = {
    ("def f(): ...", "f()"): None,
    ("def f(): ...", "f(1)"): f"f() {MANY.format(0, 1)}",
    ("def f(a, b): ...", "f(1, 2)"): None,
    ("def f(a, b): ...", "f(1)"): "f() is missing the argument 'b'",
    ("def f(a, b): ...", "f(b=1)"): "f() is missing the argument 'a'",
    ("def f(a, b): ...", "f(1, 2, 3)"): f"f() {MANY.format(2, 3)}",
    ("def f(a, b): ...", "f(*x)"): None,
    ("def f(a, b): ...", "f(**x)"): None,
    ("def f(a, b): ...", "f(1, a=1)"): "f() got multiple values for argument 'a'",
    ("def f(a, b): ...", "f(1, b=1)"): None,
    ("def f(a, b): ...", "f(1, 2, c=1)"): "f() got an unexpected keyword argument 'c'",
    ("def f(a, b, **c): ...", "f(1, 2, d=1)"): None,
    ("def f(a, **c): ...", "f(1, a=1)"): "f() got multiple values for argument 'a'",
    ("def f(a, *b): ...", "f(1, 2, 3)"): None,
    ("def f(a, *b): ...", "f()"): "f() is missing the argument 'a'",
    ("def f(a, *b, c): ...", "f(1, 2)"): "f() is missing the argument 'c'",
    ("def f(*, c, d=1): ...", "f(c=1)"): None,
    ("def f(*, c=1, d): ...", "f(c=1)"): "f() is missing the argument 'd'",
    ("def f(*, c): ...", "f(1)"): f"f() {MANY.format(0, 1)}",
    ("def f(a, /): ...", "f(a=1)"): "f() got an unexpected keyword argument 'a'",
    ("def f(a, /, **b): ...", "f(a=1)"): "f() is missing the argument 'a'",
    ("def f(a, /, **b): ...", "f(1, a=1)"): None,
    ("def f(a, /, b): ...", "f(1, b=2)"): None,
    ("def f(a, b=1, c=2): ...", "f(1)"): None,
    ("def f(a, b=1, /, c=2): ...", "f()"): "f() is missing the argument 'a'",
    ("def f(a, b=1, /, c=2): ...", "f(1, 2, 3)"): None,
    ("async def f(a): ...", "f()"): "f() is missing the argument 'a'",
    ("class f: ...", "f()"): None,
    ("class f: ...", "f(1)"): "f() takes no arguments",
    ("class f: ...", "f(a=1)"): "f() takes no arguments",
    ("class f: a: int = 1", "f(a=1)"): "f() takes no arguments",
    (
        "class f:\n '''No more.'''\n pass\n class A: ...\n a = b = 1",
        "f(1)",
    ): "f() takes no arguments",
    ("class f:\n def g(self): ...\n async def h(self): ...", "f(1)"): "f() takes no arguments",
    ("class f:\n def __init__(self, a): ...", "f(1)"): None,
    ("class f:\n def __init__(self, a): ...", "f()"): "f.__init__() is missing the argument 'a'",
    ("class f:\n def __init__(self, a): ...", "f(1, 2)"): f"f.__init__() {MANY.format(2, 3)}",
    ("class f:\n def __init__(self): ...", "f(self=1)"): (
        "f.__init__() got multiple values for argument 'self'"
    ),
    ("class f:\n def __new__(cls, a): ...", "f(1, 2)"): None,
    ("class f:\n def __new__(cls, a): ...\n def __init__(self): ...", "f(1, 2)"): None,
    ("class f:\n __init__ = g", "f(1)"): None,
    ("class f:\n a = __new__ = g", "f(1)"): None,
    ("class f:\n __init__: A = g", "f(1)"): None,
    ("class f:\n f.__init__: A = g", "f(1)"): None,
    ("class f:\n f.__init__ = g", "f(1)"): None,
    ("class f:\n a__: int = 1", "f(1)"): "f() takes no arguments",
    ("class f:\n __a: int = 1", "f(1)"): None,
    ("class f:\n a__ = 1", "f(1)"): "f() takes no arguments",
    ("class f:\n __a = 1", "f(1)"): None,
    ("class f:\n (a, b) = g", "f(1)"): None,
    ("class f:\n g()", "f(1)"): None,
    ("class f:\n if a: ...", "f(1)"): None,
    ("class f:\n from a import b", "f(1)"): None,
    ("class f:\n @g\n def __init__(self): ...", "f(1)"): None,
    ("class f:\n async def __init__(self): ...", "f(1)"): None,
}


def defined(text: str) -> ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef:
    (node,) = ast.parse(text).body
    assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    return node


@pytest.mark.parametrize(("definition", "call"), FITS)
def test_arguments(definition: str, call: str) -> None:
    node = ast.parse(call, mode="eval").body
    assert isinstance(node, ast.Call)
    assert misfit(node, defined(definition)) == FITS[definition, call]


def test_python_refuses_them_as_well() -> None:
    for (definition, call), said in FITS.items():
        if said is not None:
            names: dict[str, object] = {}
            exec(definition, names)
            with pytest.raises(TypeError):
                eval(call, names)


@pytest.mark.parametrize(
    ("definition", "kind"),
    [
        ("def f(): raise A", "A"),
        ("def f():\n 'It says so.'\n ...\n raise A('no') from b", "A"),
        ("def f():\n g()\n raise A", None),
        ("def f():\n g\n raise A", None),
        ("def f(): raise", None),
        ("def f(): raise a.B", None),
        ("def f(): raise a.B()", None),
        ("def f(): return A", None),
        ("def f(): ...", None),
        ("def f():\n raise A\n yield", None),
        ("async def f(): raise A", None),
        ("class f: raise A", None),
    ],
)
def test_what_is_raised_at_once(definition: str, kind: str | None) -> None:
    assert raised_at_once(defined(definition)) == kind
