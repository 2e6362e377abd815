"""Evaluations that are reported at the top level of a module also fail in Python."""

from __future__ import annotations

import ast
from pathlib import Path
from types import ModuleType

import pytest

from noob_lint.python.lookup import Sources
from noob_lint.python.source import values
from noob_lint.python.source.values import EvaluationError, Evaluator, Library, Plain

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


def definition(text: str) -> Plain:
    (node,) = ast.parse(text).body
    assert isinstance(node, ast.FunctionDef | ast.ClassDef)
    return Plain(node)


NAMES: dict[str, object] = {
    "UN": values.UNKNOWN,
    "NUM": 3,
    "TEXT": "abc",
    "BIG": 1 << 999,
    "LONG": "a" * 1000,
    "LONGER": "a" * 1001,
    "MANY": [1] * 1000,
    "MORE": [1] * 1001,
    "LST": [1, 2],
    "TAB": {"a": 1},
    "math": Library("math"),
    "A": definition("class A: ..."),
    "f": definition("def f(a): ..."),
    "g": definition("def g(): raise ValueError"),
}


def evaluated(text: str) -> str:
    """The value or the error, the names that it rests on, and whether other code may have run."""
    evaluator = Evaluator(lambda name: NAMES.get(name, values.OF_PYTHON))
    try:
        value = evaluator.of(ast.parse(text, mode="eval").body)
    except EvaluationError as error:
        node = ast.unparse(error.node)
        said = error.reason.replace("unsupported operand type(s) for", "no")
        said += "" if node == text else f" at {node}"
    else:
        said = "?" if value is values.UNKNOWN else str(value).replace(str(values.UNKNOWN), "?")
    names = f" by {' '.join(sorted(evaluator.used))}" if evaluator.used else ""
    return said + names + (" and others" if evaluator.calls_others else "")


