"""Evaluations that are reported at the top level of a module also fail in Python."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from noob_lint.python.lookup import Sources

REFUSED = {
    "KeyError: 'lo'": "T = {'low': 1}\nx = T['lo']",
    "KeyError: 1": "class A:\n    x = {'a': 1}[1]",
    "IndexError: list index out of range": "x = [1, 2][2]",
    "ZeroDivisionError: division by zero": "ZERO = 0\nx = 1 % ZERO",
    "ValueError: invalid literal for int() with base 10: 'high'": "x = print(int('high'))",
    "ValueError: could not convert string to float: '1,5'": "x = [float('1,5')]",
    "ValueError: too many values to unpack (expected 2)": "a, b = 1, 2, 3",
    "ValueError: not enough values to unpack (expected 2, got 1)": "a, b = 'a'",
    "TypeError: 'int' object is not iterable": "for x in 5: pass",
    "TypeError: 'NoneType' object is not iterable": "x = [y for y in None]",
    "TypeError: 'float' object is not iterable": "x = [*1.5]",
    "TypeError: object of type 'int' has no len()": "x = len(5)",
    'TypeError: can only concatenate str (not "int") to str': "N = 1\nx = 'a' + N",
    "TypeError: unhashable type: 'list'": "x = {(1,): 2, [1]: 3}",
    "TypeError: 'dict' object is not callable": "T = {'low': 1}\nx = T('low')",
    "TypeError: 'module' object is not callable": "import datetime\nx = datetime(2024, 1, 1)",
    "TypeError: 'int' object is not subscriptable": "N = 1\nx = N[0]",
    "TypeError: type 'int' is not subscriptable": "X = int[3]",
    "TypeError: 'builtin_function_or_method' object is not subscriptable": (
        "X = callable[[int], int]"
    ),
    "TypeError: unsupported operand type(s) for |: 'str' and 'NoneType'": ("X = 'int' | None"),
    "TypeError: unsupported operand type(s) for |: 'type' and 'str'": ("class A: ...\nX = A | 'B'"),
    "TypeError: unsupported operand type(s) for |: 'module' and 'NoneType'": (
        "import datetime\nX = datetime | None"
    ),
    "TypeError: unsupported operand type(s) for |: 'builtin_function_or_method' and 'NoneType'": (
        "X = any | None"
    ),
    "AttributeError: 'str' object has no attribute 'uper'": "x = 'a'.uper()",
    "AttributeError: 'dict' object has no attribute 'low'": "T = {'low': 1}\nx = T.low",
    "TypeError: f() is missing the argument 'b'": "def f(a, *, b): ...\nf(1)",
    "TypeError: f() takes 1 positional arguments but 2 were given": "def f(a): ...\nf(1, 2)",
    "TypeError: f() got an unexpected keyword argument 'c'": "def f(a, b=1): ...\nf(1, c=2)",
    "TypeError: f() got multiple values for argument 'a'": "async def f(a): ...\nf(1, a=2)",
    "TypeError: A() takes no arguments": "class A:\n    x: int\nA(1)",
    "TypeError: A.__init__() is missing the argument 'x'": (
        "class A:\n    def __init__(self, x): ...\nA()"
    ),
    "TypeError: two() is missing the argument 'n'": "def two(f, n): ...\n@two\ndef g(): ...",
    "it raises ValueError": "def f():\n    '''Not yet.'''\n    raise ValueError('no')\nx = f()",
    "AssertionError": "assert False, 'no'",
}
TAKEN = {
    "set later": "T = {}\nT['a'] = 1\nx = T['a']",
    "set by a method": "T = {}\nT.setdefault('a', 1)\nx = T['a']",
    "set by a decorator": (
        "T = {}\ndef add(f):\n    T[f.__name__] = f\n    return f\n@add\ndef g(): ...\nx = T['g']"
    ),
    "set in a loop": "T = []\nfor x in (1, 2): T.append(x)\ny = T[1]",
    "counted": "n = 0\nwhile n < 3: n += 1\nx = 1 / n",
    "set by a function": "n = 0\ndef f():\n    global n\n    n = 1\nf()\nx = 1 / n",
    "set under a condition": "import sys\nn = 0\nif sys: n = 1\nx = 1 / n",
    "set by an expression": "n = 0\nif (n := 2): pass\nx = 1 / n",
    "set by a loop": "n = 0\nfor n in (1, 2): pass\nx = 1 / n",
    "set by a pattern": "n = 0\nmatch 3:\n    case n: pass\nx = 1 / n",
    "set by an import": "T = {}\nfrom os import environ as T\nT['PATH']",
    "held within": "T = {'a': []}\nT['a'].append(1)\nx = T['a'][0]",
    "handled": "try:\n    x = 1 / 0\nexcept ZeroDivisionError:\n    x = 0",
    "handled by a base": "try:\n    x = {}['a']\nexcept LookupError:\n    x = 0",
    "set in the handler": "n = 0\ntry:\n    int('a')\nexcept ValueError:\n    n = 1\nx = 1 / n",
    "suppressed": "from contextlib import suppress\nwith suppress(KeyError): {}['a']",
    "not evaluated": "x = True or 1 / 0\ny = 1 if x else {}['a']\nz = lambda: 1 / 0\n",
    "an item that is never taken": "x = (1 / 0 for y in ())\ny = [1 / 0 for y in ()]",
    "arguments unpacked": "def f(a, b): ...\nf(*[1, 2])\nf(**{'a': 1, 'b': 2})",
    "all kinds of arguments": "def f(a, /, *b, c=1, **d): ...\nf(1, 2, c=3, e=4)\nf(1, a=2)",
    "redefined": "def f(a): ...\ndef f(a, b): ...\nf(1, 2)",
    "wrapped": "def f(a): ...\nf = (lambda g: lambda *a: 1)(f)\nf(1, 2)",
    "changed defaults": "def f(a): ...\nf.__defaults__ = (1,)\nf()",
    "a constructor of another kind": "class A:\n    def __new__(cls, *a): return 1\nA(1, 2)",
    "a constructor by assignment": "class A:\n    __init__ = lambda self, x: None\nA(1)",
    "inherited": "class B:\n    def __init__(self, x): ...\nclass A(B): ...\nA(1)",
    "metaclass": (
        "class M(type):\n    def __or__(cls, one): return 1\n    def __call__(cls, x): return x\n"
        "class A(metaclass=M): ...\nx = A | 'B'\ny = A(1)"
    ),
    "a generator that raises": "def f():\n    raise ValueError\n    yield\nx = f()",
    "a coroutine that raises": "async def f():\n    raise ValueError\nx = f\n",
    "raises later": "def f(x):\n    if x: raise ValueError\nf(0)",
    "its own int": "def int(x): return x\nx = int('high')",
    "its own len": "from operator import truth as len\nx = len(5)",
    "quoted": "def f(x: 'int | None', y: 'int[3]' = None) -> 'A | B': ...",
    "types": "def f(x: list[int] | None, y: int | None, z: type | str): ...",
    "formatted": "x = '%s and %d' % ('a', 3) + 'b' * 3",
    "starred": "a, *b = 1, 2, 3\n(c, d), e = (1, 2), 3",
    "large": "x = 10 ** 5000 % 7\ny = 'a' * 10_000\nz = y[9_999]",
    "asserted": "assert not False, 'no'",
}


def told(text: str, tmp_path: Path) -> str | None:
    """Why importing the text certainly fails."""
    (tmp_path / "lab.py").write_text(text + "\n")
    broken = Sources([tmp_path]).broken("lab.f")
    return None if broken is None else broken.reason


@pytest.mark.parametrize("reason", REFUSED)
def test_refused(reason: str, tmp_path: Path) -> None:
    text = REFUSED[reason]
    with pytest.raises(Exception):  # noqa: B017, PT011
        exec(compile(text, "lab", "exec", dont_inherit=True), vars(ModuleType("lab")))
    assert told(text, tmp_path) == reason


@pytest.mark.parametrize("name", TAKEN)
def test_taken(name: str, tmp_path: Path) -> None:
    text = TAKEN[name]
    exec(compile(text, "lab", "exec", dont_inherit=True), vars(ModuleType("lab")))
    assert told(text, tmp_path) is None