EVALUATED = {
    "1": "1",
    "'a'": "a",
    "b'a'": "b'a'",
    "None": "None",
    "...": "Ellipsis",
    "-1": "-1",
    "-1.5": "-1.5",
    "-True": "?",
    "-'a'": "?",
    "~1": "?",
    "not 0": "True",
    "not ()": "?",
    "not NUM": "False by NUM",
    "(1, 'a')": "(1, 'a')",
    "[1, UN]": "[1, ?]",
    "{1, 2}": "{1, 2}",
    "{UN}": "?",
    "{1: UN, 'a': 2}": "{1: ?, 'a': 2}",
    "{UN: 1}": "?",
    "{**TAB}": "? by TAB",
    "(*LST,)": "? by LST",
    "[*5]": "TypeError: 'int' object is not iterable at 5",
    "{[1]}": "TypeError: unhashable type: 'list'",
    "{[1]: 2}": "TypeError: unhashable type: 'list'",
    "{[]: UN}": "TypeError: unhashable type: 'list'",
    "1 + 2": "3",
    "1 - 3": "-2",
    "2 * 3": "6",
    "7 / 2": "3.5",
    "7 // 2": "3",
    "7 % 4": "3",
    "1 / 0": "ZeroDivisionError: division by zero",
    "1 // 0": "ZeroDivisionError: division by zero",
    "1.5 % 0": "ZeroDivisionError: division by zero",
    "2 ** 3": "?",
    "1 << 2": "?",
    "'a' + 'b'": "ab",
    "'a' + 1": 'TypeError: can only concatenate str (not "int") to str',
    "'%s' % 1": "?",
    "'a' * 3": "?",
    "3 * 'a'": "?",
    "b'a' * 3": "?",
    "3 * b'a'": "?",
    "[1] + [2]": "?",
    "1 + UN": "?",
    "1 + None": "TypeError: no +: 'int' and 'NoneType'",
    "2 * BIG": "? by BIG",
    "BIG // BIG": "1 by BIG",
    "BIG + BIG": "? by BIG",
    "len(LONG)": "1000 by LONG",
    "LONG + 'a'": "? by LONG",
    "len(MANY)": "1000 by MANY",
    "len(MORE)": "? by MORE",
    "len(LONGER)": "? by LONGER",
    "NUM + 1": "4 by NUM",
    "TEXT + 1": 'TypeError: can only concatenate str (not "int") to str by TEXT',
    "unknown + 1": "?",
    "len + 1": "?",
    "int | None": "?",
    "None | int": "?",
    "int | str": "?",
    "None | None": "TypeError: no |: 'NoneType' and 'NoneType'",
    "'int' | None": "TypeError: no |: 'str' and 'NoneType'",
    "int | 'A'": "TypeError: no |: 'type' and 'str'",
    "len | None": "TypeError: no |: 'builtin_function_or_method' and 'NoneType'",
    "None | len": "TypeError: no |: 'NoneType' and 'builtin_function_or_method'",
    "math | None": "TypeError: no |: 'module' and 'NoneType' by math",
    "f | None": "TypeError: no |: 'function' and 'NoneType' by f",
    "f | int": "TypeError: no |: 'function' and 'type' by f",
    "A | None": "? by A",
    "A | 'B'": "TypeError: no |: 'type' and 'str' by A",
    "'A' | B": "?",
    "UN | None": "?",
    "1 | None": "?",
    "1 | 2": "?",
    "UN and 1 / 0": "? and others",
    "1 / 0 and UN": "ZeroDivisionError: division by zero at 1 / 0",
    "UN if 1 / 0 else 2": "ZeroDivisionError: division by zero at 1 / 0",
    "1 / 0 if UN else 2": "? and others",
    "1 < 2": "?",
    "1 < 1 / 0": "ZeroDivisionError: division by zero at 1 / 0",
    "1 < 2 < 1 / 0": "? and others",
    "f'{1 / 0}'": "ZeroDivisionError: division by zero at 1 / 0",
    "f'a{NUM}{f()!r}'": "TypeError: f() is missing the argument 'a' at f() by NUM f",
    "[1, 2][0]": "1",
    "[1, 2][2]": "IndexError: list index out of range",
    "[1, 2][-1]": "2",
    "(1, 2)[5]": "IndexError: tuple index out of range",
    "'ab'[1]": "b",
    "'ab'[2]": "IndexError: string index out of range",
    "{'a': 1}['a']": "1",
    "{'a': 1}['b']": "KeyError: 'b'",
    "{'a': []}['a']": "?",
    "[1, 2]['a']": "TypeError: list indices must be integers or slices, not str",
    "[1][0:1]": "?",
    "[1][UN]": "?",
    "UN[0]": "?",
    "UN[1 / 0]": "ZeroDivisionError: division by zero at 1 / 0",
    "5[0]": "TypeError: 'int' object is not subscriptable",
    "None[0]": "TypeError: 'NoneType' object is not subscriptable",
    "True[0]": "TypeError: 'bool' object is not subscriptable",
    "1.5[0]": "TypeError: 'float' object is not subscriptable",
    "b'a'[5]": "?",
    "{1}[0]": "?",
    "int[3]": "TypeError: type 'int' is not subscriptable",
    "list[3]": "?",
    "len[3]": "TypeError: 'builtin_function_or_method' object is not subscriptable",
    "bool[1]": "TypeError: type 'bool' is not subscriptable",
    "type[1]": "?",
    "print[1]": "TypeError: 'builtin_function_or_method' object is not subscriptable",
    "gone[1]": "?",
    "'a'.x": "AttributeError: 'str' object has no attribute 'x'",
    "'a'.upper": "?",
    "'a'.upper()": "? and others",
    "[].add": "AttributeError: 'list' object has no attribute 'add'",
    "{}.gone": "AttributeError: 'dict' object has no attribute 'gone'",
    "None.x": "AttributeError: 'NoneType' object has no attribute 'x'",
    "b''.x": "AttributeError: 'bytes' object has no attribute 'x'",
    "().x": "AttributeError: 'tuple' object has no attribute 'x'",
    "{1}.append": "AttributeError: 'set' object has no attribute 'append'",
    "UN.x": "?",
    "LST.append(1)": "? by LST and others",
    "'a'()": "TypeError: 'str' object is not callable",
    "None()": "TypeError: 'NoneType' object is not callable",
    "5(1)": "TypeError: 'int' object is not callable",
    "[]()": "TypeError: 'list' object is not callable",
    "math(1)": "TypeError: 'module' object is not callable by math",
    "A()": "? by A and others",
    "A(1)": "TypeError: A() takes no arguments by A",
    "f()": "TypeError: f() is missing the argument 'a' by f",
    "f(1)": "? by f and others",
    "g()": "it raises ValueError by g",
    "unknown()": "? and others",
    "unknown(1 / 0)": "ZeroDivisionError: division by zero at 1 / 0",
    "unknown(a=1 / 0)": "ZeroDivisionError: division by zero at 1 / 0",
    "print(1)": "?",
    "TypeVar('T')": "?",
    "frozenset(LST)": "? by LST",
    "dict(a=1)": "?",
    "set(LST)": "{1, 2} by LST",
    "x.y()": "? and others",
    "len('abc')": "3",
    "len([1, UN])": "?",
    "len([1, [2]])": "?",
    "len({1: [2]})": "?",
    "len({1: 2})": "1",
    "len(5)": "TypeError: object of type 'int' has no len()",
    "len()": "?",
    "len(1, 2)": "TypeError: len() takes exactly one argument (2 given)",
    "len('a', 'b', 'c')": "?",
    "len(a=1)": "? and others",
    "int('5')": "5",
    "int('a')": "ValueError: invalid literal for int() with base 10: 'a'",
    "int('a', 16)": "10",
    "int('11', 2)": "3",
    "float('1.5')": "1.5",
    "float('x')": "ValueError: could not convert string to float: 'x'",
    "float('1', '2')": "TypeError: float expected at most 1 argument, got 2",
    "str(1)": "? and others",
    "sum([1, 2])": "3",
    "sum(['a'])": "TypeError: no +: 'int' and 'str'",
    "min([2, 1])": "1",
    "min([])": "ValueError: min() arg is an empty sequence",
    "max(1, 2)": "2",
    "abs(-1)": "1",
    "abs('a')": "TypeError: bad operand type for abs(): 'str'",
    "ord('a')": "97",
    "ord('ab')": "TypeError: ord() expected a character, but string of length 2 found",
    "list('ab')": "['a', 'b']",
    "tuple([1])": "(1,)",
    "tuple(1)": "TypeError: 'int' object is not iterable",
    "bool(1)": "? and others",
    "[x for x in 5]": "TypeError: 'int' object is not iterable at 5",
    "{x for x in None}": "TypeError: 'NoneType' object is not iterable at None",
    "{x: 1 for x in 1.5}": "TypeError: 'float' object is not iterable at 1.5",
    "(x for x in True)": "TypeError: 'bool' object is not iterable at True",
    "[x for x in 'abc']": "? and others",
    "[1 / 0 for x in ()]": "? and others",
    "lambda: 1 / 0": "?",
    "lambda x=1 / 0: 1": "?",
    "(y := 1)": "? and others",
    "(yield 1)": "? and others",
    "print(unknown())": "? and others",
    "1.5.from_number": "?",
    "NUM": "3 by NUM",
    "TEXT.x": "AttributeError: 'str' object has no attribute 'x' by TEXT",
    "TAB['a']": "1 by TAB",
    "TAB['b']": "KeyError: 'b' by TAB",
    "LST[5]": "IndexError: list index out of range by LST",
}


@pytest.mark.parametrize(("text", "expected"), EVALUATED.items())
def test_values(text: str, expected: str) -> None:
    assert evaluated(text) == expected


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
def test_what_python_evaluates_in_the_same_way() -> None:
    """Each value and each error above is that of Python."""
    for text, expected in EVALUATED.items():
        if "?" not in expected and " by " not in expected:
            try:
                said = str(eval(text, {"UN": 1}))
            except Exception as error:
                said = type(error).__name__
            assert said == expected.partition(":")[0], text
